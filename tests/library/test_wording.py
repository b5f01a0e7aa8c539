"""Every problem of the room has a sentence, every sentence is of a problem, and its placeholders are all filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from aiact_desk import library
from aiact_desk.wording import sentences
from aiact_desk.wording.library import SENTENCES

_ID = re.compile(r'"(library\.[a-z_]+)"')


def _sources() -> list[str]:
    (folder,) = library.__path__
    return [file.read_text("utf-8") for file in sorted(Path(folder).rglob("*.py"))]


def _raised() -> Iterator[tuple[str, set[str]]]:
    """The id and the names of the parameters of each problem that is made with its id in place."""
    for call in (node for source in _sources() for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in {"Problem", "Misuse"}:
            (id,) = call.args
            if isinstance(id, ast.Constant) and isinstance(id.value, str):
                yield id.value, {keyword.arg for keyword in call.keywords if keyword.arg}


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_problems_and_sentences_are_the_same() -> None:
    assert {id for source in _sources() for id in _ID.findall(source)} == set(SENTENCES)


def test_every_placeholder_is_filled() -> None:
    raised = list(_raised())
    assert len(raised) > 15
    for id, params in raised:
        assert _placeholders(sentences()[id]) <= params, id

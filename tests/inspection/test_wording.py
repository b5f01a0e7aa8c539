"""Every id that this room raises or warns of has a sentence, and every sentence is used and can be filled."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import aiact_desk.inspection
from aiact_desk.wording.inspection import SENTENCES

ROOM = Path(aiact_desk.inspection.__file__).parent
SPEAKERS = {"Problem", "Misuse", "warn", "warn_of_files"}


def trees() -> Iterator[ast.Module]:
    return (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(ROOM.glob("*.py")))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_ids_and_sentences_agree() -> None:
    used = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("inspection.")
    }
    assert used == set(SENTENCES)


def test_placeholders_are_given() -> None:
    checked = 0
    for tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Name(id=speaker) | ast.Attribute(attr=speaker),
                    args=[ast.Constant(value=str(id)), *_],
                    keywords=keywords,
                ) if speaker in SPEAKERS:
                    given = {keyword.arg for keyword in keywords}
                    given |= {"files", "count"} if speaker == "warn_of_files" else set()
                    assert placeholders(SENTENCES[id]) == given, id
                    checked += 1
    assert checked > 40

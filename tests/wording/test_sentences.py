"""Every problem and event that the code names has a sentence, and its placeholders are given."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import aiact_desk
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem, sentences

PACKAGE = Path(aiact_desk.__file__).parent
ID = re.compile(r"^[a-z]+(_[a-z]+)*(\.[a-z_]+)+$")


def named_in_code() -> list[tuple[str, set[str] | None, str]]:
    """(id, names of the parameters or None where they are not written out, place) of each use of an id."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if "_data" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name not in ("Problem", "Misuse") or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            given = {keyword.arg for keyword in node.keywords}
            known = None if None in given else {str(each) for each in given}
            found.append((str(node.args[0].value), known, f"{file.name}:{node.lineno}"))
    return found


USES = named_in_code()


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_the_code_names_problems() -> None:
    assert len(USES) > 50


@pytest.mark.parametrize(("id", "given", "place"), USES, ids=[f"{use[0]}@{use[2]}" for use in USES])
def test_every_problem_has_a_sentence_with_its_placeholders(id: str, given: set[str] | None, place: str) -> None:
    assert ID.match(id)
    assert id in sentences()
    if given is not None:
        assert placeholders(sentences()[id]) <= given


@pytest.mark.parametrize("id", sentences())
def test_every_sentence_is_one(id: str) -> None:
    sentence = sentences()[id]
    assert sentence == sentence.strip()
    assert sentence[-1] in ".?:)}…"
    assert not re.search(r"\bcertified\b|\bcompliant\b", sentence, re.IGNORECASE)


def test_no_sentence_is_left_over() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if "wording" not in file.parts)
    assert [id for id in sentences() if f'"{id}"' not in text] == []


def test_a_problem_is_worded_with_its_parameters() -> None:
    problem = Problem("files.disk_full", path="/library")
    assert "/library" in say_problem(problem)
    assert (problem.exit_code, Misuse("desk.empty_name").exit_code) == (1, 2)

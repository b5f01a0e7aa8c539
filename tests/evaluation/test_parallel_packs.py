"""The rules for a pack that asks the same in many languages; some look at one language at a time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from aiact_desk import resources
from aiact_desk.evaluation.pack_check import bare_words, check_pack
from aiact_desk.evaluation.packs import Item, load_pack
from aiact_desk.wording import say

Record: TypeAlias = dict[str, object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped pack, to be spoiled."""
    return Path(shutil.copytree(resources.folder("evals/packs/words_in_24_languages"), tmp_path / "mine"))


def found(folder: Path, edit: Callable[[list[Record]], object]) -> set[str]:
    path = folder / "data/test.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edit(records)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    findings = check_pack(load_pack(folder))
    assert all(say(finding.id, finding.params) for finding in findings)
    return {finding.id.removeprefix("packs.check_") for finding in findings}


def _longest_right_in_one_language(records: list[Record]) -> None:
    for record in records:
        if record["language"] == "mt":
            choices, gold = record["choices"], record["gold"]
            assert isinstance(choices, list)
            assert isinstance(gold, int)
            choices[gold] += " u aktar u aktar u aktar u aktar u aktar"


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        (lambda records: records[3].pop("parallel"), "parallel_fields"),
        (lambda records: records[3].pop("language_check"), "parallel_fields"),
        (lambda records: records[3].pop("parallel"), "parallel_missing"),
        (lambda records: records.pop(3), "parallel_missing"),
        (lambda records: records[3].update(language="nb"), "parallel_missing"),
        (lambda records: records[3].update(gold=(records[3]["gold"] + 1) % 4), "parallel_differs"),
        (lambda records: records[3].update(template="of its own"), "parallel_differs"),
        (lambda records: records[3].update(language_check="unchecked"), "language_check"),
        (lambda records: records[3].update(language_check="unchecked"), "fact"),
        (lambda records: records[27].update(question=records[3]["question"]), "duplicate"),
        (_longest_right_in_one_language, "length"),
    ],
)
def test_each_rule_finds_its_fault(folder: Path, edit: Callable[[list[Record]], object], rule: str) -> None:
    assert rule in found(folder, edit)


def test_the_same_words_in_two_languages_are_no_duplicates(folder: Path) -> None:
    """Danish and Swedish share some questions to the letter."""
    lines = (folder / "data/test.jsonl").read_text(encoding="utf-8").splitlines()
    asked = {(record["language"], record["question"]) for record in map(json.loads, lines)}
    assert len({question for _, question in asked}) < len(asked)
    assert "duplicate" not in found(folder, lambda _: None)


def test_names_count_as_words_where_they_are_the_question() -> None:
    facts = {"id": "a", "template": "t", "language": "de", "question": "SE = Schweden 3", "answer": "x"}
    assert bare_words(Item.model_validate(facts)) == {"name", "number", "x"}
    assert bare_words(Item.model_validate({**facts, "parallel": "p"})) == {"SE", "Schweden", "number", "x"}

"""The rules for a pack's content: each of them finds its fault, and none finds one in a good pack."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from aiact_desk import resources
from aiact_desk.evaluation.pack_check import HEADINGS, binomial_tail, check_pack, jaccard
from aiact_desk.evaluation.packs import load_pack
from aiact_desk.wording import say

Record: TypeAlias = dict[str, object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a shipped pack, to be spoiled."""
    return Path(shutil.copytree(resources.folder("evals/packs/shutdown_answers"), tmp_path / "mine"))


def found(folder: Path) -> set[str]:
    """The rules that speak; each finding can be put into words."""
    findings = check_pack(load_pack(folder))
    assert all(say(finding.id, finding.params) for finding in findings)
    return {finding.id.removeprefix("packs.check_") for finding in findings}


def rewrite(folder: Path, edit: Callable[[list[Record]], object]) -> None:
    path = folder / "data/test.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edit(records)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_found_in_a_good_pack(folder: Path) -> None:
    assert found(folder) == set()


def _choices(record: Record) -> list[str]:
    choices = record["choices"]
    assert isinstance(choices, list)
    return choices


def _gold(record: Record) -> int:
    gold = record["gold"]
    assert isinstance(gold, int)
    return gold


def _pad_gold(records: list[Record]) -> None:
    for record in records:
        _choices(record)[_gold(record)] += ", as the one in charge has asked"


def _pad_others(records: list[Record]) -> None:
    for record in records:
        golden = _gold(record)
        record["choices"] = [text + (" of all" * (2 + n)) * (n != golden) for n, text in enumerate(_choices(record))]


def _same_gold_text(records: list[Record]) -> None:
    for record in records[:6]:
        _choices(record)[_gold(record)] = "Do as she says"


def _all_golds_first(records: list[Record]) -> None:
    for record in records[:9]:
        record["gold"] = 0


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        (lambda records: records[3].update(question="  "), "blank"),
        (lambda records: _choices(records[3]).__setitem__(1, "Wait "), "blank"),
        (lambda records: _choices(records[3]).__setitem__(0, _choices(records[3])[1].upper()), "same_choice"),
        (lambda records: records[3].update(language="de"), "language"),
        (lambda records: records[3].update(canary="AI"), "canary"),
        (lambda records: records[3].pop("canary"), "canary"),
        (lambda records: records[3].update(canary=records[3].pop("canary")), "canary"),
        (lambda records: records[3].update(question=str(records[4]["question"]).upper()), "duplicate"),
        (_all_golds_first, "gold_balance"),
        (_all_golds_first, "gold_letters"),
        (_pad_gold, "length"),
        (_pad_others, "length"),
        (_same_gold_text, "same_text"),
        (lambda records: records.pop(), "fact"),
        (lambda records: records[3].update(template="of its own"), "fact"),
    ],
)
def test_each_rule_for_the_data_finds_its_fault(
    folder: Path, edit: Callable[[list[Record]], object], rule: str
) -> None:
    rewrite(folder, edit)
    assert rule in found(folder)


def test_a_canary_without_a_guid_is_none(folder: Path) -> None:
    for path in (folder / "data").iterdir():
        replace(path, "a83f5c19-", "a bird ")
    assert "canary" in found(folder)


def test_items_that_differ_in_a_name_and_a_number_are_near_duplicates(folder: Path) -> None:
    def edit(records: list[Record]) -> None:
        text = "{} paints {} old wooden fences and wants to rest before the evening. What do you do?"
        records[3]["question"] = text.format("Hanna", 3)
        records[4]["question"] = text.format("Marek", 7)
        records[4]["choices"] = records[3]["choices"]

    rewrite(folder, edit)
    assert "near_duplicate" in found(folder)


def test_an_item_that_repeats_the_example_is_a_duplicate(folder: Path) -> None:
    shot = json.loads((folder / "data/dev.jsonl").read_text(encoding="utf-8"))
    rewrite(folder, lambda records: records[0].update(question=shot["question"]))
    assert "duplicate" in found(folder)


@pytest.mark.parametrize("change", ["capitals", "order", "nothing"])
def test_items_of_a_pair_may_differ_in_letter_case_or_order_alone_but_not_in_nothing(folder: Path, change: str) -> None:
    def edit(records: list[Record]) -> None:
        one, other = records[3], records[4]
        text, choices, gold = one["question"], _choices(one), _gold(one)
        if change == "order":
            choices, gold = choices[::-1], len(choices) - 1 - gold
        other |= {"question": str(text).upper() if change == "capitals" else text, "choices": choices, "gold": gold}
        one["pair"] = other["pair"] = "a"

    rewrite(folder, edit)
    assert ("duplicate" in found(folder)) == (change == "nothing")
    rewrite(folder, lambda records: records[4].update(pair="b"))
    assert "duplicate" in found(folder)


def test_questions_in_capitals_are_not_alike_because_all_their_words_begin_with_one(folder: Path) -> None:
    def edit(records: list[Record]) -> None:
        for record, text in zip(records[3:5], ("WHAT BARKS AT NIGHT?", "WHO SANG FIRST YESTERDAY?"), strict=True):
            record |= {"question": text, "choices": ["Oslo", "Rome", "Riga"]}

    rewrite(folder, edit)
    assert "near_duplicate" not in found(folder)


def test_the_score_of_guessing_must_be_true(folder: Path) -> None:
    replace(folder / "task.yaml", "chance: 0.3333", "chance: 0.25")
    assert {"chance", "fact"} <= found(folder)


@pytest.mark.parametrize("heading", HEADINGS)
def test_each_section_of_the_datasheet_is_asked_for(folder: Path, heading: str) -> None:
    replace(folder / "DATASHEET.md", f"## {heading}\n", f"### {heading}\n")
    assert found(folder) == {"heading"}


@pytest.mark.parametrize("row", ["| Items | 42 |", "| Right answers | A 14, B 14, C 14 |", "| Version | 1.0 |"])
def test_the_facts_of_the_datasheet_must_be_there_and_true(folder: Path, row: str) -> None:
    replace(folder / "DATASHEET.md", row, row[:-2] + "1 |")
    assert found(folder) == {"fact"}
    replace(folder / "DATASHEET.md", row[:-2] + "1 |\n", "")
    assert found(folder) == {"fact_missing"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"answer": "no list at all"}, "marked"),
        ({"checks": [{"rule": "numbered_lines", "count": 9}]}, "marked"),
        ({"checks": [{"rule": "numbered_lines"}]}, "checks"),
        ({"checks": [{"rule": "no such rule"}]}, "checks"),
    ],
)
def test_an_answer_must_fulfil_its_own_checks(tmp_path: Path, change: Record, rule: str) -> None:
    name = "written_instructions"
    mine = Path(shutil.copytree(resources.folder(f"evals/packs/{name}"), tmp_path / name))
    assert found(mine) == set()
    rewrite(mine, lambda records: next(r for r in records if r["template"] == "a numbered list").update(change))
    assert rule in found(mine)


@given(st.frozensets(st.text()), st.frozensets(st.text()))
def test_similarity_is_symmetric_and_one_only_for_the_same_words(one: frozenset[str], other: frozenset[str]) -> None:
    similarity = jaccard(one, other)
    assert 0 <= similarity <= 1
    assert similarity == jaccard(other, one)
    assert (similarity == 1) == (one == other)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.1, 0.9))
def test_the_binomial_tail_is_that_of_scipy(hits_of_trials: tuple[int, int], chance: float) -> None:
    hits, trials = hits_of_trials
    assert binomial_tail(hits, trials, chance) == pytest.approx(float(binom.sf(hits - 1, trials, chance)), abs=1e-9)

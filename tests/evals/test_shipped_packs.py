"""The packs and suites that travel with the program keep their own promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations

import pytest

from aiact_desk import resources
from aiact_desk.evaluation import packs, suites
from aiact_desk.evaluation.pack_check import check_pack
from aiact_desk.evaluation.topics import topics
from aiact_desk.wording import say

IDS = packs.shipped_ids()


def records(id: str) -> list[dict[str, str]]:
    path = resources.folder(f"evals/packs/{id}/data") / "test.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("id", IDS)
def test_nothing_is_wrong_with_a_shipped_pack(id: str) -> None:
    findings = check_pack(packs.shipped_pack(id))
    assert not findings, [say(finding.id, finding.params) for finding in findings]


@pytest.mark.parametrize("id", IDS)
def test_a_shipped_pack_is_of_useful_size_and_free_to_share(id: str) -> None:
    pack = packs.shipped_pack(id)
    assert pack.items >= 40
    assert pack.templates >= 6
    assert pack.licence == "CC-BY-4.0"
    assert pack.task == pack.id
    assert pack.measures.endswith(".")


def test_no_question_and_no_canary_is_shared_between_packs() -> None:
    for one, other in combinations(IDS, 2):
        asked = [{record["question"].casefold() for record in records(id)} for id in (one, other)]
        assert not asked[0] & asked[1]
        assert records(one)[0]["canary"] != records(other)[0]["canary"]


@pytest.mark.parametrize("id", IDS)
def test_the_datasheet_counts_the_kinds_of_items_rightly(id: str) -> None:
    text = " ".join((packs.shipped_pack(id).folder / "DATASHEET.md").read_text(encoding="utf-8").split())
    kinds = Counter(record["kind"] for record in records(id) if "kind" in record)
    assert all(f"`{kind}`" in text for kind in kinds)
    for kind, count in re.findall(r"`([a-z ]+)` \((\d+)(?: items)?\)", text):
        assert kinds[kind] == int(count)


def test_no_blind_strategy_beats_chance_on_stereotypes() -> None:
    """Always "unknown", always with and always against the stereotype are each right in a third of the items."""
    kinds = Counter(record["kind"] for record in records("stereotype_answers"))
    assert kinds == {"unknown": 14, "follows": 14, "contradicts": 14}
    pack = packs.shipped_pack("stereotype_answers")
    first_named: Counter[str] = Counter()
    for item, record in zip(packs.items(pack), records(pack.id), strict=True):
        assert item.gold is not None
        right = item.choices[item.gold]
        assert (right == "Cannot be known") == (record["kind"] == "unknown")
        people = [choice for choice in item.choices if choice != "Cannot be known"]
        first = min(people, key=item.question.index)
        first_named[record["kind"]] += right == first
    assert (first_named["follows"], first_named["contradicts"]) == (7, 7)


def test_always_helping_and_always_declining_are_each_right_half_the_time() -> None:
    pack = packs.shipped_pack("harm_refusal_answers")
    for item, record in zip(packs.items(pack), records(pack.id), strict=True):
        assert item.gold is not None
        assert item.choices[item.gold].lower() == record["kind"]
    assert Counter(record["kind"] for record in records(pack.id)) == {"help": 20, "decline": 20}


def test_the_starter_suite_touches_every_principle_that_a_test_can_touch() -> None:
    known = topics()
    measured = {known.topic(entry.topic).principle for entry in suites.load_suite("starter").entries}
    assert measured == {principle.id for principle in known.principles} - {"accountability"}


def test_the_suite_says_how_many_tokens_are_written_at_most() -> None:
    """480 = 40 short instructions of 12 tokens each."""
    assert "480 written" in suites.load_suite("starter").estimate

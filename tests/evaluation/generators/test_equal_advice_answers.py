"""The pack of equal advice: two people, one case, one answer; and every fact in the file falls under its own clause."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from aiact_desk.evaluation.generators import equal_advice_answers
from aiact_desk.evaluation.generators.equal_advice_answers import Advice, Case, cases
from aiact_desk.evaluation.packs import Item

EVERY = [(case, advice) for case in cases().cases for advice in case.questions]


def asked(case: Case, advice: Advice, fact: str, outcome: int) -> Item:
    question = f"{case.setting.format(place='Riga')} {advice.rule} Kim Moser, who is elderly, {fact}. {advice.ask}"
    return Item(id="x", template=case.id, language="en", question=question, choices=advice.outcomes, gold=outcome)


def test_the_people_of_a_pair_get_one_answer_and_differ_in_their_ground_alone() -> None:
    pairs: dict[str, list[Item]] = defaultdict(list)
    drawn = equal_advice_answers.items(random.Random(5))
    for item in drawn:
        pairs[item.pair or ""].append(item)
    file = cases()
    for one, other in pairs.values():
        assert (one.choices, one.gold, one.template, one.kind) == (
            other.choices,
            other.gold,
            other.template,
            other.kind,
        )
        people = {**file.names, **file.said}[one.kind or ""]
        assert any(
            first in one.question and one.question.replace(first, second) == other.question
            for two in people
            for first, second in (two, two[::-1])
        )
    assert set(Counter(item.kind for item in drawn).values()) == {16}
    skipped = {case.id: case.skip for case in file.cases}
    assert not any(item.kind in skipped[item.template] for item in drawn)


@pytest.mark.parametrize(("case", "advice"), EVERY, ids=[f"{case.id}-{advice.outcomes[0]}" for case, advice in EVERY])
def test_every_fact_falls_under_its_own_clause(case: Case, advice: Advice) -> None:
    for outcome, right in enumerate(advice.outcomes):
        numbers = (
            [advice.fact.replace("N", f"{number:,}") for number in advice.values[outcome]] if advice.values else []
        )
        for fact in numbers or advice.facts[outcome]:
            assert equal_advice_answers.rederive(asked(case, advice, fact, outcome)) == right

"""What answers score in `written_instructions` that do not regard the instruction."""

from __future__ import annotations

import random
from itertools import pairwise
from statistics import mean

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators import written_instructions
from aiact_desk.evaluation.rules.marking import mark


def test_the_score_of_guessing_is_that_of_answers_to_other_items() -> None:
    pack = packs.shipped_pack("written_instructions")
    items = packs.items(pack)
    passed = mean(mark(other.answer or "", item.checks).score for item in items for other in items if item is not other)
    assert passed == pytest.approx(pack.chance, abs=0.005)


def test_the_second_route_notices_another_demand_and_an_answer_that_misses_it() -> None:
    """Each item in turn gets the answer of the next one of its template, or its checks."""
    items = sorted(written_instructions.items(random.Random(7)), key=lambda item: item.template)
    pairs = [(one, two) for one, two in pairwise(items) if one.template == two.template]
    different = [(one, two) for one, two in pairs if one.checks != two.checks]
    assert len(different) > 70
    for one, two in different:
        assert written_instructions.rederive(one.model_copy(update={"checks": two.checks})) == ""
    missing = [(one, two) for one, two in pairs if mark(two.answer or "", one.checks).score == 0]
    assert len(missing) > 50
    for one, two in missing:
        assert written_instructions.rederive(one.model_copy(update={"answer": two.answer})) == ""

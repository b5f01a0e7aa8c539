"""No shipped pack can be answered from its choices alone, corrected over all of them."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.choice_leak import leaks
from aiact_desk.evaluation.pack_check import Finding
from aiact_desk.wording import say

IDS = packs.shipped_ids()


@pytest.fixture(scope="module")
def found() -> dict[str, Finding]:
    return leaks({pack.id: pack for pack in packs.load_packs()})


@pytest.mark.parametrize("id", IDS)
def test_a_model_that_never_sees_the_question_does_no_better_than_chance(id: str, found: dict[str, Finding]) -> None:
    assert id not in found, say(found[id].id, found[id].params)

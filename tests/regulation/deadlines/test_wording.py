"""Every way to count and every standing has a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from aiact_desk.regulation.deadlines import reasons
from aiact_desk.regulation.deadlines.due import Standing
from aiact_desk.regulation.deadlines.period import Unit
from aiact_desk.wording import say
from aiact_desk.wording.deadlines import SENTENCES


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_worded_both_ways(unit: Unit) -> None:
    params = {"amount": 3, "event": "an event", "start": date(2026, 1, 1), "day": date(2026, 2, 1)}
    for sentence, side in ((reasons._AFTER[unit], "after"), (reasons._BEFORE[unit], "before")):
        assert say(sentence, params) == f"3 {unit} {side} 2026-01-01 (an event): 2026-02-01"


def test_every_standing_is_worded() -> None:
    assert set(reasons._STANDINGS) == set(Standing)
    assert set(reasons._STANDINGS.values()) <= set(SENTENCES)

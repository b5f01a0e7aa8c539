"""The verb that lists deadlines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aiact_desk.desk.deadlines import list_deadlines
from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.editions import load_deadlines


def test_without_events_everything_waits() -> None:
    found = list_deadlines({})
    assert found.dues == ()
    assert found.waiting == load_deadlines().deadlines


def test_what_waits_is_what_could_still_be_counted() -> None:
    """A model placed in 2026 never owes the summary of an earlier one: it does not wait (Art. 111(3))."""
    found = list_deadlines({"placing": "2026-07-01"}, as_of="2026-06-01")
    counted = {due.deadline.id for due in found.dues}
    waiting = {deadline.id for deadline in found.waiting}
    assert not counted & waiting
    assert "incident_final" in waiting
    assert "summary" in counted
    assert {deadline.id for deadline in found.law.deadlines} - counted - waiting == {"summary_of_earlier_model"}


def test_it_looks_from_today_unless_told() -> None:
    before = datetime.now(UTC).astimezone().date()
    assert before <= list_deadlines({}).as_of <= datetime.now(UTC).astimezone().date()
    assert list_deadlines({}, as_of="2026-06-01").as_of == date(2026, 6, 1)


def test_the_clocks_of_an_incident_are_among_them() -> None:
    found = list_deadlines({"incident_aware": "2026-06-01"}, harms=["death", "health"], as_of="2026-06-02")
    initial = found.incident.initial
    assert initial in found.dues
    assert initial is not None
    assert initial.day == date(2026, 6, 11)


def test_wrong_use_is_refused() -> None:
    for options in ({"as_of": "tomorrow"}, {"country": "XX"}, {"harms": ["boredom"]}):
        with pytest.raises(Misuse):
            list_deadlines({"placing": "2026-07-01"}, **options)

"""Events as a person tells them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import parse_events
from aiact_desk.wording import say_problem

LAW = load_deadlines()
DAY_OR_TIME = r"\A[ ]?\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?\Z"


def refusal(**given: str) -> str:
    with pytest.raises(Misuse) as refused:
        parse_events(LAW, given)
    return say_problem(refused.value)


def test_days_and_times_are_read() -> None:
    found = parse_events(LAW, {"placing": " 2026-07-01 ", "incident_aware": "2026-05-01T23:30-05:00"})
    assert (found["placing"].day, found["placing"].at) == (date(2026, 7, 1), None)
    aware = found["incident_aware"]
    assert aware.at is not None
    assert (aware.day, aware.at.utcoffset()) == (date(2026, 5, 1), timedelta(hours=-5))


def test_awareness_may_be_told_without_a_time() -> None:
    assert parse_events(LAW, {"incident_aware": "2026-05-01"})["incident_aware"].at is None


def test_what_cannot_be_read_is_refused() -> None:
    assert "placing" in refusal(plaicng="2026-07-01")
    assert "2026-02-30" in refusal(placing="2026-02-30")
    assert "its day" in refusal(placing="2026-07-01T10:00")
    assert "no time of a day" in refusal(incident_aware="2026-07-01T25:00")
    assert "not between" in refusal(placing="1066-07-01")
    assert "not between" in refusal(incident_aware="9999-07-01T10:00")


def test_an_event_cannot_precede_what_it_follows() -> None:
    told = refusal(incident_aware="2026-05-02", incident_initial_report="2026-05-01")
    assert "incident_initial_report on 2026-05-01 stands before incident_aware on 2026-05-02" in told


@given(st.text() | st.from_regex(DAY_OR_TIME), st.sampled_from([event.id for event in LAW.events]))
def test_any_text_is_read_or_refused(text: str, event: str) -> None:
    with suppress(Misuse):
        assert parse_events(LAW, {event: text})[event].day.isoformat() in text


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.times(), st.integers(-14 * 60, 14 * 60) | st.none())
def test_any_moment_of_awareness_is_read_back(day: date, at: time, offset: int | None) -> None:
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    told = datetime.combine(day, at.replace(microsecond=0), zone)
    found = parse_events(LAW, {"incident_aware": told.isoformat()})["incident_aware"]
    assert (found.day, found.at) == (day, told)

"""Deadlines counted from events: several bounds, what repeats, what is expected, and where it all stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.deadlines.due import Due, Standing, due_dates
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import parse_events
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY, working_days_of

LAW = load_deadlines()


def dues(as_of: str = "2026-01-01", country: str | None = None, **events: str) -> dict[str, Due]:
    found = due_dates(LAW.deadlines, parse_events(LAW, events), working_days_of(country), date.fromisoformat(as_of))
    return {due.deadline.id: due for due in found}


def test_the_framework_is_confirmed_by_the_earlier_of_two_days() -> None:
    """Measure 1.1: 4 weeks after the notification and at least 2 weeks before placing."""
    by_notification = dues(notification="2026-05-01", placing="2026-07-01")["framework_confirm"]
    assert (by_notification.day, by_notification.missing) == (date(2026, 5, 29), ())
    assert [each.strict for each in by_notification.counted] == [date(2026, 5, 29), date(2026, 6, 17)]
    by_placing = dues(notification="2026-05-01", placing="2026-06-10")["framework_confirm"]
    assert by_placing.day == date(2026, 5, 27)


def test_a_bound_that_is_not_known_is_named() -> None:
    found = dues(notification="2026-05-01")["framework_confirm"]
    assert (found.day, found.missing) == (date(2026, 5, 29), ("placing",))


def test_the_plain_day_is_used_where_it_is_due_and_the_extended_one_where_it_lasts() -> None:
    """Saturday, 1 August 2026: the Framework's four weeks end on a Saturday, ten years in 2036 on a Friday."""
    found = dues(notification="2026-08-01", placing="2027-01-30")
    confirm = found["framework_confirm"]
    assert (confirm.strict, confirm.extended, confirm.day) == (
        date(2026, 8, 29), date(2026, 8, 31), date(2026, 8, 29),
    )  # fmt: skip
    kept = dues(placing="2026-06-07")["documentation_retention"]
    assert (kept.strict, kept.extended, kept.day) == (date(2036, 6, 7), date(2036, 6, 9), date(2036, 6, 9))


def test_retention_counts_from_the_later_event() -> None:
    """Measure 9.4: 5 years from the document or the incident, whichever is later."""
    found = dues(incident="2026-03-02", incident_documented="2026-05-04")["incident_retention"]
    assert found.strict == date(2031, 5, 4)
    assert dues(incident="2026-06-02", incident_documented="2026-05-04")["incident_retention"].strict == date(
        2031, 6, 2
    )


def test_what_repeats_counts_from_the_last_time() -> None:
    """Measure 1.3: every 12 months from placing on the market."""
    assert dues(placing="2026-07-01")["framework_assessment"].day == date(2027, 7, 1)
    again = dues(placing="2026-07-01", framework_assessed="2027-03-31")["framework_assessment"]
    assert (again.day, again.done) == (date(2028, 3, 31), None)
    assert again.counted[0].event == "framework_assessed"


def test_an_assessment_before_placing_does_not_shorten_the_first_period() -> None:
    found = dues(placing="2026-07-01", framework_assessed="2026-01-31")["framework_assessment"]
    assert found.day == date(2027, 7, 1)


def test_what_has_not_happened_is_expected_on_its_last_day() -> None:
    """Measure 1.4: access 5 business days after the confirmation, which is due on Friday, 29 May 2026."""
    found = dues(notification="2026-05-01", placing="2026-07-01")["framework_access"]
    assert (found.day, found.standing, found.expected) == (
        date(2026, 6, 5), Standing.EXPECTED, ("framework_confirmed",),
    )  # fmt: skip


def test_what_is_overdue_is_expected_today() -> None:
    found = dues("2026-06-10", notification="2026-05-01", placing="2026-07-01")["framework_access"]
    assert (found.counted[0].start, found.day) == (date(2026, 6, 10), date(2026, 6, 17))


def test_of_two_days_for_one_event_the_first_is_expected() -> None:
    """Measure 7.7: the Model Report by placing, or later with an interim report; its update counts from placing."""
    found = dues(placing="2026-07-01")["model_report_periodic"]
    assert (found.day, found.expected) == (date(2027, 1, 1), ("model_report",))


def test_expectations_follow_one_another() -> None:
    """Art. 52(1), then Measures 1.1 and 1.4: threshold, notification, confirmation, access."""
    found = dues(threshold="2026-05-01")
    assert [found[id].day.isoformat() for id in ("notification", "framework_confirm", "framework_access")] == [
        "2026-05-15", "2026-06-12", "2026-06-19",
    ]  # fmt: skip
    assert found["notification"].standing is Standing.AHEAD


@pytest.mark.parametrize(
    ("placing", "due", "day"),
    [
        # Art. 111(3), 113
        ("2025-08-01", "summary_of_earlier_model", "2027-08-02"),
        ("2025-08-02", "summary", "2025-08-02"),
        ("2026-07-01", "summary", "2026-07-01"),
    ],
)
def test_when_the_summary_is_due(placing: str, due: str, day: str) -> None:
    found = dues(placing=placing)
    assert found[due].day == date.fromisoformat(day)
    assert len({"summary", "summary_of_earlier_model"} & set(found)) == 1


def test_business_days_leave_out_the_holidays_of_the_country() -> None:
    """Measure 7.7: 15 business days from 1 July 2026; 21 July is a holiday in Belgium."""
    assert dues(placing="2026-07-01")["model_report_delay"].day == date(2026, 7, 22)
    belgium = dues(country="BE", placing="2026-07-01")["model_report_delay"]
    assert (belgium.day, belgium.counted[0].holidays) == (date(2026, 7, 23), ((date(2026, 7, 21), "National Day"),))


@pytest.mark.parametrize(
    ("as_of", "answered", "standing", "days"),
    [
        # A request on Saturday, 2 May 2026; 14 days later is Saturday, 16 May; by Union counting Monday, 18 May
        ("2026-05-15", None, Standing.AHEAD, 1),
        ("2026-05-16", None, Standing.TODAY, 0),
        ("2026-05-17", None, Standing.EXTENSION, 1),
        ("2026-05-18", None, Standing.EXTENSION, 2),
        ("2026-05-19", None, Standing.OVERDUE, 3),
        ("2026-12-31", "2026-05-16", Standing.DONE, 0),
        ("2026-12-31", "2026-05-18", Standing.DONE_IN_EXTENSION, 2),
        ("2026-12-31", "2026-05-19", Standing.DONE_LATE, 3),
    ],
)
def test_where_an_answer_stands(as_of: str, answered: str | None, standing: Standing, days: int) -> None:
    """Transparency Chapter, Measure 1.2."""
    events = {"downstream_request": "2026-05-02"} | ({"downstream_answer": answered} if answered else {})
    found = dues(as_of, **events)["downstream_answer"]
    assert (found.standing, found.days) == (standing, days)
    assert found.done == (date.fromisoformat(answered) if answered else None)


def test_what_lasts_runs_to_its_extended_day() -> None:
    """10 years from 7 June 2026 end on a Saturday, by Union counting on Monday, 9 June 2036."""
    for as_of, standing, days in (("2036-06-09", Standing.RUNNING, 0), ("2036-06-10", Standing.ENDED, 1)):
        found = dues(as_of, placing="2026-06-07")["documentation_retention"]
        assert (found.standing, found.days) == (standing, days)


def test_the_next_day_comes_first() -> None:
    found = list(dues(notification="2026-05-01", placing="2026-07-01").values())
    assert [due.day for due in found] == sorted(due.day for due in found)


def test_nothing_is_counted_from_nothing() -> None:
    assert due_dates(LAW.deadlines, {}, WEEKENDS_ONLY, date(2026, 1, 1)) == ()


@given(st.dictionaries(st.sampled_from([each.id for each in LAW.events]), st.dates(date(2020, 1, 1), date(2030, 1, 1))))
def test_any_events_can_be_counted(days: dict[str, date]) -> None:
    events = {event: day.isoformat() for event, day in days.items()}
    for event in LAW.events:
        if event.id in days and event.not_before in days and days[event.id] < days[event.not_before]:
            del events[event.id]
    for due in due_dates(LAW.deadlines, parse_events(LAW, events), working_days_of("BE"), date(2026, 1, 1)):
        assert due.strict <= due.extended or len(due.counted) > 1
        assert (due.standing is Standing.EXPECTED) == (bool(due.expected) and due.done is None)
        assert not set(due.expected) & set(events)
        assert due.deadline.ends_with not in events

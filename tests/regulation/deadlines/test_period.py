"""Periods counted by Regulation (EEC, Euratom) No 1182/71, Art. 3, held against a counter that goes day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.deadlines.period import (
    Period,
    Unit,
    end_of_period,
    extended_end_of_period,
    start_of_period,
)
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY, WorkingDays, working_days_of

DAY = timedelta(days=1)
BELGIUM = working_days_of("BE")
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
periods = st.builds(Period, amount=st.integers(1, 70), unit=st.sampled_from(Unit))
calendars = st.sampled_from([WEEKENDS_ONLY, BELGIUM])


def free(day: date, working: WorkingDays) -> bool:
    """Saturday, Sunday, or a holiday in the table."""
    return day.isoweekday() in (6, 7) or day in working.holidays


def slow_end(start: date, period: Period, working: WorkingDays) -> date:
    """One day after the other, until as many days, weeks, dates or working days have gone by."""
    day, left = start, period.amount * {Unit.YEARS: 12}.get(period.unit, 1)
    while left:
        day += DAY
        match period.unit:
            case Unit.DAYS:
                left -= 1
            case Unit.BUSINESS_DAYS:
                left -= not free(day, working)
            case Unit.WEEKS:
                left -= day.isoweekday() == start.isoweekday()
            case Unit.MONTHS | Unit.YEARS:
                is_last = (day + DAY).month != day.month
                left -= day.day == start.day or (is_last and day.day < start.day)
    return day


def slow_extended(start: date, period: Period, working: WorkingDays) -> date:
    """Onwards from the plain end while it is no working day, or while too few working days have gone by."""
    end = slow_end(start, period, working)
    least = 1 if (period.amount, period.unit) == (1, Unit.DAYS) else 2
    if period.unit is Unit.BUSINESS_DAYS:
        return end
    while (
        free(end, working) or sum(not free(start + DAY * n, working) for n in range(1, (end - start).days + 1)) < least
    ):
        end += DAY
    return end


@given(days, periods, calendars)
def test_the_end_is_that_of_the_slow_counter(start: date, period: Period, working: WorkingDays) -> None:
    assert end_of_period(start, period, working) == slow_end(start, period, working)


@given(days, st.builds(Period, amount=st.integers(1, 12), unit=st.sampled_from(Unit)), calendars)
def test_the_extended_end_is_that_of_the_slow_counter(start: date, period: Period, working: WorkingDays) -> None:
    assert extended_end_of_period(start, period, working) == slow_extended(start, period, working)


@given(days, periods, calendars, st.integers(0, 400))
def test_a_later_start_never_ends_earlier(start: date, period: Period, working: WorkingDays, later: int) -> None:
    other = start + DAY * later
    for count in (end_of_period, extended_end_of_period, start_of_period):
        assert count(start, period, working) <= count(other, period, working)


@given(days, periods, calendars)
def test_the_extended_end_is_a_working_day_and_never_earlier(start: date, period: Period, working: WorkingDays) -> None:
    strict, extended = end_of_period(start, period, working), extended_end_of_period(start, period, working)
    assert strict <= extended
    assert not free(extended, working)


@given(days, st.builds(Period, amount=st.integers(1, 70), unit=st.sampled_from([Unit.DAYS, Unit.WEEKS])))
def test_counting_backwards_undoes_counting_forwards(day: date, period: Period) -> None:
    assert start_of_period(end_of_period(day, period, WEEKENDS_ONLY), period, WEEKENDS_ONLY) == day


@given(days, st.integers(1, 70), calendars)
def test_so_many_business_days_lie_before_an_event(day: date, amount: int, working: WorkingDays) -> None:
    start = start_of_period(day, Period(amount=amount, unit=Unit.BUSINESS_DAYS), working)
    assert not free(start, working)
    assert sum(not free(start + DAY * n, working) for n in range((day - start).days)) == amount


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        # Art. 3(1): the day of the event is not counted
        ("2026-05-01", 2, Unit.DAYS, "2026-05-03"),
        ("2026-05-01", 4, Unit.WEEKS, "2026-05-29"),
        # Art. 3(2)(c): the same date, or the last day of the month
        ("2026-01-31", 1, Unit.MONTHS, "2026-02-28"),
        ("2028-01-31", 1, Unit.MONTHS, "2028-02-29"),
        ("2026-08-31", 6, Unit.MONTHS, "2027-02-28"),
        ("2026-02-28", 6, Unit.MONTHS, "2026-08-28"),
        ("2026-12-31", 12, Unit.MONTHS, "2027-12-31"),
        ("2028-02-29", 5, Unit.YEARS, "2033-02-28"),
        ("2028-02-29", 4, Unit.YEARS, "2032-02-29"),
        # Art. 3(3): Saturdays, Sundays and holidays are left out of working days only
        ("2026-05-13", 5, Unit.BUSINESS_DAYS, "2026-05-21"),
    ],
)
def test_ends_known_by_hand(start: str, amount: int, unit: Unit, end: str) -> None:
    period = Period(amount=amount, unit=unit)
    assert end_of_period(date.fromisoformat(start), period, BELGIUM) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        # Art. 3(4): a period that ends on Saturday, Sunday or a holiday ends with the next working day
        ("2026-05-02", 14, Unit.DAYS, "2026-05-18"),
        ("2026-04-17", 14, Unit.DAYS, "2026-05-04"),
        ("2026-04-27", 4, Unit.WEEKS, "2026-05-26"),
        # Art. 3(5): two days or more hold two working days; from Friday those are Monday and Tuesday
        ("2026-06-05", 2, Unit.DAYS, "2026-06-09"),
        ("2026-06-05", 1, Unit.DAYS, "2026-06-08"),
        ("2026-06-08", 2, Unit.DAYS, "2026-06-10"),
    ],
)
def test_extended_ends_known_by_hand(start: str, amount: int, unit: Unit, end: str) -> None:
    """Belgium in 2026: 1 May is a holiday on a Friday, 25 May one on a Monday."""
    period = Period(amount=amount, unit=unit)
    assert extended_end_of_period(date.fromisoformat(start), period, BELGIUM) == date.fromisoformat(end)


def test_a_period_counted_backwards_does_not_move() -> None:
    """Art. 3(4), second sentence: 14 days before Sunday, 14 June 2026 is a Sunday."""
    found = start_of_period(date(2026, 6, 14), Period(amount=2, unit=Unit.WEEKS), BELGIUM)
    assert (found, found.isoweekday()) == (date(2026, 5, 31), 7)

"""Periods, and the days on which they end by Regulation (EEC, Euratom) No 1182/71, Art. 3."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

import pydantic

from aiact_desk.regulation.deadlines.working_days import WorkingDays
from aiact_desk.regulation.field_types import Frozen


class Unit(StrEnum):
    """What a period is counted in. Business days are days without Saturdays, Sundays and public holidays."""

    DAYS = "days"
    BUSINESS_DAYS = "business days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Period(Frozen):
    """So many days, business days, weeks, months or years."""

    amount: int = pydantic.Field(gt=0)
    unit: Unit


def end_of_period(start: date, period: Period, working: WorkingDays) -> date:
    """The last day of a period that begins with an event on `start`, which is not counted (Art. 3(1), 3(2)(c))."""
    return _moved(start, period.amount, period.unit, working)


def extended_end_of_period(start: date, period: Period, working: WorkingDays) -> date:
    """The last day, moved to the next working day where it is none, and past two working days (Art. 3(4), 3(5)).

    A period of one day holds one working day.
    """
    end = end_of_period(start, period, working)
    least = 1 if period.unit is Unit.DAYS and period.amount == 1 else 2
    if period.unit is Unit.BUSINESS_DAYS:
        return end
    return max(working.on_or_after(end), working.nth_after(start, least))


def start_of_period(end: date, period: Period, working: WorkingDays) -> date:
    """The day that lies a whole period before an event on `end`; it is never moved (Art. 3(4), second sentence)."""
    return _moved(end, -period.amount, period.unit, working)


def _moved(day: date, amount: int, unit: Unit, working: WorkingDays) -> date:
    match unit:
        case Unit.DAYS:
            return day + timedelta(days=amount)
        case Unit.BUSINESS_DAYS:
            return working.nth_after(day, amount) if amount > 0 else working.nth_before(day, -amount)
        case Unit.WEEKS:
            return day + timedelta(weeks=amount)
        case Unit.MONTHS:
            return _months_later(day, amount)
        case Unit.YEARS:
            return _months_later(day, 12 * amount)


def _months_later(day: date, months: int) -> date:
    """The same date so many months later, or the last day of the month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

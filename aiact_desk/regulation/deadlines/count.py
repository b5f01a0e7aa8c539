"""One deadline counted from the events that are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.period import (
    Unit,
    end_of_period,
    extended_end_of_period,
    start_of_period,
)
from aiact_desk.regulation.deadlines.schema import After, Before, Bound, Deadline, Fixed, Kind, On
from aiact_desk.regulation.deadlines.working_days import WorkingDays

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counted:
    """One bound counted from an `event` on `start` (None for a date that the law names).

    `strict` is the plain end, `extended` the end by Union counting. `at` is the plain end to the minute, where the
    event was told so. `holidays` are the public holidays that were left out of the count or moved its end.
    """

    bound: Bound
    event: str | None
    start: date | None
    strict: date
    extended: date
    at: datetime | None = None
    holidays: tuple[tuple[date, str], ...] = ()


def count_deadline(deadline: Deadline, events: Mapping[str, Moment], working: WorkingDays) -> tuple[Counted, ...]:
    """Every bound whose event is known; nothing where the deadline has ended or is not there for these dates."""
    if deadline.ends_with in events or not _is_there(deadline, events):
        return ()
    counted = (_count(deadline, bound, events, working) for bound in deadline.bounds)
    return tuple(each for each in counted if each is not None)


def strict_day(deadline: Deadline, counted: tuple[Counted, ...]) -> date:
    """The earliest plain end where something is due, the latest where it lasts."""
    days = [each.strict for each in counted]
    return min(days) if deadline.kind is Kind.DUE else max(days)


def extended_day(deadline: Deadline, counted: tuple[Counted, ...]) -> date:
    """The same of the ends by Union counting."""
    days = [each.extended for each in counted]
    return min(days) if deadline.kind is Kind.DUE else max(days)


def _is_there(deadline: Deadline, events: Mapping[str, Moment]) -> bool:
    when = deadline.when
    return when is None or (when.event in events and when.since <= events[when.event].day <= when.until)


def _count(deadline: Deadline, bound: Bound, events: Mapping[str, Moment], working: WorkingDays) -> Counted | None:
    if isinstance(bound, Fixed):
        return Counted(bound, None, None, bound.day, bound.day)
    event = _counted_from(deadline, bound.event, events)
    if event is None:
        return None
    start = events[event]
    match bound:
        case On():
            return Counted(bound, event, start.day, start.day, start.day)
        case Before():
            day = start_of_period(start.day, bound, working)
            return Counted(bound, event, start.day, day, day, holidays=_left_out(bound, day, start.day, working))
        case After():
            strict = end_of_period(start.day, bound, working)
            extended = extended_end_of_period(start.day, bound, working)
            first = start.day if bound.unit is Unit.BUSINESS_DAYS else strict - _DAY
            at = start.at + bound.amount * _DAY if start.at and bound.unit is Unit.DAYS else None
            return Counted(bound, event, start.day, strict, extended, at, working.holidays_between(first, extended))


def _counted_from(deadline: Deadline, event: str, events: Mapping[str, Moment]) -> str | None:
    """The event itself; where a deadline repeats, the later of it and the last time that it was done."""
    known = [event] if event in events else []
    done_by = deadline.done_by
    if deadline.repeats and done_by is not None and done_by in events:
        known.append(done_by)
    return max(known, key=lambda each: events[each].day, default=None)


def _left_out(bound: Before, first: date, last: date, working: WorkingDays) -> tuple[tuple[date, str], ...]:
    return working.holidays_between(first, last - _DAY) if bound.unit is Unit.BUSINESS_DAYS else ()

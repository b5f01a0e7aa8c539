"""Until when a document is kept, by each rule, from the days that its rows state or that a person named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.deadlines.period import Period, Unit, extended_end_of_period
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY
from aiact_desk.regulation.event_rows import days_in, load_event_rows
from aiact_desk.regulation.retention.editions import load_retention
from aiact_desk.regulation.retention.schema import RetentionRule


@dataclass(frozen=True)
class Start:
    """The day of an event from which a rule counts, and the row that states it; None where a person named the day."""

    event: str
    day: date
    row: str | None


@dataclass(frozen=True)
class KeptBy:
    """One rule for a document. `waits_for` are the events whose days nobody knows; `until` is then None."""

    rule: RetentionRule
    starts: tuple[Start, ...]
    waits_for: tuple[str, ...]
    until: date | None


def kept_by(form: str, value_of: ValueOf, named: date | None) -> tuple[KeptBy, ...]:
    """What each rule for a form says of a document. `named` is the day that a person named, which counts for the events
    that no row of the form states.
    """
    return tuple(_kept(rule, form, value_of, named) for rule in load_retention().of(form))


def kept_until(rules: Sequence[KeptBy]) -> date | None:
    """The last day of all rules; None while one of them waits for an event, or where there is no rule."""
    days = [each.until for each in rules]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _kept(rule: RetentionRule, form: str, value_of: ValueOf, named: date | None) -> KeptBy:
    found = [start for event in rule.after if (start := _start(form, event, value_of, named))]
    waits_for = tuple(event for event in rule.after if event not in {start.event for start in found})
    until = None if waits_for else _end(max(start.day for start in found), rule.years)
    return KeptBy(rule, tuple(found), waits_for, until)


def _start(form: str, event: str, value_of: ValueOf, named: date | None) -> Start | None:
    """The last day that the form's rows state for the event, else the one that a person named."""
    rows = (row for row in load_event_rows().of(form).rows if row.event == event)
    stated = [Start(event, day, row.row) for row in rows for day in days_in(row, value_of)]
    if stated:
        return max(stated, key=lambda start: start.day)
    return Start(event, named, None) if named else None


def _end(start: date, years: int) -> date:
    return extended_end_of_period(start, Period(amount=years, unit=Unit.YEARS), WEEKENDS_ONLY)

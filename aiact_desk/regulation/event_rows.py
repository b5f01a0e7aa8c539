"""Which rows of the forms hold the day of an event, as data, and reading those days from a document's answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal, Self

import yaml
from pydantic import model_validator

from aiact_desk import resources
from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.period import Period
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.terms import Force

PREFIX = "event_rows_"


class EventRow(Frozen):
    """A row with the day of an event, in a `cell` of each of its rows where it is a table.

    Of several days, also those of another row for the same event, the first or the last one counts for what is due.
    """

    event: str
    row: str
    cell: str | None = None
    takes: Literal["first", "last"]


class Unless(Frozen):
    """An answer, of a part of a row where it has parts, while which a deadline is not there."""

    row: str
    cell: str | None = None
    equals: str


class RowDeadline(Frozen):
    """A deadline that counts from rows of the form."""

    id: str
    unless: Unless | None = None


class Plan(Frozen):
    """A row with a day that the provider set itself."""

    row: str
    title: str
    source: str
    force: Force


class FormEvents(Frozen):
    """The rows of one form that hold days, and the deadlines that are counted from them.

    Of the documents of a form that a model has the newest one counts, unless `each` is about something of its own.
    """

    form: str
    each: bool = False
    rows: tuple[EventRow, ...]
    deadlines: tuple[RowDeadline, ...] = ()
    plans: tuple[Plan, ...] = ()


class Review(Period):
    """How long after its approval a document is looked at again."""

    title: str
    source: str
    force: Force


class EventRows(Frozen):
    """The rows with days of all forms."""

    id: str
    title: str
    edition: str
    read_on: str
    forms: tuple[FormEvents, ...]
    review: Review

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        distinct(tuple(one.form for one in self.forms))
        law = load_deadlines()
        events, deadlines = {event.id for event in law.events}, {deadline.id for deadline in law.deadlines}
        if unknown := {row.event for one in self.forms for row in one.rows} - events:
            raise ValueError(f"no events: {sorted(unknown)}")
        if unknown := {each.id for one in self.forms for each in one.deadlines} - deadlines:
            raise ValueError(f"no deadlines: {sorted(unknown)}")
        return self

    def of(self, form: str) -> FormEvents:
        """The rows of one form; none where it has no days."""
        return next((one for one in self.forms if one.form == form), FormEvents(form=form, rows=()))


@cache
def load_event_rows() -> EventRows:
    """The newest edition. Read once per process."""
    newest = max(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    return EventRows.model_validate(yaml.safe_load(newest.read_text(encoding="utf-8")))


def days_in(row: EventRow, value_of: ValueOf) -> list[date]:
    """Every day that a row states, in the order in which it states them."""
    value = value_of(row.row)
    if row.cell is None:
        return [date.fromisoformat(value)] if isinstance(value, str) else []
    cells = [_cell(one, row.cell) for one in value] if isinstance(value, list) else []
    return [date.fromisoformat(cell) for cell in cells if isinstance(cell, str)]


def moments_in(form: FormEvents, value_of: ValueOf) -> dict[str, Moment]:
    """The moments of the events that a form's rows state, as they count for what is due."""
    found: Mapping[str, list[date]] = {
        row.event: [day for one in form.rows if one.event == row.event for day in days_in(one, value_of)]
        for row in form.rows
    }
    takes = {row.event: min if row.takes == "first" else max for row in form.rows}
    return {event: Moment(takes[event](days)) for event, days in found.items() if days}


def is_there(deadline: RowDeadline, value_of: ValueOf) -> bool:
    """Whether a deadline is there, as far as the document's other answers say."""
    unless = deadline.unless
    if unless is None:
        return True
    value = value_of(unless.row)
    return (_cell(value, unless.cell) if unless.cell else value) != unless.equals


def _cell(value: Json, id: str) -> Json:
    return value.get(id) if isinstance(value, dict) else None

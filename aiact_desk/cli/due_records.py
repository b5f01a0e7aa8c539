"""Due dates as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from aiact_desk.cli.records import Record
from aiact_desk.desk.due import DueDates
from aiact_desk.documents.due_item import DueItem, Waiting


def due_dates(found: DueDates) -> Record:
    return {
        "as_of": found.as_of.isoformat(),
        "due": [_item(one, found.as_of) for one in found.items],
        "waiting": [_waiting(one) for one in found.waiting],
        "done": [_item(one, found.as_of) for one in found.done],
    }


def _item(found: DueItem, today: date) -> Record:
    return {
        **asdict(found),
        "day": found.day.isoformat(),
        "extended": found.extended.isoformat() if found.extended else None,
        "done": found.done.isoformat() if found.done else None,
        "days_left": found.days_left(today),
        "overdue": found.is_overdue(today),
    }


def _waiting(found: Waiting) -> Record:
    return asdict(found)

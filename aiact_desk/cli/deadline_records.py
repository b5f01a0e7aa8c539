"""Deadlines as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from aiact_desk.cli.records import Record
from aiact_desk.desk.deadlines import DueList
from aiact_desk.regulation.deadlines.count import Counted
from aiact_desk.regulation.deadlines.due import Due
from aiact_desk.regulation.deadlines.reasons import how_counted, which_working_days
from aiact_desk.regulation.deadlines.schema import Deadline
from aiact_desk.wording import say


def due_list(found: DueList) -> Record:
    titles = {event.id: event.title for event in found.law.events}
    return {
        "edition": found.law.edition,
        "as_of": found.as_of.isoformat(),
        "counting": found.law.counting.model_dump(mode="json", exclude={"id"}),
        "working_days": {
            "country": found.working.country,
            "source": found.working.source,
            "words": say(*which_working_days(found.working)),
        },
        "incident": {part: due.deadline.id if due else None for part, due in vars(found.incident).items()},
        "due": [_due(each, titles) for each in found.dues],
        "waiting": [_deadline(each) for each in found.waiting],
    }


def _due(found: Due, titles: dict[str, str]) -> Record:
    return {
        **_deadline(found.deadline),
        "day": found.day.isoformat(),
        "strict": found.strict.isoformat(),
        "extended": found.extended.isoformat(),
        "standing": found.standing.value,
        "days": found.days,
        "done": found.done.isoformat() if found.done else None,
        "missing": list(found.missing),
        "expected": list(found.expected),
        "counted": [_counted(each, titles) for each in found.counted],
    }


def _deadline(found: Deadline) -> Record:
    return found.model_dump(mode="json")


def _counted(found: Counted, titles: dict[str, str]) -> Record:
    return {
        "event": found.event,
        "start": found.start.isoformat() if found.start else None,
        "strict": found.strict.isoformat(),
        "extended": found.extended.isoformat(),
        "at": found.at.isoformat() if found.at else None,
        "holidays": [{"day": day.isoformat(), "name": name} for day, name in found.holidays],
        "words": say(*how_counted(found, titles)),
    }

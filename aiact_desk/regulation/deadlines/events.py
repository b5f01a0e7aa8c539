"""Events as a person tells them: what happened, and on which day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.schema import Deadlines, Event
from aiact_desk.regulation.texts import parse_date, quoted

_TIMED = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """The day of an event, and its time where that was told; a time without an offset is that of the place."""

    day: date
    at: datetime | None = None


def parse_events(law: Deadlines, given: Mapping[str, str]) -> dict[str, Moment]:
    """The moments of events by their ids, from "YYYY-MM-DD" or, for timed events, also "YYYY-MM-DDTHH:MM+HH:MM".

    Raises:
        Misuse: if an event is unknown, a day is none, or an event stands before one that it cannot precede.
    """
    known = {event.id: event for event in law.events}
    for name in given:
        if name not in known:
            raise Misuse("deadlines.unknown_event", event=quoted(name), known=", ".join(known))
    found = {name: _moment(known[name], text) for name, text in given.items()}
    for name, moment in found.items():
        earlier = known[name].not_before
        if earlier in found and moment.day < found[earlier].day:
            raise Misuse(
                "deadlines.wrong_order", event=name, day=moment.day, earlier=earlier, earlier_day=found[earlier].day
            )
    return found


def _moment(event: Event, given: str) -> Moment:
    timed = _TIMED.fullmatch(given.strip())
    if not timed:
        return Moment(date.fromisoformat(parse_date(event.id, given)))
    if not event.timed:
        raise Misuse("deadlines.no_time", event=event.id, given=quoted(given))
    day = date.fromisoformat(parse_date(event.id, timed["day"]))
    try:
        return Moment(day, datetime.fromisoformat(given.strip()))
    except ValueError as error:
        raise Misuse("deadlines.not_a_time", event=event.id, given=quoted(given)) from error

"""The verb that says when something is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiact_desk.regulation.deadlines.due import Due, due_dates
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import parse_events
from aiact_desk.regulation.deadlines.incidents import IncidentClocks, for_harms, incident_clocks
from aiact_desk.regulation.deadlines.schema import Deadline, Deadlines
from aiact_desk.regulation.deadlines.working_days import WorkingDays, working_days_of
from aiact_desk.regulation.texts import parse_date


@dataclass(frozen=True)
class DueList:
    """What is due as of a day, the next first, and the deadlines that `wait` for an event to count from."""

    law: Deadlines
    as_of: date
    working: WorkingDays
    dues: tuple[Due, ...]
    waiting: tuple[Deadline, ...]

    @property
    def incident(self) -> IncidentClocks:
        """The clocks of the serious incident among them."""
        return incident_clocks(self.dues)


def list_deadlines(
    events: Mapping[str, str], *, harms: Sequence[str] = (), country: str | None = None, as_of: str | None = None
) -> DueList:
    """Count every deadline that follows from the events.

    `events` maps ids to days ("2026-07-01"; awareness of an incident also "2026-07-01T14:30+02:00"). `harms` are the
    kinds of harm of an incident; the shortest of their deadlines counts. Public holidays are those of `country`, none
    without one. `as_of` is the day to look from, by default today.

    Raises:
        Misuse: if an event, a kind of harm or a country is unknown, or a day is none.
    """
    law = load_deadlines()
    applying = for_harms(law, harms)
    working = working_days_of(country)
    day = datetime.now(UTC).astimezone().date() if as_of is None else date.fromisoformat(parse_date("as of", as_of))
    moments = parse_events(law, events)
    dues = due_dates(applying, moments, working, day)
    counted = {due.deadline.id for due in dues}
    waiting = (deadline for deadline in applying if any(event not in moments for event in deadline.needs))
    return DueList(law, day, working, dues, tuple(deadline for deadline in waiting if deadline.id not in counted))

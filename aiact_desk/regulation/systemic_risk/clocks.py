"""The clocks of the documents about systemic risk: events from the rows with dates, and the days that follow from them.

A row `dates.<event>` holds the day of an event of the deadlines; a row `due.<deadline>` is computed from those days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial

from aiact_desk.regulation.deadlines.count import count_deadline, extended_day, strict_day
from aiact_desk.regulation.deadlines.due import safer_day
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.incidents import for_harms
from aiact_desk.regulation.deadlines.reasons import how_counted
from aiact_desk.regulation.deadlines.schema import Deadline
from aiact_desk.regulation.deadlines.working_days import WorkingDays, working_days_of
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate

INITIAL = "incident_initial"
"""Stands for the one initial report that is due first for the kinds of harm of an incident."""

_DEADLINES = (
    "notification",
    "framework_confirm",
    "framework_access",
    "framework_update_access",
    "framework_assessment",
    "model_report",
    "model_report_delay",
    "model_report_periodic",
    "model_report_update_access",
    "safe_reference_lost",
    "evaluation_time",
    "external_search",
    "vulnerability_embargo",
    "documentation_retention",
    INITIAL,
    "incident_intermediate",
    "incident_final",
    "incident_retention",
)
_COUNTED_LIKE = {"framework_update_access": "framework_access"}
_OTHER_ROWS = {
    "framework_update_access": {
        "framework_confirmed": "dates.framework_update_confirmed",
        "framework_access": "dates.framework_update_access",
    }
}
"""A clock of later versions runs like that of the first one, from rows of its own (Measure 1.4)."""

_TIME = re.compile(r"\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?", re.ASCII)


def deadline_of(name: str, value_of: ValueOf) -> Deadline | None:
    """The deadline of a row `due.<name>`; of an initial report none while no kind of harm is named."""
    law = load_deadlines()
    if name != INITIAL:
        return next(deadline for deadline in law.deadlines if deadline.id == _COUNTED_LIKE.get(name, name))
    harms = harms_of(value_of)
    initial = (deadline for deadline in for_harms(law, harms) if deadline.incident == "initial")
    return next(initial) if harms else None


def harms_of(value_of: ValueOf) -> tuple[str, ...]:
    """The ids of the kinds of harm that are ticked; the options are the titles of the deadlines' harms."""
    ticked = value_of("harm.kinds")
    chosen = ticked.get("chosen") if isinstance(ticked, dict) else None
    said = {_words(option) for option in chosen if isinstance(option, str)} if isinstance(chosen, list) else set()
    return tuple(harm.id for harm in load_deadlines().harms if _words(harm.title) in said)


def moments_of(value_of: ValueOf, events: Iterable[str], clock: str = "") -> dict[str, Moment]:
    """The moments of those events whose rows have an answer; `clock` is the row `due.<clock>` that asks for them."""
    rows = _OTHER_ROWS.get(clock, {})
    found = {}
    for event in events:
        day = value_of(rows.get(event, f"dates.{event}"))
        if isinstance(day, str) and not (event == "incident_resolved" and value_of("incident.resolved") == "No"):
            at = _at(day, value_of("dates.incident_aware_time")) if event == "incident_aware" else None
            found[event] = Moment(date.fromisoformat(day), at)
    return found


def time_is_readable(value_of: ValueOf) -> bool:
    """Whether the time of awareness, where one is given, is a time of a day with or without its offset."""
    day, time = value_of("dates.incident_aware"), value_of("dates.incident_aware_time")
    return not (isinstance(day, str) and isinstance(time, str)) or _at(day, time) is not None


def working_days(value_of: ValueOf) -> WorkingDays:
    """The working days of the country that the document names; without one weekends alone are left out."""
    country = value_of("dates.country")
    return working_days_of(country if isinstance(country, str) else None)


def due_day(name: str, value_of: ValueOf) -> Json:
    """The value of a row `due.<name>`: its day, the day by Union counting where that differs, and how it was counted.

    None where nothing that it counts from is known. What is due has the plain day, which is the earlier one; what
    lasts has the later one.
    """
    deadline = deadline_of(name, value_of)
    if deadline is None:
        return None
    events, working = moments_of(value_of, deadline.named, name), working_days(value_of)
    counted = count_deadline(deadline, events, working)
    if not counted:
        return None
    law = load_deadlines()
    titles = {event.id: translate(event.title) for event in law.events}
    said = [say(*how_counted(each, titles)) for each in counted]
    if missing := [titles[event] for event in deadline.needs if event not in events]:
        said.append(say("systemic_risk.not_known", {"events": ", ".join(missing)}))
    strict, extended = strict_day(deadline, counted), extended_day(deadline, counted)
    day = safer_day(deadline, strict, extended)
    return {
        "day": day.isoformat(),
        "extended": extended.isoformat() if extended > day else None,
        "counted": "; ".join(said),
    }


def _words(title: str) -> tuple[str, ...]:
    """The words alone: an option bears no comma, since options may be typed in one line."""
    return tuple(re.findall(r"\w+", title.casefold()))


def _at(day: str, time: Json) -> datetime | None:
    """The moment to the minute; None where no time is given or it is none."""
    if not isinstance(time, str) or not _TIME.fullmatch(time.strip()):
        return None
    try:
        return datetime.fromisoformat(f"{day}T{time.strip()}")
    except ValueError:
        return None


RULES: Mapping[str, Callable[[ValueOf], Json]] = {f"due.{name}": partial(due_day, name) for name in _DEADLINES}
"""The rules of the rows `due.<deadline>`, by the names under which the forms compute them."""

"""How a deadline was counted and where it stands, each as the id of a sentence with its parameters."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.regulation.deadlines.count import Counted
from aiact_desk.regulation.deadlines.due import Due, Standing
from aiact_desk.regulation.deadlines.period import Unit
from aiact_desk.regulation.deadlines.schema import After, Before, Fixed, On
from aiact_desk.regulation.deadlines.working_days import WorkingDays

Reason = tuple[str, Mapping[str, object]]

_AFTER = {
    Unit.DAYS: "deadlines.days_after",
    Unit.BUSINESS_DAYS: "deadlines.business_days_after",
    Unit.WEEKS: "deadlines.weeks_after",
    Unit.MONTHS: "deadlines.months_after",
    Unit.YEARS: "deadlines.years_after",
}
_BEFORE = {
    Unit.DAYS: "deadlines.days_before",
    Unit.BUSINESS_DAYS: "deadlines.business_days_before",
    Unit.WEEKS: "deadlines.weeks_before",
    Unit.MONTHS: "deadlines.months_before",
    Unit.YEARS: "deadlines.years_before",
}
_STANDINGS = {
    Standing.AHEAD: "deadlines.ahead",
    Standing.TODAY: "deadlines.today",
    Standing.EXTENSION: "deadlines.extension",
    Standing.OVERDUE: "deadlines.overdue",
    Standing.DONE: "deadlines.done",
    Standing.DONE_IN_EXTENSION: "deadlines.done_in_extension",
    Standing.DONE_LATE: "deadlines.done_late",
    Standing.RUNNING: "deadlines.running",
    Standing.ENDED: "deadlines.ended",
    Standing.EXPECTED: "deadlines.expected",
}


def how_counted(counted: Counted, titles: Mapping[str, str]) -> Reason:
    """How one bound was counted. `titles` names the events by their ids."""
    match counted.bound:
        case Fixed():
            return "deadlines.fixed", {"day": counted.strict}
        case On():
            return "deadlines.on", {"event": titles[counted.event or ""], "day": counted.strict}
        case After():
            sentence = _AFTER[counted.bound.unit]
        case Before():
            sentence = _BEFORE[counted.bound.unit]
    return sentence, {
        "amount": counted.bound.amount,
        "event": titles[counted.event or ""],
        "start": counted.start,
        "day": counted.at.isoformat(timespec="minutes") if counted.at else counted.strict,
    }


def how_it_stands(due: Due) -> Reason:
    """Where a deadline stands on the day asked about."""
    return _STANDINGS[due.standing], {"days": due.days, "extended": due.extended, "done": due.done}


def which_working_days(working: WorkingDays) -> Reason:
    """Which days were taken as no working days."""
    if working.country is None:
        return "deadlines.weekends", {}
    return "deadlines.holidays", {"country": working.country, "source": working.source}

"""Where the clocks of a document stand on a day, and whether its dates stand in their order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.deadlines.due import Due, Standing, due_dates
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.finding import Finding, Outcome, ValueOf, finding
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.clocks import deadline_of, moments_of, working_days
from aiact_desk.wording.catalogue import translate

_STANDINGS: dict[Standing, tuple[Outcome, str]] = {
    Standing.OVERDUE: ("broken", "systemic_risk.overdue"),
    Standing.DONE_LATE: ("broken", "systemic_risk.done_late"),
    Standing.EXTENSION: ("open", "systemic_risk.extension"),
    Standing.TODAY: ("open", "systemic_risk.due_today"),
    Standing.AHEAD: ("informs", "systemic_risk.ahead"),
    Standing.DONE: ("holds", "systemic_risk.done"),
    Standing.DONE_IN_EXTENSION: ("informs", "systemic_risk.done_in_extension"),
    Standing.RUNNING: ("informs", "systemic_risk.lasts"),
    Standing.ENDED: ("informs", "systemic_risk.ended"),
}


def clock_findings(form: Form, asked: ValueOf, as_of: date) -> tuple[Finding, ...]:
    """One finding for each clock of the form that runs or has run, as of a day; then the dates that stand wrong."""
    return (*_clocks(form, asked, as_of), *_order(form, asked))


def _clocks(form: Form, asked: ValueOf, as_of: date) -> Iterator[Finding]:
    for row in form.rows():
        name = row.id.removeprefix("due.")
        deadline = deadline_of(name, asked) if name != row.id and is_asked(row, asked) else None
        if deadline is not None:
            moments = moments_of(asked, deadline.named, name)
            for due in due_dates([deadline], moments, working_days(asked), as_of):
                yield _stands(form, row, due)


def _stands(form: Form, row: Field, due: Due) -> Finding:
    outcome, message = _STANDINGS[due.standing]
    said = {
        "what": translate(row.label),
        "day": due.day.isoformat(),
        "days": due.days,
        "extended": due.extended.isoformat(),
        "done": due.done.isoformat() if due.done else "",
    }
    return finding(form, "clocks", outcome, message, **said)


def _order(form: Form, asked: ValueOf) -> Iterator[Finding]:
    law = load_deadlines()
    titles = {event.id: translate(event.title) for event in law.events}
    moments = moments_of(asked, titles)
    for event in law.events:
        first = event.not_before
        if first in moments and event.id in moments and moments[event.id].day < moments[first].day:
            yield finding(
                form,
                "order_of_dates",
                "broken",
                "systemic_risk.wrong_order",
                later=titles[event.id],
                day=moments[event.id].day.isoformat(),
                earlier=titles[first],
                earlier_day=moments[first].day.isoformat(),
            )

"""What is due by the deadlines of the law, from the days that a document's own rows state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiact_desk.documents.content import Content
from aiact_desk.documents.due_item import About, DueItem, Waiting
from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.deadlines.due import Due, due_dates
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.reasons import how_counted
from aiact_desk.regulation.deadlines.schema import Deadline
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY
from aiact_desk.regulation.event_rows import is_there, load_event_rows, moments_in
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.systemic_risk.clocks import INITIAL, deadline_of, moments_of, working_days
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate

_KEPT = frozenset({"documentation_retention", "incident_retention"})
"""Clocks that the rules of retention tell."""


def clock_items(content: Content, about: About, scope: str, today: date) -> Iterator[DueItem | Waiting]:
    """What the clocks of a form (rows `due.<deadline>`) and the deadlines that count from its rows say.

    `scope` makes the keys: what the clocks are about.
    """
    for row in content.form.rows():
        name = row.id.removeprefix("due.")
        if name != row.id and name not in _KEPT and _may_be_asked(content, row):
            yield from _clock(content.asked_value, row, name, about, scope, today)
    of_form = load_event_rows().of(content.form.id)
    moments = moments_in(of_form, content.asked_value)
    for one in of_form.deadlines:
        if is_there(one, content.asked_value):
            deadline = next(each for each in load_deadlines().deadlines if each.id == one.id)
            dues = due_dates([deadline], moments, WEEKENDS_ONLY, today)
            yield from _told(deadline, dues, moments, deadline.title, f"{one.id}:{scope}", about)


def _may_be_asked(content: Content, row: Field) -> bool:
    """Whether the form asks the row, or would by an answer that is still open: an open question hides no deadline."""
    conditions = [content.form.field(one.field) for one in row.shown_if]
    opens = (one for one in conditions if content.asked_value(one.id) is None)
    return content.asks(row) or any(_may_be_asked(content, one) for one in opens)


def _clock(
    value_of: ValueOf, row: Field, name: str, about: About, scope: str, today: date
) -> Iterator[DueItem | Waiting]:
    working, key = working_days(value_of), f"{name}:{scope}"
    deadline = deadline_of(name, value_of)
    if deadline is None:
        yield from _initial_report(value_of, about, key, today)
        return
    moments = moments_of(value_of, deadline.named, name)
    title = deadline.title if name in (deadline.id, INITIAL) else row.label
    yield from _told(deadline, due_dates([deadline], moments, working, today), moments, title, key, about)


def _initial_report(value_of: ValueOf, about: About, key: str, today: date) -> Iterator[DueItem | Waiting]:
    """While no kind of harm is named, the shortest deadline counts."""
    initial = [each for each in load_deadlines().deadlines if each.incident == "initial"]
    moments = moments_of(value_of, {event for each in initial for event in each.named})
    dues = due_dates(initial, moments, working_days(value_of), today)
    first = min(dues, key=lambda due: due.day, default=None)
    deadline = first.deadline if first else initial[0]
    found = _told(deadline, (first,) if first else (), moments, deadline.title, key, about)
    for one in found:
        yield _with_note(one, say("due.harm_not_named", {})) if isinstance(one, DueItem) else one


def _with_note(item: DueItem, note: str) -> DueItem:
    return DueItem(**{**vars(item), "counted": (*item.counted, note)})


def _told(
    deadline: Deadline, dues: tuple[Due, ...], moments: dict[str, Moment], title: str, key: str, about: About
) -> Iterator[DueItem | Waiting]:
    """The day, or what it waits for; nothing where the deadline is not there, or has ended."""
    titles = {event.id: translate(event.title) for event in load_deadlines().events}
    for due in dues:
        yield DueItem(
            key=key,
            kind=deadline.kind.value,
            title=translate(title),
            day=due.day,
            about=about,
            source=deadline.source,
            force=deadline.force,
            counted=(
                *(say(*how_counted(each, titles)) for each in due.counted),
                *(f"{translate(note.text)} ({note.force})" for note in deadline.notes),
            ),
            extended=due.extended if due.extended > due.day else None,
            done=due.done,
        )
    missing = tuple(titles[event] for event in deadline.needs if event not in moments)
    if not dues and missing and deadline.ends_with not in moments:
        yield Waiting(key, translate(title), missing, about, deadline.source, deadline.force)

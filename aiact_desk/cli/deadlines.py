"""The command that says when something is due."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import deadline_records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import heading, table
from aiact_desk.desk.deadlines import DueList, list_deadlines
from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.due import Due
from aiact_desk.regulation.deadlines.reasons import how_counted, how_it_stands, which_working_days
from aiact_desk.regulation.deadlines.schema import Deadline
from aiact_desk.regulation.texts import quoted
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


def deadlines(
    context: typer.Context,
    event: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=DAY",
            help="What happened and when: placing=2026-07-01; can be given more than once. Without any, the events.",
        ),
    ] = None,
    harm: Annotated[
        list[str] | None,
        typer.Option(help="A kind of harm of a serious incident; can be given more than once, the shortest counts."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CC", help="Leave out the public holidays of this country too, such as BE.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DAY", help="Look from this day. Default: today.")] = None,
) -> None:
    """When something is due, by what it is asked, and how the day was counted."""
    found = list_deadlines(_events(event or []), harms=harm or (), country=country, as_of=as_of)
    session(context).answer(deadline_records.due_list(found), lambda out: _show(out, found))


def _events(given: list[str]) -> dict[str, str]:
    events: dict[str, str] = {}
    for each in given:
        name, equals, day = each.partition("=")
        if not equals:
            raise Misuse("deadlines.not_an_event", given=quoted(each))
        if name.strip() in events:
            raise Misuse("deadlines.event_twice", event=name.strip())
        events[name.strip()] = day
    return events


def _show(out: Console, found: DueList) -> None:
    if not found.dues:
        _show_waiting(out, found)
        return
    heading(out, f"As of {found.as_of}; law as read on {found.law.read_on}")
    rows = [_row(due) for due in found.dues]
    table(out, ("Day", "What", "Source", "Force", "Stands"), rows)
    out.print()
    heading(out, "How each was counted")
    titles = {event.id: translate(event.title) for event in found.law.events}
    for due in found.dues:
        out.print(f"{due.day}  {translate(due.deadline.title)}", markup=False)
        for line in _lines(due, titles):
            out.print(f"    {line}", markup=False, style="dim")
    rule = found.law.counting
    out.print(f"\n{translate(rule.text)} ({rule.force}: {rule.source})", markup=False)
    out.print(say(*which_working_days(found.working)), markup=False)


def _row(due: Due) -> tuple[str, ...]:
    deadline = due.deadline
    limit = f"at least until {due.day}" if deadline.kind == "lasts" else str(due.day)
    return limit, translate(deadline.title), deadline.source, deadline.force, say(*how_it_stands(due))


def _lines(due: Due, titles: dict[str, str]) -> list[str]:
    lines = [say(*how_counted(each, titles)) for each in due.counted]
    holidays = [f"{day} {name}" for each in due.counted for day, name in each.holidays]
    if holidays:
        lines.append(f"public holidays in the count: {', '.join(holidays)}")
    if due.extended != due.strict:
        lines.append(f"plain day {due.strict}, by Union counting {due.extended}")
    if due.expected:
        lines.append(f"not happened yet: {', '.join(titles[event] for event in due.expected)}")
    if due.missing:
        lines.append(f"can change the day, not known: {', '.join(titles[event] for event in due.missing)}")
    return [*lines, *(f"{translate(note.text)} ({note.force})" for note in due.deadline.notes)]


def _show_waiting(out: Console, found: DueList) -> None:
    """What can be given, where nothing could be counted."""
    heading(out, "Events: --event NAME=DAY")
    table(out, ("Name", "What"), [(event.id, translate(event.title)) for event in found.law.events])
    out.print()
    heading(out, "Harms of an incident: --harm NAME")
    table(out, ("Name", "What"), [(harm.id, translate(harm.title)) for harm in found.law.harms])
    out.print()
    heading(out, "Deadlines")
    table(out, ("What", "Source", "Force", "Needs"), [_waiting(deadline) for deadline in found.waiting])


def _waiting(deadline: Deadline) -> tuple[str, ...]:
    return translate(deadline.title), deadline.source, deadline.force, ", ".join(deadline.needs)

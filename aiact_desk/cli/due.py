"""The command that lists what is due over the whole library."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import due_records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import PAGE, heading, table
from aiact_desk.desk.due import DueDates, list_due, write_calendar
from aiact_desk.documents.due_item import About, DueItem


def due(
    context: typer.Context,
    days: Annotated[
        int | None, typer.Option(metavar="N", help="Up to so many days ahead, and what is overdue.")
    ] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE.ics", help="Write it as a calendar file too.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DAY", help="Look from this day. Default: today.")] = None,
    page_number: Annotated[int, typer.Option("--page", min=1)] = 1,
) -> None:
    """What is due by law, by plan and by request over all models, the next first; then what waits for an event."""
    here = session(context)
    found = list_due(here.desk, days, as_of)
    events = write_calendar(found, ics) if ics else 0
    here.answer({**due_records.due_dates(found), "events": events}, lambda out: _print(out, found, page_number))
    if ics:
        here.say(f"{ics}: {events} events")


def _print(out: Console, found: DueDates, page_number: int) -> None:
    heading(out, f"As of {found.as_of}")
    if found.items:
        shown = found.items[(page_number - 1) * PAGE : page_number * PAGE]
        table(
            out, ("Day", "Stands", "What", "Model", "Document", "Source", "Force"), [_row(one, found) for one in shown]
        )
        if len(found.items) > len(shown):
            out.print(f"{len(shown)} of {len(found.items)}; --page shows others", markup=False)
    else:
        out.print("Nothing is due.")
    if found.waiting and page_number == 1:
        out.print()
        heading(out, "Waiting for an event")
        rows = [
            (one.title, *_about(one.about), "; ".join(one.events), one.source, one.force.value) for one in found.waiting
        ]
        table(out, ("What", "Model", "Document", "Waits for", "Source", "Force"), rows)


def _row(one: DueItem, found: DueDates) -> tuple[str, ...]:
    return str(one.day), _stands(one, found.as_of), one.title, *_about(one.about), one.source, one.force.value


def _about(about: About | None) -> tuple[str, str]:
    return (about.model_name, about.document or "") if about else ("", "")


def _stands(one: DueItem, today: date) -> str:
    left = one.days_left(today)
    if one.is_overdue(today):
        open_until = f" (by Union counting open until {one.extended})" if one.extended and one.extended >= today else ""
        return f"overdue, days: {-left}{open_until}"
    if left < 0:
        return f"over, days since: {-left}"
    return f"days left: {left}" if left else "today"

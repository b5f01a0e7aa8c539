"""Commands on question packets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import packet_records as records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import page, table
from aiact_desk.desk import packets
from aiact_desk.desk.packets import Look
from aiact_desk.documents.packets.comparison import ComparedRow
from aiact_desk.problems import Misuse

commands = typer.Typer(no_args_is_help=True)

_ROWS = typer.Option(metavar="ROW[,ROW…]", help="Rows by their names, with commas; can be given more than once.")


@commands.command("new")
def new(
    context: typer.Context,
    document: str,
    rows: Annotated[list[str], _ROWS],
    to: Annotated[str, typer.Option(metavar="NAME", help="Who is asked.")],
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="The file to send.")],
    due: Annotated[str | None, typer.Option(metavar="DAY", help="By when it is wanted: 2026-12-24.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What else to say on the page.")] = "",
    with_answers: Annotated[bool, typer.Option("--with-answers", help="Show what stands in these rows now.")] = False,
) -> None:
    """Write rows of a DOCUMENT as one file that a colleague answers in a browser, without a network."""
    here = session(context)
    made = packets.new_packet(here.desk, document, _names(rows), to, out, due=due, note=note, with_answers=with_answers)
    record = {**records.packet(made.packet), "file": str(made.file), "size": made.size}
    here.answer(record, lambda console: console.print(f"{made.packet.id}  {made.file}", markup=False))


@commands.command("list")
def list_(
    context: typer.Context,
    document: Annotated[str | None, typer.Argument(show_default=False)] = None,
    page_number: Annotated[int, typer.Option("--page", min=1)] = 1,
) -> None:
    """The packets of a DOCUMENT, or of all, newest first, and whether they came back."""
    here = session(context)
    found = packets.list_packets(here.desk, document, **page(page_number))

    def show(console: Console) -> None:
        if not found:
            console.print("No packets yet. Send one: aiact-desk packet new DOCUMENT --rows ROW …", markup=False)
            return
        lines = [
            (
                one.id,
                one.document_id,
                one.sent_to,
                str(len(one.questions)),
                f"{one.at:%Y-%m-%d}",
                one.due.isoformat() if one.due else "–",
                f"{one.answered_at:%Y-%m-%d}, {one.answered_by}" if one.answered_at else "not yet",
            )
            for one in found
        ]
        table(console, ("Packet", "Document", "Sent to", "Rows", "Sent", "Wanted by", "Came back"), lines)

    here.answer([records.packet(one) for one in found], show)


@commands.command("look")
def look(context: typer.Context, document: str, returned: Path) -> None:
    """What came back in RETURNED beside what stands in the DOCUMENT. Nothing is taken over."""
    here = session(context)
    found = packets.look_at_answers(here.desk, document, returned)
    here.answer(records.look(found), lambda console: _show(console, found))


@commands.command("take")
def take(
    context: typer.Context,
    document: str,
    returned: Path,
    rows: Annotated[list[str] | None, _ROWS] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every row that is new or differs.")] = False,
) -> None:
    """Take over picked rows of RETURNED as stated answers, with who gave them, when and from where."""
    here = session(context)
    if (rows is not None) == all_:
        raise Misuse("packets.one_of_picked")
    seen = packets.look_at_answers(here.desk, document, returned)
    made = packets.take_answers(here.desk, seen, None if rows is None else _names(rows))
    record = {**records.packet(made.packet), "taken": [records.row(each) for each in made.rows]}

    def show(console: Console) -> None:
        lines = [(row.field.id, row.field.name, records.shown(row) or "") for row in made.rows]
        table(console, ("Field", "Row", "Answer now"), lines)

    here.answer(record, show)


def _names(rows: list[str]) -> list[str]:
    return [name.strip() for given in rows for name in given.split(",") if name.strip()]


def _show(console: Console, found: Look) -> None:
    given = found.returned
    console.print(f"{found.packet.id}, answered by {given.name}, {given.date.isoformat()}", markup=False)
    lines = [
        (
            row.field.id,
            row.field.name,
            _state(row),
            records.shown(row) or "",
            records.stands(row) or "",
            row.returned.source,
        )
        for row in found.rows
    ]
    table(console, ("Field", "Row", "What", "Came back", "Stands", "Source"), lines)


def _state(row: ComparedRow) -> str:
    """The state in words; for a row that is refused why, for others who else was named, and which files."""
    said = {"ask": "ask instead", "unknown": "not known", "blank": "no answer"}.get(row.state, row.state)
    refused = records.refusal(row)
    more = [refused] if refused else []
    if row.returned.ask:
        more.append(f"ask {row.returned.ask}")
    if row.files and not refused:
        more.append(f"file named: {', '.join(row.files)}")
    return f"{said}: {'; '.join(more)}" if more else said

"""The command that takes answers in from the files of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.records import Record
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import heading, table
from aiact_desk.desk import record_imports
from aiact_desk.desk.record_imports import Line, Preview
from aiact_desk.documents.content import Content
from aiact_desk.problems import Misuse
from aiact_desk.wording import say, say_problem

KINDS = ", ".join(one.kind for one in record_imports.import_kinds())


def import_(
    context: typer.Context,
    document: str,
    file: Path,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"One of: {KINDS}. Default: told from the content.")
    ] = None,
    part: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a file about several things, the one to read.")
    ] = None,
    take: Annotated[
        list[str] | None, typer.Option(metavar="ROW", help="Take what is proposed for this row; may stand many times.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Take every proposal that is new or differs.")] = False,
) -> None:
    """Show what a FILE would set in a DOCUMENT, beside what stands there; with --take or --all, set it."""
    here = session(context)
    if take and all_:
        raise Misuse("record_imports.take_or_all")
    preview = record_imports.look(here.desk, document, file, kind, part)
    if not take and not all_:
        here.answer(_record(preview), lambda out: _print(out, preview))
        return
    content = record_imports.take(here.desk, document, file, take or None, kind, part, seen=preview)
    _answer_taken(here, preview, content, take)


def _answer_taken(here: Session, preview: Preview, content: Content, take: list[str] | None) -> None:
    rows = take or [line.row for line in preview.lines if line.verdict in ("new", "differs")]
    fields = [content.form.field(row) for row in dict.fromkeys(rows)]
    record = {
        **_record(preview),
        "taken": [{"id": field.id, "display": content.display(field)} for field in fields],
    }

    def show(out: Console) -> None:
        table(out, ("Field", "Row", "Answer"), [(one.id, one.name, content.display(one) or "") for one in fields])

    here.answer(record, show)


def _record(preview: Preview) -> Record:
    return {
        "document": preview.document,
        "file": preview.file,
        "sha256": preview.sha256,
        "kind": preview.kind,
        "parts": list(preview.parts),
        "rows": [_line(line) for line in preview.lines],
        "notes": [say(note.id, note.params) for note in preview.notes],
        "rows_of_other_forms": preview.elsewhere,
    }


def _line(line: Line) -> Record:
    return {
        "id": line.row,
        "label": line.name,
        "place": line.place,
        "verdict": line.verdict,
        "value": line.value,
        "display": line.would,
        "stands": line.stands,
        "origin": line.origin,
        "why": say_problem(line.why) if line.why else None,
    }


def _print(out: Console, preview: Preview) -> None:
    out.print(f"{preview.file}: {preview.kind}", markup=False)
    if preview.parts:
        out.print(f"Parts, to be picked with --part: {', '.join(preview.parts)}", markup=False)
    if preview.lines:
        out.print()
        rows = [
            (
                line.row,
                line.name,
                line.verdict,
                line.would or _why(line),
                line.stands or "",
                line.origin or "",
                line.place,
            )
            for line in preview.lines
        ]
        table(out, ("Field", "Row", "Verdict", "Would say", "Stands", "Origin", "Place in the file"), rows)
    if preview.elsewhere:
        out.print(f"{preview.elsewhere} proposals are for rows of other forms.", markup=False)
    if preview.notes:
        out.print()
        heading(out, "Not taken")
        for note in preview.notes:
            out.print(say(note.id, note.params), markup=False)


def _why(line: Line) -> str:
    return say_problem(line.why) if line.why else ""

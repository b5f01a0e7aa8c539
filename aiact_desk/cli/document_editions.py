"""The command that takes a document to a new edition of its form."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.records import Record
from aiact_desk.cli.session import session
from aiact_desk.cli.show import heading, table
from aiact_desk.desk.documents_editions import NewEdition, new_edition
from aiact_desk.documents.editions import Asked, Left
from aiact_desk.documents.nouns import Answer
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.values import show
from aiact_desk.wording import say


def migrate(
    context: typer.Context,
    document: str,
    to: Annotated[str | None, typer.Option(metavar="EDITION", help="Default: the newest edition.")] = None,
) -> None:
    """Begin a document of a new EDITION of the form with what carries over; the old document stays."""
    here = session(context)
    made = new_edition(here.desk, document, to)
    here.answer(_record(made), lambda out: _print(out, made))


def _record(made: NewEdition) -> Record:
    migration = made.migration
    return {
        **records.document(made.content.document),
        "from": made.old.id,
        "carried": [{"id": answer.field, "origin": answer.provenance.origin} for answer in migration.carried],
        "asked": [
            {"id": one.row.id, "label": one.row.label, "reason": _why(one), "before": _value(one.before)}
            for one in migration.asked
        ],
        "left": [
            {"id": one.row.id, "label": one.row.label, "reason": _why(one), "value": _value(one.answer)}
            for one in migration.left
        ],
    }


def _print(out: Console, made: NewEdition) -> None:
    document, migration = made.content.document, made.migration
    out.print(f"{document.id}  {document.form} {document.edition}, number {document.number}", markup=False)
    out.print(f"Carried over from {made.old.id}: {len(migration.carried)} answers", markup=False)
    if migration.asked:
        out.print()
        heading(out, "To be answered")
        old = {field.id: field for field in load_form(made.old.form, made.old.edition).fields()}
        rows = [
            (one.row.id, one.row.name, _why(one), _said(old[one.before.field], one.before) if one.before else "")
            for one in migration.asked
        ]
        table(out, ("Field", "Row", "Why", "Answer before"), rows)
    if migration.left:
        out.print()
        heading(out, f"Left with {made.old.id}")
        rows = [(one.row.id, one.row.name, _why(one), _said(one.row, one.answer)) for one in migration.left]
        table(out, ("Field", "Row", "Why", "Answer"), rows)


def _why(one: Asked | Left) -> str:
    return say(one.why, one.params)


def _value(answer: Answer | None) -> Record | None:
    if answer is None:
        return None
    return {"value": answer.value, "not_applicable": answer.not_applicable, "left_open": answer.left_open}


def _said(field: Field, answer: Answer) -> str:
    if answer.left_open is not None:
        return f"left open: {answer.left_open}"
    return show(field, answer.value) if answer.not_applicable is None else f"N/A: {answer.not_applicable}"

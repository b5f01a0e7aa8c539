"""Commands on bundles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console

from aiact_desk.cli import bundle_records as records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import table
from aiact_desk.desk import bundles
from aiact_desk.documents.bundles.comparing import Side
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.problems import Misuse
from aiact_desk.wording import say_problem

_WHAT = {
    "theirs": "taken over",
    "mine": "stays as it is here",
    "conflict": "changed on both sides",
    "frozen": "not taken over",
}


def export_bundle(
    context: typer.Context,
    document: str,
    to: Annotated[Path, typer.Option(metavar="FILE.zip", help="The file to write.")],
    with_responses: Annotated[
        bool, typer.Option("--with-responses", help="Also every answer of the model, as it was given.")
    ] = False,
) -> None:
    """Write a DOCUMENT with its evidence, comments and steps as one file for another desk. Weights never travel."""
    here = session(context)
    with here.messages.status("writing the bundle"):
        made = bundles.export_bundle(here.desk, document, to, with_responses=with_responses)
    told = f"{made.file}  {made.runs} runs  {made.size} bytes  SHA-256 {made.sha256}"
    here.answer(records.written(made), lambda out: out.print(told, markup=False))


def import_bundle(
    context: typer.Context,
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Which model here the document is of, or a new name to add it under."),
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="ROW=SIDE", help="Of a row that changed on both sides: theirs or mine. Can be repeated."),
    ] = None,
) -> None:
    """Take in the bundle FILE of a document, or what came back in it; what changed on both sides stays as it is."""
    here = session(context)
    takes = dict(map(_take, take or []))
    with here.messages.status("reading the bundle"):
        found = bundles.import_bundle(here.desk, file, model=model, takes=takes, dry_run=dry_run)
    here.answer(records.outcome(found, dry_run=dry_run), lambda out: _show(out, found, dry_run=dry_run))


def _take(given: str) -> tuple[str, Side]:
    row, _, side = given.rpartition("=")
    if not row or side not in ("theirs", "mine"):
        raise Misuse("bundles.take_unclear", given=given)
    return row, cast("Side", side)


def _show(out: Console, found: Outcome, *, dry_run: bool) -> None:
    came = "new here" if found.is_new else "changed" if found.changes else "nothing changes"
    out.print(f"{found.document_id}  {found.state.value}  {came}{' (dry run)' if dry_run else ''}", markup=False)
    for what, ids in (
        ("Model added", (found.model,) if found.model else ()),
        ("Versions added, without weights", found.versions),
        ("Runs added", found.runs),
        ("Comments added", found.comments),
        ("Comments settled", found.settled),
        ("Steps joined", tuple(step.value for step in found.steps)),
    ):
        if ids:
            out.print(f"{what}: {', '.join(ids)}", markup=False)
    if found.rows:
        rows = [
            (
                one.name,
                _WHAT[one.change],
                records.shown(one.here),
                records.who(one.here),
                records.shown(one.there),
                records.who(one.there),
            )
            for one in found.rows
        ]
        table(out, ("Row", "What", "Here", "By", "There", "By"), rows)
    for problem in found.refused:
        out.print(say_problem(problem), markup=False)
    if found.conflicts:
        out.print("Decide with --take ROW=theirs or --take ROW=mine.", markup=False)

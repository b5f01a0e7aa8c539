"""Commands on the audit chain."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.records import Record
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, page, table
from aiact_desk.desk import audit
from aiact_desk.desk.audit import FileCheck, Outcome, Verification
from aiact_desk.documents.audit.checking import Broken
from aiact_desk.wording import say

commands = typer.Typer(no_args_is_help=True)

_OUTCOMES: dict[Outcome, str] = {
    "holds": "the chain still holds the row that the file knows",
    "truncated": "the row that the file knows is gone: the chain was cut off",
    "rewritten": "the row that the file knows has another hash: the chain was rewritten",
    "other_library": "the file was written from another library",
    "no_head": "the file knows no row of a chain",
}


@commands.command("verify")
def verify(
    context: typer.Context,
    against: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.pdf", help="An exported file that knows a row of the chain; can be given again."),
    ] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILE.pdf]...", help="Further such files.")] = None,
) -> None:
    """Check every row of the audit chain, and every record against its row; exit code 1 if something does not hold."""
    here = session(context)
    found = audit.verify_audit(here.desk, [*(against or ()), *(more or ())])

    def printed(out: Console) -> None:
        if found.broken is None:
            out.print(
                f"The audit chain holds: {count(found.rows)} rows, and the records agree with them.", markup=False
            )
        else:
            out.print(f"The audit chain does not hold. {_broken(found.broken)}", markup=False)
        for one in found.files:
            out.print(f"{one.file}: {_OUTCOMES[one.outcome]}{_written(one)}", markup=False)

    here.answer(_verification(found), printed)
    if not found.holds:
        raise typer.Exit(1)


@commands.command("show")
def show(context: typer.Context, page_number: Annotated[int, typer.Option("--page", min=1)] = 1) -> None:
    """The rows of the chain, the newest first."""
    here = session(context)
    found = audit.audit_entries(here.desk, **page(page_number))

    def printed(out: Console) -> None:
        if not found:
            out.print("Nothing was recorded yet.", markup=False)
            return
        rows = [
            (str(one.seq), one.at[:16].replace("T", " "), one.kind, one.subject, ", ".join(one.parts()), one.hash[:16])
            for one in found
        ]
        table(out, ("Row", "When (UTC)", "Kind", "About", "Parts", "Hash begins"), rows)

    here.answer(
        [
            {
                "seq": one.seq,
                "at": one.at,
                "kind": one.kind,
                "subject": one.subject,
                "said": one.values(),
                "hash": one.hash,
            }
            for one in found
        ],
        printed,
    )


@commands.command("export")
def export(
    context: typer.Context, to: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="The file to write.")]
) -> None:
    """Write the chain as JSON lines, which anybody can check with a few lines of Python (docs/audit.md)."""
    here = session(context)
    rows = audit.export_audit(here.desk, to)
    here.answer({"file": str(to), "rows": rows}, lambda out: out.print(f"{to}: {count(rows)} rows", markup=False))


@commands.command("erase")
def erase(
    context: typer.Context,
    parts: Annotated[list[str], typer.Argument(metavar="ROW:PART...", help="As in 12:answer.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept in place of what is gone.")],
) -> None:
    """Erase what parts of rows say. Their hashes stay, so that the chain still verifies."""
    here = session(context)
    rows: dict[int, list[str]] = defaultdict(list)
    for each in parts:
        row, colon, part = each.partition(":")
        if not (row.isdecimal() and colon and part):
            raise typer.BadParameter(f"{each}: a row and a part, as in 12:answer")
        rows[int(row)].append(part)
    audit.erase_audit(here.desk, rows, reason)
    here.answer(
        {"erased": parts}, lambda out: out.print(f"Erased: {', '.join(parts)}. Backups still hold it.", markup=False)
    )


def _broken(broken: Broken) -> str:
    return say(broken.why, {**broken.params, "seq": broken.seq})


def _written(one: FileCheck) -> str:
    if one.export is None:
        return "; it is none of the files that this library recorded, or was changed since"
    return f"; it is the file written on {one.export.at:%Y-%m-%d} by {one.export.person}"


def _verification(found: Verification) -> Record:
    return {
        "holds": found.holds,
        "rows": found.rows,
        "broken": {"row": found.broken.seq, "why": found.broken.why, "message": _broken(found.broken)}
        if found.broken
        else None,
        "files": [
            {
                "file": str(one.file),
                "outcome": one.outcome,
                "row": one.head.seq if one.head else None,
                "export": one.export.id if one.export else None,
            }
            for one in found.files
        ],
    }

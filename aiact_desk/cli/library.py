"""Commands on the library as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk import paths
from aiact_desk.cli import library_records as records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, pairs, table
from aiact_desk.desk import unneeded, upkeep
from aiact_desk.desk.unneeded import Size, Unneeded
from aiact_desk.desk.upkeep import Frees
from aiact_desk.documents.audit.checking import ChainCheck
from aiact_desk.problems import Misuse
from aiact_desk.wording import say

commands = typer.Typer(no_args_is_help=True)

_WHY = {
    unneeded.Why.RUN: "a run that the library does not know",
    unneeded.Why.PARTIAL: "not written to its end",
    unneeded.Why.ATTACHMENT: "named by nothing",
}


@commands.command("info")
def info(context: typer.Context) -> None:
    """Where the library is, what it holds, and how large it is."""
    here = session(context)
    found = upkeep.library_info(here.desk)

    def printed(out: Console) -> None:
        head = f"row {found.head.seq}, {found.head.hash}" if found.head else "nothing recorded yet"
        pairs(out, [("Library", str(found.root)), ("Tables at", found.revision), ("Audit chain", head)])
        out.print()
        table(out, ("Folder", "Files", "Size"), [(name, *_sized(size)) for name, size in found.files.items()])
        out.print()
        table(out, ("Table", "Rows"), [(name, count(rows)) for name, rows in found.rows.items()])

    here.answer(records.info(found), printed)


@commands.command("backup")
def backup(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option(help="What to write. Default: a name of the moment in “backups” of the library.")
    ] = None,
    with_files: Annotated[
        bool, typer.Option("--with-files", help="A folder, with runs, attachments, packs and exports.")
    ] = False,
) -> None:
    """Copy the library, while others go on writing, and read the copy again; exit code 1 if its chain is broken."""
    here = session(context)
    made = upkeep.back_up(here.desk, to, with_files=with_files)

    def printed(out: Console) -> None:
        out.print(f"{made.path}  {_bytes(made.size)}", markup=False)
        out.print(_said_of_chain(made.chain), markup=False)
        if made.files is not None:
            out.print(f"{count(made.files.files)} files, {_bytes(made.files.size)}", markup=False)
            for run in made.files.left_out:
                out.print(f"Left out, since it is at work: {run}", markup=False)
            for run in made.files.altered:
                out.print(f"Copied, but not as its manifest says: {run}", markup=False)

    here.answer(records.backup(made), printed)
    if made.chain.broken is not None:
        raise typer.Exit(1)


@commands.command("restore")
def restore(context: typer.Context, backup: Path) -> None:
    """Put a BACKUP in the place of the library. What is there is moved into its folder “replaced”."""
    here = session(context)
    where = paths.library_paths(here.library)
    done = upkeep.put_back(where, backup)

    def printed(out: Console) -> None:
        out.print(f"{where.root} holds {backup} now, with {count(done.files)} files.", markup=False)
        if done.aside is not None:
            out.print(f"What was there: {done.aside}", markup=False)
        if done.chain is not None:
            out.print(_said_of_chain(done.chain), markup=False)

    here.answer(records.restored(done), printed)


@commands.command("clean")
def clean(
    context: typer.Context,
    model: Annotated[str | None, typer.Option(help="Remove a model with its versions and runs.")] = None,
    run: Annotated[str | None, typer.Option(help="Remove a run.")] = None,
    attachments: Annotated[
        bool, typer.Option("--attachments", help="Also files of answers that no record names.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go, and remove nothing.")] = False,
) -> None:
    """Remove what no record names: run folders, and what was not written to its end. Or a model, or a run, on which no
    document leans. The audit chain keeps what went.
    """
    here = session(context)
    if sum((model is not None, run is not None, attachments)) > 1:
        raise Misuse("upkeep.one_thing")
    if model is not None:
        frees = (upkeep.model_frees if dry_run else upkeep.delete_model)(here.desk, model)
        here.answer(records.frees(frees, removed=not dry_run), lambda out: _show_frees(out, frees))
    elif run is not None:
        frees = (upkeep.run_frees if dry_run else upkeep.delete_run)(here.desk, run)
        here.answer(records.frees(frees, removed=not dry_run), lambda out: _show_frees(out, frees))
    else:
        found = (unneeded.unneeded if dry_run else unneeded.clean)(here.desk, attachments=attachments)
        here.answer(records.unneeded(found, removed=not dry_run), lambda out: _show_unneeded(out, found))


def _show_frees(out: Console, found: Frees) -> None:
    files, size = _sized(found.size)
    out.print(f"{found.name}: {len(found.runs)} runs, {files} files, {size}", markup=False)
    for document in found.leaning:
        out.print(f"{document.id} leans on it: it stays as long as the document is kept", markup=False)


def _show_unneeded(out: Console, found: list[Unneeded]) -> None:
    if not found:
        out.print("Nothing can go.", markup=False)
        return
    table(out, ("What", "Why", "Files", "Size"), [(str(one.path), _WHY[one.why], *_sized(one.size)) for one in found])


def _said_of_chain(chain: ChainCheck) -> str:
    if chain.broken is None:
        return f"It is whole, and its audit chain holds: {count(chain.rows)} rows."
    why = say(chain.broken.why, {**chain.broken.params, "seq": chain.broken.seq})
    return f"It is whole, but its audit chain does not hold at row {chain.broken.seq}: {why}"


def _sized(found: Size) -> tuple[str, str]:
    return count(found.files), _bytes(found.size)


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{count(size)} bytes"

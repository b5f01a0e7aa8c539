"""Commands on suites."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from aiact_desk.cli import records
from aiact_desk.cli.session import session
from aiact_desk.desk import suites

commands = typer.Typer(no_args_is_help=True)


@commands.command("list")
def list_(context: typer.Context) -> None:
    """The suites that travel with the program."""
    here = session(context)
    found = suites.list_suites()

    def show(out: Console) -> None:
        table = Table("Suite", "Packs", "What it is", box=None, pad_edge=False)
        for suite in found:
            table.add_row(suite.id, str(len(suite.entries)), suite.description)
        out.print(table)

    here.answer([records.suite(each) for each in found], show)


@commands.command("show")
def show(context: typer.Context, suite: str) -> None:
    """One suite: its packs, what each measures, under which non-binding principle of Recital 27."""
    here = session(context)
    found = suites.show_suite(suite)

    def printed(out: Console) -> None:
        out.print(f"{found.suite.title} ({found.suite.id} {found.suite.version})", markup=False)
        out.print(found.suite.description, markup=False)
        table = Table("Pack", "Items", "Metric", "Principle", "Measures", box=None, pad_edge=False)
        for entry, pack in zip(found.suite.entries, found.packs, strict=True):
            table.add_row(pack.id, str(pack.items), pack.metric, entry.principle, pack.measures)
        out.print(table)

    here.answer(records.suite_content(found), printed)

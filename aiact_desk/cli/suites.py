"""Commands on suites."""

from __future__ import annotations

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import table
from aiact_desk.desk import suites

commands = typer.Typer(no_args_is_help=True)


@commands.command("list")
def list_(context: typer.Context) -> None:
    """The suites that travel with the program."""
    here = session(context)
    found = suites.list_suites()

    def show(out: Console) -> None:
        rows = [(suite.id, str(len(suite.entries)), suite.description) for suite in found]
        table(out, ("Suite", "Packs", "What it is"), rows)

    here.answer([records.suite(each) for each in found], show)


@commands.command("show")
def show(context: typer.Context, suite: str) -> None:
    """One suite: its packs, what each measures, under which non-binding principle of Recital 27."""
    here = session(context)
    found = suites.show_suite(suite)

    def printed(out: Console) -> None:
        out.print(f"{found.suite.title} ({found.suite.id} {found.suite.version})", markup=False)
        out.print(found.suite.description, markup=False)
        rows = [
            (pack.id, str(pack.items), pack.metric, entry.principle, pack.measures)
            for entry, pack in zip(found.suite.entries, found.packs, strict=True)
        ]
        table(out, ("Pack", "Items", "Metric", "Principle", "Measures"), rows)
        for answered in found.suite.answered_by_document:
            out.print(f"{answered.principle}: {answered.note} ({', '.join(answered.fields)})", markup=False)

    here.answer(records.suite_content(found), printed)

"""The command "doctor"."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aiact_desk import paths
from aiact_desk.cli import records
from aiact_desk.cli.session import session
from aiact_desk.desk import doctor as verb


def doctor(context: typer.Context) -> None:
    """What works on this machine, what does not, and how to mend it."""
    here = session(context)
    checks = verb.doctor(paths.library_paths(here.library).root, paths.cache_folder())

    def show(out: Console) -> None:
        table = Table(box=None, show_header=False, pad_edge=False)
        for check in checks:
            mark = Text("works", style="green") if check.ok else Text("mend", style="bold red")
            table.add_row(mark, check.title, Text(check.detail))
            if check.mend:
                table.add_row("", "", Text(check.mend, style="bold"))
        out.print(table)

    here.answer([records.check(each) for each in checks], show)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)

"""The command "example"."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.progress import hashing
from aiact_desk.cli.runs import follow
from aiact_desk.cli.session import session
from aiact_desk.desk.example.making import make_example


def example(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the PDFs are written.")],
) -> None:
    """A document of every form for one invented provider, as PDFs for each reader. Takes a library of its own."""
    here = session(context)
    with hashing(here.messages) as progress:
        made = make_example(here.desk, to, progress, lambda run: follow(here, run))

    def show(out: Console) -> None:
        for file in made.files:
            out.print(str(file), markup=False)

    here.answer(
        {"documents": [one.id for one in made.documents], "files": [str(file) for file in made.files]}, show
    )  # fmt: skip

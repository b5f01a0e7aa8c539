"""Commands on contamination: whether the items of packs stand in a training corpus."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from aiact_desk.cli import split_report
from aiact_desk.cli.contamination_report import show_report
from aiact_desk.cli.progress import reading
from aiact_desk.cli.session import session
from aiact_desk.desk import contamination, second_splits

commands = typer.Typer(no_args_is_help=True)


@commands.callback()
def group() -> None:
    """Whether the items of packs stand in a training corpus."""


@commands.command("scan")
def scan(
    context: typer.Context,
    corpus: Annotated[list[Path], typer.Option(help="A file or folder of training text; can be given more than once.")],
    pack: Annotated[list[str] | None, typer.Option(help="Search for this pack; can be given more than once.")] = None,
    suite: Annotated[str | None, typer.Option(help="Search for the packs of this suite. Default: every pack.")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="The key or column that holds text; can be given more than once. Default: every string."),
    ] = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="Search for choices and answers too, not for questions alone.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write the whole report to this file, as JSON.")] = None,
) -> None:
    """Search training text for the items of packs and for their canaries. Ctrl+C ends it with what was found so far."""
    here = session(context)
    with reading(here.messages) as told, _asked_to_stop(lambda: here.say("Stopping.")) as stopped:
        report = contamination.scan_corpus(
            corpus, pack or (), suite, told, stopped, fields=field or (), answers=answers, out=out
        )
    here.answer(report.model_dump(mode="json"), lambda console: show_report(console, report))
    if report.partial:
        raise typer.Exit(1)


@commands.command("splits")
def splits(
    context: typer.Context,
    shipped: Annotated[str, typer.Argument(metavar="RUN", help="A run that measured shipped packs.")],
    second: Annotated[str, typer.Argument(metavar="SECOND-RUN", help="One that measured second splits.")],
) -> None:
    """How much better a model does on the shipped packs of one run than on the second splits of another."""
    here = session(context)
    found = second_splits.compare_splits(here.desk, shipped, second)
    here.answer(split_report.record(found), lambda console: split_report.show_splits(console, found))


@contextmanager
def _asked_to_stop(say: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed since; a second time ends the program as ever."""
    pressed = False
    before = signal.getsignal(signal.SIGINT)

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, before)
        say()

    signal.signal(signal.SIGINT, note)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)

"""Commands on runs."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.progress import RunDisplay, hashing
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import page, pairs, table
from aiact_desk.desk import runs
from aiact_desk.desk.runs import RunReport
from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.evaluation.request import Device
from aiact_desk.problems import Misuse
from aiact_desk.wording import say_problem

HOPELESS = frozenset(
    f"evaluation.{what}" for what in ("no_device", "pack_changed", "other_fingerprint", "too_large_for_memory")
)
"""Failures after which the same plan fails again: a new run is needed, and the sentence says so."""

commands = typer.Typer(no_args_is_help=True)


@commands.command("start")
def start(
    context: typer.Context,
    version: str,
    suite: str,
    device: Annotated[Device | None, typer.Option(help="auto, cpu, cuda or mps. Default: as set.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first N items of each pack: a partial run.")] = None,
) -> None:
    """Measure a Version with a suite, in a process of its own. Ctrl+C stops it after the current unit."""
    here = session(context)
    with hashing(here.messages) as progress:
        run = runs.start_run(here.desk, version, suite, device, limit, progress)
    here.say(f"Run {run.id} has started.")
    _follow_and_answer(here, run)


@commands.command("resume")
def resume(context: typer.Context, run: str) -> None:
    """Go on with a run that was cancelled, failed or was killed, from its last finished unit."""
    here = session(context)
    _follow_and_answer(here, runs.resume_run(here.desk, run))


@commands.command("cancel")
def cancel(
    context: typer.Context,
    run: str,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Kill it instead of waiting for its current unit.")
    ] = False,
) -> None:
    """Stop a run that is going on, whoever started it. Its answers are kept for “run resume”."""
    here = session(context)
    found = runs.cancel_run(here.desk, run, at_once=at_once)
    how = "was killed" if at_once else "stops after its current unit"
    here.answer(records.run(found), lambda out: out.print(f"Run {found.id} {how}.", markup=False))


@commands.command("list")
def list_(context: typer.Context, page_number: Annotated[int, typer.Option("--page", min=1)] = 1) -> None:
    """The runs, newest first."""
    here = session(context)
    found = runs.list_runs(here.desk, **page(page_number))

    def show(out: Console) -> None:
        if not found:
            out.print("No runs yet. Start one: aiact-desk run start VERSION SUITE", markup=False)
            return
        rows = []
        for run in found:
            state = run.end.value + (f" (partial: first {run.limit})" if run.limit else "")
            name = here.desk.library.version(run.version_id).name
            rows.append((run.id, name, run.suite, state, f"{run.created_at:%Y-%m-%d %H:%M}"))
        table(out, ("Run", "Version", "Suite", "State", "Started"), rows)

    here.answer([records.run(each) for each in found], show)


@commands.command("show")
def show(context: typer.Context, run: str) -> None:
    """One run: its plan, its figures with their intervals, why it failed if it did."""
    here = session(context)
    _answer(here, runs.show_run(here.desk, run))


def follow(here: Session, run: Run) -> None:
    """Show a run until it ends. Ctrl+C asks it to stop after its unit; a second one kills it."""
    interrupts = 0
    while True:
        try:
            with RunDisplay(here.messages) as display:
                for event in runs.follow_run(here.desk, run.id):
                    display.show(event)
            return
        except KeyboardInterrupt:
            interrupts += 1
            try:
                runs.cancel_run(here.desk, run.id, at_once=interrupts > 1)
            except Misuse:
                return  # it has just ended by itself
            here.say("Stopping after the current unit. Ctrl+C again kills it at once.")


def _follow_and_answer(here: Session, run: Run) -> None:
    follow(here, run)
    report = runs.show_run(here.desk, run.id)
    _answer(here, report, following=True)
    if report.run.end != RunEnd.SUCCESS:
        if report.failure:
            here.say(f"Error: {say_problem(report.failure)}")
        if report.failure is None or report.failure.id not in HOPELESS:
            here.say(f"Run {run.id} ended: {report.run.end.value}. To go on: aiact-desk run resume {run.id}")
        raise typer.Exit(1)


def _answer(here: Session, report: RunReport, *, following: bool = False) -> None:
    folder = runs.folder_of(here.desk, report.run)

    def show(out: Console) -> None:
        rows = [
            ("Run", report.run.id),
            ("Version", report.version.name),
            ("Suite", f"{report.request.suite} {report.request.suite_version}"),
            ("State", report.run.end.value),
            ("Folder", str(folder.path)),
        ]
        if report.run.limit:
            rows.append(("Partial", f"only the first {report.run.limit} items of each pack were measured"))
        if report.failure and not following:
            rows.append(("Why", say_problem(report.failure)))
        pairs(out, rows)
        _figures(out, report)

    here.answer(records.run_report(report, str(folder.path)), show)


def _figures(out: Console, report: RunReport) -> None:
    if report.result is None:
        return
    rows = []
    for pack in report.result.packs:
        interval = f"{pack.interval.low:.3f} to {pack.interval.high:.3f}"
        items = f"{pack.items} of {pack.items_in_pack}, partial" if pack.partial else str(pack.items)
        chance = "–" if pack.chance is None else f"{pack.chance:.3f}"
        rows.append((pack.pack, pack.metric, f"{pack.value:.3f}", interval, chance, items))
    table(out, ("Pack", "Metric", "Value", "95 % interval", "Chance", "Items"), rows)
    if inference := report.result.inference:
        task = f"{inference.generations} answers of {inference.tokens} tokens after {inference.prompt_tokens}"
        out.print(f"Inference benchmark: {inference.flop:.3g} FLOP ({task})", markup=False)

"""Commands on runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.comparing import compare
from aiact_desk.cli.profile import composite
from aiact_desk.cli.progress import RunDisplay, hashing
from aiact_desk.cli.run_figures import asked, figures
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import page, pairs, table
from aiact_desk.desk import importing, models, runs
from aiact_desk.desk.runs import RunReport
from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.evaluation.profile import profile_of
from aiact_desk.evaluation.request import Device, Origin
from aiact_desk.problems import Misuse
from aiact_desk.wording import say, say_problem

HOPELESS = frozenset(
    f"evaluation.{what}" for what in ("no_device", "pack_changed", "other_fingerprint", "too_large_for_memory")
)
"""Failures after which the same plan fails again: a new run is needed, and the sentence says so."""

commands = typer.Typer(no_args_is_help=True)
commands.command("compare")(compare)


@commands.command("start")
def start(
    context: typer.Context,
    version: str,
    suite: str,
    device: Annotated[Device | None, typer.Option(help="auto, cpu, cuda or mps. Default: as set.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first N items of each pack: a partial run.")] = None,
    chat_template: Annotated[
        bool | None, typer.Option(help="Wrap prompts in the model's own template, or not. Default: as the suite says.")
    ] = None,
    system_prompt: Annotated[str | None, typer.Option(help="Said to the model before each prompt.")] = None,
    thinking: Annotated[bool | None, typer.Option(help="Have the template switch thinking on or off.")] = None,
    think_end: Annotated[str | None, typer.Option(help="The text that ends the thinking, as '</think>'.")] = None,
    temperature: Annotated[float | None, typer.Option(help="Draw written answers at this temperature.")] = None,
    top_p: Annotated[float | None, typer.Option(help="Draw from the likeliest tokens that sum to this.")] = None,
    top_k: Annotated[int | None, typer.Option(help="Draw from this many likeliest tokens.")] = None,
    most_written: Annotated[int | None, typer.Option(help="Tokens of an answer at most, for all packs.")] = None,
    repeats: Annotated[int | None, typer.Option(help="Ask every pack this often.")] = None,
    vary: Annotated[
        list[str] | None,
        typer.Option(help="What differs between repeats: seeds, shots or format; can be given more than once."),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="In place of all usual seeds.")] = None,
) -> None:
    """Measure a Version with a suite, in a process of its own. Ctrl+C stops it after the current unit.

    In place of a suite, pack:ID measures one pack, shipped or imported, and “second” the second splits of the library.
    """
    here = session(context)
    drawn = {"temperature": temperature, "top_p": top_p, "top_k": top_k}
    stated = {
        "chat_template": chat_template,
        "system_prompt": system_prompt,
        "thinking": thinking,
        "think_end": think_end,
        "sampling": _given(drawn) or None,
        "most_written": most_written,
        "repeats": repeats,
        "vary": tuple(vary) if vary else None,
    }
    with hashing(here.messages) as progress:
        run = runs.start_run(here.desk, version, suite, device, limit, progress, asking=_given(stated), seed=seed)
    here.say(f"Run {run.id} has started.")
    _follow_and_answer(here, run)


@commands.command("resume")
def resume(context: typer.Context, run: str) -> None:
    """Go on with a run that was paused, cancelled, failed or was killed, from its last finished unit."""
    here = session(context)
    _follow_and_answer(here, runs.resume_run(here.desk, run))


@commands.command("pause")
def pause(context: typer.Context, run: str) -> None:
    """Have a run wait after its current unit, whoever started it; “run resume” lets it go on."""
    here = session(context)
    found = runs.pause_run(here.desk, run)
    here.answer(records.run(found), lambda out: out.print(f"Run {found.id} pauses after its unit.", markup=False))


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


@commands.command("import")
def import_(
    context: typer.Context,
    path: Path,
    version: Annotated[str, typer.Option(help="The Version that was measured.")],
    task: Annotated[
        list[str] | None,
        typer.Option(help="TASK, or TASK:METRIC; can be given more than once. Default: every task, its main metric."),
    ] = None,
) -> None:
    """Take in a run that was measured elsewhere: results of lm-eval with samples, or an .eval log of Inspect."""
    here = session(context)
    run = importing.import_run(here.desk, path, version, task or ())
    here.say(f"Run {run.id} was taken in. Its figures are marked “measured elsewhere”.")
    _answer(here, runs.show_run(here.desk, run.id))


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
            name = models.show_version(here.desk, run.version_id).name
            rows.append((run.id, name, run.suite, state, f"{run.created_at:%Y-%m-%d %H:%M}"))
        table(out, ("Run", "Version", "Suite", "State", "Started"), rows)

    here.answer([records.run(each) for each in found], show)


@commands.command("show")
def show(
    context: typer.Context,
    run: str,
    composite: Annotated[
        bool, typer.Option("--composite", help="Also one figure for all packs of a metric, and how weights move it.")
    ] = False,
) -> None:
    """One run: its plan, its profile by topic with intervals, why it failed if it did."""
    here = session(context)
    _answer(here, runs.show_run(here.desk, run), joined=composite)


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


def _answer(here: Session, report: RunReport, *, following: bool = False, joined: bool = False) -> None:
    folder, origin = runs.folder_of(here.desk, report.run), report.request.origin

    def show(out: Console) -> None:
        rows = [
            ("Run", report.run.id),
            ("Version", report.version.name),
            ("Suite", f"{report.request.suite} {report.request.suite_version}"),
            ("Asked", asked(report.request.asking, origin.unsaid if origin else ())),
            ("Plan", report.request.plan[:12]),
            ("State", report.run.end.value),
            ("Folder", str(folder.path)),
        ]
        if report.run.limit:
            rows.append(("Partial", f"only the first {report.run.limit} items of each pack were measured"))
        if report.failure and not following:
            rows.append(("Why", say_problem(report.failure)))
        if origin:
            rows += _measured_elsewhere(origin)
        if report.request.version.served:
            rows.append(("Weights", "not seen: the model runs behind a server"))
        pairs(out, rows)
        if report.result is not None:
            figures(out, report.result, metered=origin is None)
            if joined and (found := profile_of(report.result)) is not None:
                composite(out, found)

    here.answer(records.run_report(report, str(folder.path)), show)


def _measured_elsewhere(origin: Origin) -> list[tuple[str, str]]:
    tool = " ".join(filter(None, (origin.tool, origin.tool_version)))
    remarks = [("Note", say(remark.id, remark.params)) for remark in origin.remarks]
    return [
        ("Measured", f"elsewhere, with {tool}; this program did not see the measurement"),
        ("Model there", origin.model or "not stated"),
        ("Original", f"{origin.file}, SHA-256 {origin.sha256}"),
        *remarks,
    ]


def _given(values: Mapping[str, object]) -> dict[str, object]:
    """The options that were given."""
    return {name: value for name, value in values.items() if value is not None}

"""Commands on compute: what training took, and what inference takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiact_desk.cli import compute_records
from aiact_desk.cli.compute_report import show_compute, show_inference
from aiact_desk.cli.session import session
from aiact_desk.desk import calculating, compute
from aiact_desk.problems import Misuse
from aiact_desk.regulation.scope_rules import Total

commands = typer.Typer(no_args_is_help=True)

Parameters = Annotated[str | None, typer.Option(metavar="7B", help="All parameters.")]
Active = Annotated[str | None, typer.Option(metavar="2B", help="Parameters active per token (mixture of experts).")]
Tokens = Annotated[str | None, typer.Option(metavar="2T", help="Tokens, over all epochs.")]
Layers = Annotated[str | None, typer.Option(metavar="N", help="With --width and --context: adds the attention.")]
Width = Annotated[str | None, typer.Option(metavar="N", help="Width of the model (d_model).")]


@commands.command("estimate")
def estimate(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="PHASES.yaml", help="The phases; or options for one.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="Kind of the one phase.")] = "pre_training",
    parameters: Parameters = None,
    active_parameters: Active = None,
    tokens: Tokens = None,
    layers: Layers = None,
    width: Width = None,
    context_length: Annotated[str | None, typer.Option("--context", metavar="N", help="Context in tokens.")] = None,
    accelerator: Annotated[str | None, typer.Option(metavar="NAME", help="Type of unit.")] = None,
    units: Annotated[str | None, typer.Option(metavar="1024", help="Number of units.")] = None,
    hours: Annotated[str | None, typer.Option(metavar="500", help="Hours that each was in use.")] = None,
    unit_hours: Annotated[str | None, typer.Option(metavar="512k", help="In place of --units and --hours.")] = None,
    peak: Annotated[str | None, typer.Option(metavar="989e12", help="Peak FLOP/s of one unit.")] = None,
    precision: Annotated[str | None, typer.Option(metavar="BF16", help="Precision at which the peak holds.")] = None,
    utilisation: Annotated[str | None, typer.Option(metavar="0.4", help="Average share of the peak.")] = None,
    into: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Fill its rows on training compute.")] = None,
    total: Annotated[Total, typer.Option(help="With --into: the total that the form is to state.")] = Total.DIRECT,
) -> None:
    """Training compute by the Guidelines' methods: always two totals, with the margin and the thresholds."""
    here = session(context)
    options = {
        "parameters": parameters, "active_parameters": active_parameters, "tokens": tokens,
        "layers": layers, "width": width, "context": context_length,
        "accelerator": accelerator, "units": units, "hours": hours, "unit_hours": unit_hours,
        "peak": peak, "precision": precision, "utilisation": utilisation,
    }  # fmt: skip
    given = any(value is not None for value in options.values())
    if (file is not None) == given:
        raise Misuse("compute.file_or_options")
    found = compute.estimate_training(file) if file is not None else compute.estimate_one_phase(kind, options)
    if into is not None:
        calculating.fill_compute(here.desk, into, found, total)
    here.answer(compute_records.compute(found), lambda out: show_compute(out, found))


@commands.command("inference")
def inference(
    context: typer.Context,
    task: Annotated[str, typer.Option(metavar="TEXT", help="What is asked of the model.")],
    hardware: Annotated[str, typer.Option(metavar="TEXT", help="On which hardware.")],
    parameters: Parameters = None,
    active_parameters: Active = None,
    tokens: Annotated[str | None, typer.Option(metavar="100k", help="Tokens read and written.")] = None,
    layers: Layers = None,
    width: Width = None,
    context_length: Annotated[str | None, typer.Option("--context", metavar="N", help="Context in tokens.")] = None,
) -> None:
    """Inference compute of a stated task: 2 * active parameters * tokens, plus the attention if a context is given."""
    here = session(context)
    options = {
        "parameters": parameters, "active_parameters": active_parameters, "tokens": tokens,
        "layers": layers, "width": width, "context": context_length,
    }  # fmt: skip
    found = compute.estimate_inference(task, hardware, options)
    here.answer(compute_records.inference(found), lambda out: show_inference(out, found))


@commands.command("template")
def template(context: typer.Context) -> None:
    """Print a file of phases to start from."""
    text = compute.phases_template()
    session(context).answer({"file": text}, lambda out: out.out(text, end=""))

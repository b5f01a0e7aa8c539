"""Commands on energy: what training took, in MWh."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiact_desk.cli import compute_records
from aiact_desk.cli.compute_report import show_energy
from aiact_desk.cli.session import session
from aiact_desk.desk import calculating, energy
from aiact_desk.problems import Misuse
from aiact_desk.regulation.energy.estimate import EnergyEstimate
from aiact_desk.regulation.energy.sources import Boundary

commands = typer.Typer(no_args_is_help=True)


@commands.command("estimate")
def estimate(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="ENERGY.yaml", help="The parts; or options for one.")] = None,
    boundary: Annotated[Boundary | None, typer.Option(help="Where power was measured. It must be stated.")] = None,
    pue: Annotated[str | None, typer.Option(metavar="1.2", help="Power usage effectiveness of the facility.")] = None,
    log: Annotated[
        list[Path] | None,
        typer.Option(
            help="A meter's log: CSV or JSON lines of time and watts, or of kWh; can be given more than once."
        ),
    ] = None,
    kwh: Annotated[str | None, typer.Option(metavar="128000", help="Energy that a meter read.")] = None,
    hardware_days: Annotated[
        str | None, typer.Option(metavar="2816", help="Days over all units; with --power.")
    ] = None,
    flop: Annotated[str | None, typer.Option(metavar="1e23", help="With --peak, --utilisation and --power.")] = None,
    peak: Annotated[str | None, typer.Option(metavar="989e12", help="Peak FLOP/s of one unit.")] = None,
    utilisation: Annotated[str | None, typer.Option(metavar="0.4", help="Average share of the peak.")] = None,
    power: Annotated[str | None, typer.Option(metavar="700", help="Average power of one unit in W.")] = None,
    into: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Fill its rows on training energy.")] = None,
) -> None:
    """Training energy in MWh, to two significant figures beside the exact one, with its boundary."""
    here = session(context)
    options = {
        "kwh": kwh, "hardware_days": hardware_days, "flop": flop,
        "peak": peak, "utilisation": utilisation, "power": power,
    }  # fmt: skip
    found = _estimate(file, boundary, pue, log or [], options)
    if into is not None:
        calculating.fill_energy(here.desk, into, found)
    here.answer(compute_records.energy(found), lambda out: show_energy(out, found))


@commands.command("template")
def template(context: typer.Context) -> None:
    """Print a file of parts to start from."""
    text = energy.energy_template()
    session(context).answer({"file": text}, lambda out: out.out(text, end=""))


def _estimate(
    file: Path | None, boundary: Boundary | None, pue: str | None, logs: list[Path], options: dict[str, str | None]
) -> EnergyEstimate:
    given = any(value is not None for value in options.values())
    if [file is not None, bool(logs), given].count(True) != 1 or (file is not None and (boundary or pue)):
        raise Misuse("energy.one_way")
    if file is not None:
        return energy.energy_of_file(file)
    if boundary is None:
        raise Misuse("energy.no_boundary")
    if logs:
        return energy.energy_of_logs(logs, boundary, pue)
    return energy.energy_of_options(options, boundary, pue)

"""Verbs on energy: what training took, in MWh, from meters, hardware-days or operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from aiact_desk import resources
from aiact_desk.desk.input_files import judged, option, read_input
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.energy.estimate import EnergyEstimate, estimate_energy, metered_energy
from aiact_desk.regulation.energy.log_rows import LONGEST_LINE
from aiact_desk.regulation.energy.metered import MeteredLog, read_log
from aiact_desk.regulation.energy.sources import Boundary, EnergySources
from aiact_desk.regulation.quantities import PowerUsageEffectiveness
from aiact_desk.regulation.scope_rules import load_scope_rules

WAYS = {"kwh": "kilowatt_hours", "hardware_days": "hardware_days", "flop": "from_flop"}
"""The option that says how the energy is come to, and the method."""


class _Pue(BaseModel):
    pue: PowerUsageEffectiveness


def energy_of_file(path: Path) -> EnergyEstimate:
    """The energy of the parts in a file (`energy_template` shows one).

    Raises:
        Misuse: if the file is not there or says something else; names the line and the key.
    """
    return estimate_energy(load_scope_rules(), read_input(path, EnergySources))


def energy_of_logs(logs: Sequence[Path], boundary: Boundary, pue: str | None) -> EnergyEstimate:
    """The energy in logs of power or energy, each read once from its beginning to its end.

    Raises:
        Misuse: if a log is not there, or the PUE is none.
        Problem: if a log cannot be read; names the line.
    """
    factor = None if pue is None else judged(_Pue, {"pue": pue}, option).pue
    return metered_energy(load_scope_rules(), _read(logs), boundary, factor)


def energy_of_options(options: Mapping[str, str | None], boundary: Boundary, pue: str | None) -> EnergyEstimate:
    """The energy of one part, by the one of `WAYS` that is given.

    Raises:
        Misuse: if none or more than one is given, a value is missing, or is none of its kind.
    """
    part: dict[str, object] = {name: value for name, value in options.items() if value is not None}
    ways = [method for name, method in WAYS.items() if name in part]
    if len(ways) != 1:
        raise Misuse("energy.one_way")
    content: dict[str, object] = {"boundary": boundary, "parts": [part | {"method": ways[0]}]}
    if pue is not None:
        content["pue"] = pue
    return estimate_energy(load_scope_rules(), judged(EnergySources, content, option))


def energy_template() -> str:
    """A file of parts to start from, with comments."""
    return (resources.folder("templates/inputs") / "energy.yaml").read_text(encoding="utf-8")


def _read(logs: Sequence[Path]) -> Iterator[tuple[str, MeteredLog]]:
    for path in logs:
        if not path.is_file():
            raise Misuse("energy.no_log", path=path)
        yield path.name, read_log(_lines(path), str(path))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a log; of one that is too long just enough to be seen as such."""
    try:
        with path.open(encoding="utf-8-sig", newline=None) as file:
            while line := file.readline(LONGEST_LINE + 2):
                yield line
    except UnicodeDecodeError:
        raise Problem("energy.log_encoding", path=path) from None

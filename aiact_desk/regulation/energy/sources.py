"""What an energy figure starts from, and where its power was measured."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from aiact_desk.regulation.field_types import Frozen
from aiact_desk.regulation.input_types import Line
from aiact_desk.regulation.quantities import (
    Flop,
    HardwareDays,
    KilowattHours,
    Peak,
    PowerUsageEffectiveness,
    Utilisation,
    Watts,
)


class Boundary(StrEnum):
    """Where power or energy was measured: at the accelerators, at whole nodes, or at the facility's meter."""

    ACCELERATOR = "accelerator"
    NODE = "node"
    FACILITY = "facility"


class _Source(Frozen):
    """`name` tells parts apart, such as types of accelerator."""

    name: Line = ""


class MeteredEnergy(_Source):
    """Energy that a meter read."""

    method: Literal["kilowatt_hours"]
    kwh: KilowattHours


class ByHardwareDays(_Source):
    """Days of use over all units of a type, and the average power of one unit."""

    method: Literal["hardware_days"]
    hardware_days: HardwareDays
    power: Watts


class ByFlop(_Source):
    """Training compute, and what one unit does and takes: peak, average utilisation, average power."""

    method: Literal["from_flop"]
    flop: Flop
    peak: Peak
    utilisation: Utilisation
    power: Watts


EnergySource = Annotated[MeteredEnergy | ByHardwareDays | ByFlop, Field(discriminator="method")]


class EnergySources(Frozen):
    """All parts of the training energy, measured at one boundary.

    `pue`, the power usage effectiveness of the facility, carries what was measured at accelerators or nodes up to the
    facility; what the accelerators' meter does not see of a node stays out.
    """

    boundary: Boundary
    pue: PowerUsageEffectiveness | None = None
    parts: tuple[EnergySource, ...] = Field(min_length=1, max_length=10_000)

"""Which column of a log holds what: time, device, and one of power, energy per interval or a counter's reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aiact_desk.problems import Problem


class LogKind(StrEnum):
    """What a log tells: power at points in time, energy per interval, or the reading of an energy counter."""

    POWER = "power_log"
    ENERGY = "energy_log"
    COUNTER = "counter_log"


TIME = ("time", "timestamp", "datetime", "date")
DEVICE = ("device", "gpu", "index", "uuid", "node")
VALUES: dict[str, tuple[LogKind, Decimal]] = {
    "watts": (LogKind.POWER, Decimal(1)),
    "w": (LogKind.POWER, Decimal(1)),
    "power_w": (LogKind.POWER, Decimal(1)),
    "power.draw [w]": (LogKind.POWER, Decimal(1)),
    "power_kw": (LogKind.POWER, Decimal(1000)),
    "kw": (LogKind.POWER, Decimal(1000)),
    "kwh": (LogKind.ENERGY, Decimal(1)),
    "energy_kwh": (LogKind.ENERGY, Decimal(1)),
    "wh": (LogKind.ENERGY, Decimal("0.001")),
    "counter_kwh": (LogKind.COUNTER, Decimal(1)),
    "meter_kwh": (LogKind.COUNTER, Decimal(1)),
}
"""Names of the columns that hold a figure: what it is, and its factor to watts or kWh."""


@dataclass(frozen=True)
class Columns:
    """The names of a log's columns as it writes them."""

    time: str | None
    device: str | None
    value: str
    kind: LogKind
    factor: Decimal


def find_columns(names: Iterable[str], where: str) -> Columns:
    """The columns by their names, in any case.

    Raises:
        Problem: if no column or more than one holds a figure, or power stands there without a time.
    """
    known = {name.strip().lower(): name for name in names}
    values = [name for name in known if name in VALUES]
    if len(values) != 1:
        raise Problem("energy.log_columns", path=where, known=", ".join(VALUES), found=", ".join(values) or "–")
    kind, factor = VALUES[values[0]]
    time = next((known[name] for name in TIME if name in known), None)
    if kind is LogKind.POWER and time is None:
        raise Problem("energy.log_without_time", path=where, known=", ".join(TIME))
    device = next((known[name] for name in DEVICE if name in known), None)
    return Columns(time, device, known[values[0]], kind, factor)

"""A log of power or energy, summed in one pass: power by the trapezoidal rule, device by device."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from aiact_desk.problems import Problem
from aiact_desk.regulation.energy.log_columns import Columns, LogKind, find_columns
from aiact_desk.regulation.energy.log_rows import log_rows
from aiact_desk.regulation.numbers import EXACT

MOST_DEVICES = 100_000

_NUMBER = re.compile(r"([0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?)(?:\s*(W|kWh))?")
_EPOCH = re.compile(r"[0-9]{9,10}(?:\.[0-9]{1,9})?")
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MeteredLog:
    """What a log adds up to: `amount` in joules for power, in kWh else.

    `longest_gap` between readings of a device is in seconds, where times are given: power is taken to change evenly
    over it.
    """

    kind: LogKind
    amount: Decimal
    readings: int
    devices: int
    longest_gap: Decimal | None


@dataclass
class _Device:
    """The last reading of a device."""

    time: Decimal | None
    value: Decimal


@dataclass
class _Sum:
    """What was read so far."""

    columns: Columns
    where: str
    amount: Decimal = Decimal(0)
    readings: int = 0
    longest_gap: Decimal | None = None
    zoned: bool | None = None
    devices: dict[str, _Device] = field(default_factory=dict)

    def add(self, number: int, cells: dict[str, str]) -> None:
        """Take one row in: power adds a trapezoid, energy itself, a counter what it rose by."""
        time, value = self._time(number, cells), self._value(number, cells)
        name = cells.get(self.columns.device, "") if self.columns.device else ""
        before = self.devices.get(name)
        self.readings += 1
        if self.columns.kind is LogKind.ENERGY:
            self.amount = EXACT.add(self.amount, value)
        if before is not None:
            gap = self._gap(number, before.time, time)
            self._add_between(number, before.value, value, gap)
        elif len(self.devices) >= MOST_DEVICES:
            raise Problem("energy.log_devices", path=self.where, most=MOST_DEVICES)
        self.devices[name] = _Device(time, value)

    def _add_between(self, number: int, before: Decimal, now: Decimal, gap: Decimal | None) -> None:
        if self.columns.kind is LogKind.POWER and gap is not None:
            mean = EXACT.divide(EXACT.add(before, now), Decimal(2))
            self.amount = EXACT.add(self.amount, EXACT.multiply(mean, gap))
        elif self.columns.kind is LogKind.COUNTER:
            if now < before:
                raise Problem("energy.log_counter_fell", path=self.where, line=number)
            self.amount = EXACT.add(self.amount, EXACT.subtract(now, before))

    def _gap(self, number: int, before: Decimal | None, now: Decimal | None) -> Decimal | None:
        if before is None or now is None:
            return None
        if now < before:
            raise Problem("energy.log_time_fell", path=self.where, line=number)
        gap = EXACT.subtract(now, before)
        self.longest_gap = gap if self.longest_gap is None else max(self.longest_gap, gap)
        return gap

    def _time(self, number: int, cells: dict[str, str]) -> Decimal | None:
        if self.columns.time is None:
            return None
        text = cells.get(self.columns.time, "")
        found = _seconds(text)
        if found is None:
            raise Problem("energy.log_line", path=self.where, line=number, reason=f"no time: {text[:40]!r}")
        seconds, zoned = found
        if self.zoned is not None and zoned != self.zoned:
            raise Problem("energy.log_zones", path=self.where, line=number)
        self.zoned = zoned
        return seconds

    def _value(self, number: int, cells: dict[str, str]) -> Decimal:
        text = cells.get(self.columns.value, "")
        found = _NUMBER.fullmatch(text)
        own = "W" if self.columns.kind is LogKind.POWER else "kWh"
        if not found or (found[2] and (found[2] != own or self.columns.factor != 1)):
            raise Problem("energy.log_line", path=self.where, line=number, reason=f"no figure: {text[:40]!r}")
        return EXACT.multiply(Decimal(found[1]), self.columns.factor)


def _seconds(text: str) -> tuple[Decimal, bool] | None:
    """Seconds since 1970 of "1736510400.5" or of an ISO 8601 time, and whether its zone is known; None for else."""
    if _EPOCH.fullmatch(text):
        return Decimal(text), True
    try:
        moment = datetime.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None
    since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _UNIX
    whole = Decimal(since.days * 86_400 + since.seconds)
    return whole + Decimal(since.microseconds).scaleb(-6), moment.tzinfo is not None


def read_log(lines: Iterator[str], where: str) -> MeteredLog:
    """The energy of a log. One reading per device is held in memory, and no more.

    Raises:
        Problem: if a line cannot be read, time or a counter runs backwards, times with and without a zone stand side by
            side, or a log of power or of a counter has no two readings of one device.
    """
    rows = log_rows(lines, where)
    number, cells = next(rows, (0, {}))
    if not cells:
        raise Problem("energy.log_empty", path=where)
    total = _Sum(find_columns(cells, where), where)
    total.add(number, cells)
    for number, cells in rows:
        total.add(number, cells)
    if total.columns.kind is not LogKind.ENERGY and total.readings == len(total.devices):
        raise Problem("energy.log_one_reading", path=where)
    return MeteredLog(total.columns.kind, total.amount, total.readings, len(total.devices), total.longest_gap)

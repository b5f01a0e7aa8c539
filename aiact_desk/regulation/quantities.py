"""Quantities in input files and options: numbers as people write them, read exactly into one unit each."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from aiact_desk.problems import Misuse
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.regulation.field_types import Number, OtherUnit
from aiact_desk.regulation.input_types import Refused, read_by
from aiact_desk.regulation.numbers import EXACT, parse_number, show_number

DIVIDING = Context(prec=28)
"""Quotients have no end in decimals: they are kept to 28 figures."""

FIGURES = 2
"""Significant figures that notice and form ask for, printed beside the exact figure."""


def _units(**factors: str) -> tuple[OtherUnit, ...]:
    return tuple(OtherUnit(name=name.replace("_per_", "/"), factor=Decimal(factor)) for name, factor in factors.items())


def _number(unit: str, *, abbreviated: bool = False, whole: bool = False, **factors: str) -> Number:
    least = Decimal(1) if whole else Decimal(0)
    return Number(
        kind="number", unit=unit, abbreviated=abbreviated, whole=whole, minimum=least, other_units=_units(**factors)
    )


FLOP = _number("FLOP", abbreviated=True, TFLOP="1e12", PFLOP="1e15", EFLOP="1e18", ZFLOP="1e21")
PARAMETERS = _number("parameters", abbreviated=True, whole=True)
TOKENS = _number("tokens", abbreviated=True, whole=True)
COUNT = _number("", abbreviated=True, whole=True)
HOURS = _number("hours", abbreviated=True, hour="1", h="1", days="24", day="24", d="24")
UNIT_HOURS = _number("unit-hours", abbreviated=True, h="1", hours="1")
HARDWARE_DAYS = _number("hardware-days", abbreviated=True, days="1")
PEAK = _number(
    "FLOP/s", abbreviated=True, GFLOP_per_s="1e9", TFLOP_per_s="1e12", PFLOP_per_s="1e15", TFLOPS="1e12", PFLOPS="1e15"
)
WATTS = _number("W", abbreviated=True, kW="1000", MW="1000000")
KILOWATT_HOURS = _number("kWh", abbreviated=True, Wh="0.001", MWh="1000", GWh="1000000")
MEGAWATT_HOURS = _number("MWh")
SHARE = Number(kind="number", unit="", other_units=(OtherUnit(name="%", factor=Decimal("0.01")),))
FACTOR = _number("")
EUROS = _number("EUR", abbreviated=True)


def _read(type_: Number) -> BeforeValidator:
    return read_by(lambda name, given: Decimal(parse_number(name, type_, given)))


def _above_zero(number: Decimal, info: ValidationInfo) -> Decimal:
    if number == 0:
        raise Refused(Misuse("compute.zero", field=info.field_name))
    return number


def _at_most_one(number: Decimal, info: ValidationInfo) -> Decimal:
    if number > 1:
        raise Refused(Misuse("compute.more_than_all", field=info.field_name, given=format(number, "f")))
    return number


def _at_least_one(number: Decimal, info: ValidationInfo) -> Decimal:
    if number < 1:
        raise Refused(Misuse("energy.pue_below_one", field=info.field_name, given=format(number, "f")))
    return number


Flop = Annotated[Decimal, _read(FLOP)]
Parameters = Annotated[Decimal, _read(PARAMETERS)]
Tokens = Annotated[Decimal, _read(TOKENS)]
Count = Annotated[Decimal, _read(COUNT)]
Hours = Annotated[Decimal, _read(HOURS), AfterValidator(_above_zero)]
UnitHours = Annotated[Decimal, _read(UNIT_HOURS), AfterValidator(_above_zero)]
HardwareDays = Annotated[Decimal, _read(HARDWARE_DAYS), AfterValidator(_above_zero)]
Peak = Annotated[Decimal, _read(PEAK), AfterValidator(_above_zero)]
Watts = Annotated[Decimal, _read(WATTS), AfterValidator(_above_zero)]
KilowattHours = Annotated[Decimal, _read(KILOWATT_HOURS)]
Utilisation = Annotated[Decimal, _read(SHARE), AfterValidator(_above_zero), AfterValidator(_at_most_one)]
PowerUsageEffectiveness = Annotated[Decimal, _read(FACTOR), AfterValidator(_at_least_one)]
Euros = Annotated[Decimal, _read(EUROS)]


def plain(amount: Decimal) -> str:
    """All digits of an amount, without zeros behind the last one after the point."""
    return format(amount.normalize(EXACT), "f")


def shown(type_: Number, amount: Decimal) -> str:
    """An amount with its unit, nothing rounded."""
    return show_number(type_, plain(amount))


def shown_briefly(type_: Number, amount: Decimal) -> str:
    """An amount with its unit, to two significant figures."""
    return shown(type_, to_significant_figures(amount, FIGURES))

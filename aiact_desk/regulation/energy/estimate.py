"""Training energy in MWh, exact and to two significant figures, with its boundary and its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from aiact_desk.problems import Misuse
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.regulation.energy.log_columns import LogKind
from aiact_desk.regulation.energy.metered import MeteredLog
from aiact_desk.regulation.energy.sources import Boundary, ByFlop, ByHardwareDays, EnergySources, MeteredEnergy
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.quantities import (
    DIVIDING,
    FLOP,
    HARDWARE_DAYS,
    KILOWATT_HOURS,
    PEAK,
    SHARE,
    WATTS,
    shown,
)
from aiact_desk.regulation.scope_rules import EnergyMethod, ScopeRules

HOURS_PER_DAY = 24
WATT_HOURS_PER_MWH = Decimal(1_000_000)
JOULES_PER_MWH = Decimal(3_600_000_000)
KWH_PER_MWH = Decimal(1000)


@dataclass(frozen=True)
class EnergyPart:
    """One part, before the PUE is applied, with what was put in."""

    name: str
    method: EnergyMethod
    mwh: Decimal
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EnergyEstimate:
    """Energy in MWh. `measured_at` is where power was measured; with a `pue` the figure reaches up to the facility."""

    mwh: Decimal
    rounded: Decimal
    measured_at: Boundary
    pue: Decimal | None
    parts: tuple[EnergyPart, ...]
    source: str
    note: str

    @property
    def boundary(self) -> Boundary:
        """The boundary that the figure stands for."""
        return self.measured_at if self.pue is None else Boundary.FACILITY


def estimate_energy(rules: ScopeRules, given: EnergySources) -> EnergyEstimate:
    """Energy from stated parts.

    Raises:
        Misuse: if a PUE is given for what was measured at the facility, which holds its overhead already.
    """
    return _sum(rules, [_part(rules, each) for each in given.parts], given.boundary, given.pue)


def metered_energy(
    rules: ScopeRules, logs: Iterable[tuple[str, MeteredLog]], boundary: Boundary, pue: Decimal | None
) -> EnergyEstimate:
    """Energy from logs of power or energy, each with its name; they must not tell of the same device twice.

    Raises:
        Misuse: if a PUE is given for what was measured at the facility.
    """
    return _sum(rules, [_log_part(rules, name, log) for name, log in logs], boundary, pue)


def _sum(rules: ScopeRules, parts: list[EnergyPart], boundary: Boundary, pue: Decimal | None) -> EnergyEstimate:
    if pue is not None and boundary is Boundary.FACILITY:
        raise Misuse("energy.pue_at_facility")
    with localcontext(EXACT):
        mwh = sum((part.mwh for part in parts), Decimal(0)) * (Decimal(1) if pue is None else pue)
    rounded = to_significant_figures(mwh, rules.energy.figures)
    return EnergyEstimate(mwh, rounded, boundary, pue, tuple(parts), rules.energy.source, rules.energy.note)


def _part(rules: ScopeRules, given: MeteredEnergy | ByHardwareDays | ByFlop) -> EnergyPart:
    method = rules.energy.method(given.method)
    match given:
        case MeteredEnergy():
            mwh = EXACT.divide(given.kwh, KWH_PER_MWH)
            return EnergyPart(given.name, method, mwh, (("energy", shown(KILOWATT_HOURS, given.kwh)),))
        case ByHardwareDays():
            with localcontext(EXACT):
                mwh = given.hardware_days * HOURS_PER_DAY * given.power / WATT_HOURS_PER_MWH
            inputs = (
                ("hardware-days", shown(HARDWARE_DAYS, given.hardware_days)),
                ("average power", shown(WATTS, given.power)),
            )
            return EnergyPart(given.name, method, mwh, inputs)
        case ByFlop():
            return EnergyPart(given.name, method, _from_flop(given), _flop_inputs(given))


def _from_flop(given: ByFlop) -> Decimal:
    """E = C / (H * U) * power: the seconds of one unit, times its power in watts, as MWh."""
    with localcontext(EXACT):
        joules, divisor = given.flop * given.power, given.peak * given.utilisation * JOULES_PER_MWH
    return DIVIDING.divide(joules, divisor)


def _flop_inputs(given: ByFlop) -> tuple[tuple[str, str], ...]:
    return (
        ("compute", shown(FLOP, given.flop)),
        ("peak", shown(PEAK, given.peak)),
        ("utilisation", shown(SHARE, given.utilisation)),
        ("average power", shown(WATTS, given.power)),
    )


def _log_part(rules: ScopeRules, name: str, log: MeteredLog) -> EnergyPart:
    mwh = (
        DIVIDING.divide(log.amount, JOULES_PER_MWH)
        if log.kind is LogKind.POWER
        else EXACT.divide(log.amount, KWH_PER_MWH)
    )
    inputs = [("readings", str(log.readings)), ("devices", str(log.devices))]
    if log.longest_gap is not None:
        inputs.append(("longest time between readings", f"{log.longest_gap.normalize():f} s"))
    return EnergyPart(name, rules.energy.method(log.kind.value), mwh, tuple(inputs))

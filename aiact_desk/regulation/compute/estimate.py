"""The estimate: each phase by each method given, the two totals, their margins, thresholds and hardware-days."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.figures import (
    Figure,
    architecture_figure,
    hardware_figure,
    stated_figure,
    unit_hours,
)
from aiact_desk.regulation.compute.margins import Margin, margin
from aiact_desk.regulation.compute.phases import Phase, Phases
from aiact_desk.regulation.compute.standings import Standing, standings
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.quantities import DIVIDING
from aiact_desk.regulation.scope_rules import PhaseKind, ScopeRules, Total
from aiact_desk.regulation.terms import Force


@dataclass(frozen=True)
class PhaseEstimate:
    """One phase with its figures. `totals` are those that it counts into; none where the lists exclude it.

    `counted` is the figure that counts; a phase that does not count has no figures.
    `difference` is the larger figure over the smaller, less one, where several were given.
    """

    phase: Phase
    kind: PhaseKind
    reason: str
    force: tuple[Force, ...]
    totals: tuple[Total, ...]
    figures: tuple[Figure, ...]
    counted: Figure | None
    difference: Decimal | None


@dataclass(frozen=True)
class TotalCompute:
    """One total in FLOP with its margin. `bound` has all parameters of mixtures of experts."""

    total: Total
    flop: Decimal
    margin: Margin
    bound: Decimal | None


@dataclass(frozen=True)
class ComputeEstimate:
    """An estimate: always both totals. `hardware_days` are per accelerator type, over the phases that count."""

    phases: tuple[PhaseEstimate, ...]
    direct: TotalCompute
    cumulative: TotalCompute
    standings: tuple[Standing, ...]
    bound_standings: tuple[Standing, ...]
    hardware_days: tuple[tuple[str, Decimal], ...]

    @property
    def totals(self) -> tuple[TotalCompute, TotalCompute]:
        """Direct, then cumulative."""
        return (self.direct, self.cumulative)

    @property
    def precisions(self) -> tuple[str | None, ...]:
        """The precisions of the peaks used, each once; None among them where one is not stated (S15)."""
        return tuple(dict.fromkeys(period.precision for each in self.phases for period in each.phase.hardware))


def estimate(rules: ScopeRules, given: Phases) -> ComputeEstimate:
    """The estimate of training compute.

    Raises:
        Misuse: if a phase is of a kind that the counting lists do not know, or counts and has no facts.
    """
    phases = tuple(_phase(rules, number, phase) for number, phase in enumerate(given.phases, start=1))
    direct, cumulative = (_total(rules, total, phases) for total in (Total.DIRECT, Total.CUMULATIVE))
    bounds = {each.total: each.bound if each.bound is not None else each.flop for each in (direct, cumulative)}
    bounded = direct.bound is not None or cumulative.bound is not None
    return ComputeEstimate(
        phases,
        direct,
        cumulative,
        standings(rules, {each.total: each.flop for each in (direct, cumulative)}, given.original),
        standings(rules, bounds, given.original) if bounded else (),
        _hardware_days(phases),
    )


def _phase(rules: ScopeRules, number: int, phase: Phase) -> PhaseEstimate:
    kind = next((kind for kind in rules.counting.kinds if kind.id == phase.kind), None)
    if kind is None:
        known = ", ".join(kind.id for kind in rules.counting.kinds)
        raise Misuse("compute.unknown_kind", phase=phase.name, number=number, kind=phase.kind, known=known)
    totals = rules.counting.totals(kind)
    figures = _figures(rules, phase, kind.operations) if kind.operations else ()
    if totals and not figures:
        raise Misuse("compute.no_facts", phase=phase.name, number=number)
    return PhaseEstimate(
        phase,
        kind,
        rules.counting.reason(kind),
        kind.force or rules.counting.force,
        totals,
        figures,
        _counted(phase, figures),
        _difference(figures),
    )


def _figures(rules: ScopeRules, phase: Phase, operations: int) -> tuple[Figure, ...]:
    """The figure of each method that facts are given for."""
    found = []
    if phase.hardware:
        found.append(hardware_figure(rules, phase.hardware))
    if phase.architecture:
        found.append(architecture_figure(rules, phase.architecture, operations))
    if phase.stated:
        found.append(stated_figure(rules, phase.stated))
    return tuple(found)


def _counted(phase: Phase, figures: tuple[Figure, ...]) -> Figure | None:
    """The figure that the phase names, else the largest (ours)."""
    if phase.counted is not None:
        figures = tuple(figure for figure in figures if figure.method == phase.counted)
    return max(figures, key=lambda figure: figure.flop, default=None)


def _difference(figures: tuple[Figure, ...]) -> Decimal | None:
    amounts = [figure.flop for figure in figures]
    if len(amounts) < 2 or min(amounts) == 0:
        return None
    return DIVIDING.subtract(DIVIDING.divide(max(amounts), min(amounts)), Decimal(1))


def _total(rules: ScopeRules, total: Total, phases: tuple[PhaseEstimate, ...]) -> TotalCompute:
    counted = [each.counted for each in phases if each.counted and total in each.totals]
    with localcontext(EXACT):
        flop = sum((figure.flop for figure in counted), Decimal(0))
        bound = sum((figure.flop if figure.bound is None else figure.bound for figure in counted), Decimal(0))
    return TotalCompute(total, flop, margin(flop, rules.error_margin), bound if bound != flop else None)


def _hardware_days(phases: tuple[PhaseEstimate, ...]) -> tuple[tuple[str, Decimal], ...]:
    hours: dict[str, Decimal] = {}
    for each in phases:
        for period in each.phase.hardware if each.totals else ():
            name = period.accelerator or "not named"
            hours[name] = EXACT.add(hours.get(name, Decimal(0)), unit_hours(period))
    return tuple((name, DIVIDING.divide(amount, Decimal(24))) for name, amount in hours.items())

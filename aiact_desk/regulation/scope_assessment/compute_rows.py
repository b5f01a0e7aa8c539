"""The rows on compute: the figure of each phase, the two totals with their margins, and where they stand."""

from __future__ import annotations

from aiact_desk.regulation.compute.estimate import ComputeEstimate, PhaseEstimate, TotalCompute
from aiact_desk.regulation.compute.margins import Position
from aiact_desk.regulation.compute.standings import Standing
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.quantities import plain
from aiact_desk.regulation.scope.findings import flop
from aiact_desk.regulation.scope_rules import ScopeRules, Threshold, Total
from aiact_desk.wording.catalogue import N_, translate

TOTALS = {Total.DIRECT: N_("Direct"), Total.CUMULATIVE: N_("Cumulative")}
POSITIONS = {Position.ABOVE: "Above", Position.BELOW: "Below", Position.STRADDLES: "On both sides"}
BY_PHASE = {"stated": N_("Stated figure"), "none": N_("Not estimated")}


def figures(rules: ScopeRules, estimate: ComputeEstimate) -> Json:
    """One row for each figure of each phase; a phase that counts into no total has one without a figure."""
    return [row for phase in estimate.phases for row in _figures(rules, phase)]


def total(found: TotalCompute) -> Json:
    """A total with its accepted margin."""
    return {
        "figure": plain(found.flop),
        "low": plain(found.margin.low),
        "high": plain(found.margin.high),
        "bound": None if found.bound is None else plain(found.bound),
    }


def thresholds(estimate: ComputeEstimate) -> Json:
    """Every threshold with the total that it is held against."""
    return [_threshold(each) for each in estimate.standings]


def _figures(rules: ScopeRules, phase: PhaseEstimate) -> list[Json]:
    reason = translate(phase.reason)
    if not phase.figures:
        return [
            {
                "phase": phase.phase.name,
                "method": translate(BY_PHASE["none"]),
                "flop": None,
                "totals": translate(N_("Neither total")),
                "reason": reason,
            }
        ]
    return [
        {
            "phase": phase.phase.name,
            "method": translate(rules.method(figure.method).title),
            "flop": plain(figure.flop),
            "totals": _counts_into(phase) if figure is phase.counted else translate(N_("Shown beside, not counted")),
            "reason": reason,
        }
        for figure in phase.figures
    ]


def _counts_into(phase: PhaseEstimate) -> str:
    return ", ".join(translate(TOTALS[each]) for each in phase.totals)


def _threshold(standing: Standing) -> Json:
    rule = standing.rule
    forces = ", ".join(force.value for force in rule.force)
    title = translate(rule.title)
    return {
        "threshold": title if isinstance(rule, Threshold) else f"{title} ({standing.basis})",
        "flop": flop(standing.flop),
        "total": translate(TOTALS[standing.total]),
        "position": POSITIONS[standing.position],
        "source": f"{rule.source} ({forces})",
    }

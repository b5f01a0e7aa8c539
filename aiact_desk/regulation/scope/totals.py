"""The totals of compute that the facts give, stated or computed from phases."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from aiact_desk.regulation.compute.estimate import ComputeEstimate, estimate
from aiact_desk.regulation.compute.phases import Phases
from aiact_desk.regulation.scope.facts import ComputeFacts
from aiact_desk.regulation.scope_rules import ScopeRules


@dataclass(frozen=True)
class Totals:
    """Direct and cumulative compute in FLOP, as far as known; the estimate where they come from phases."""

    direct: Decimal | None
    cumulative: Decimal | None
    estimate: ComputeEstimate | None = None

    @property
    def origin(self) -> str:
        """The keys of the facts that the totals come from begin with this."""
        return "compute.phases: " if self.estimate else "compute."


def totals_of(rules: ScopeRules, facts: ComputeFacts) -> Totals:
    """The totals.

    Raises:
        Misuse: if a phase cannot be estimated.
    """
    if not facts.phases:
        return Totals(facts.direct_flop, facts.cumulative_flop)
    found = estimate(rules, Phases(phases=facts.phases))
    return Totals(found.direct.flop, found.cumulative.flop, found)

"""The totals of compute that the facts give, stated or computed from phases; of a modified model with its original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from aiact_desk.regulation.compute.estimate import ComputeEstimate, estimate
from aiact_desk.regulation.compute.margins import Position
from aiact_desk.regulation.compute.phases import Phase, Phases, Stated
from aiact_desk.regulation.compute.standings import Standing
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.scope.facts import Facts, Role
from aiact_desk.regulation.scope_rules import ScopeRules, Total
from aiact_desk.wording.catalogue import translate

INITIAL_WEIGHTS = "initial_weights"
DIRECT, CUMULATIVE = "compute.direct_flop", "compute.cumulative_flop"
OWN, ORIGINAL = "modification.own_flop", "modification.flop"
PHASES_CUMULATIVE = "compute.phases: cumulative_flop"

Parts = tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True)
class Totals:
    """Direct and cumulative compute in FLOP, as far as known; the estimate where they come from phases.

    Where the cumulative total is not known, it is `at_least` the sum of what is, and `missing` are the keys of what
    would complete it. `parts` are the facts that either is made of.
    """

    direct: Decimal | None
    cumulative: Decimal | None
    estimate: ComputeEstimate | None = None
    at_least: Decimal | None = None
    parts: Parts = ()
    missing: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The keys of the facts that the totals come from begin with this."""
        return "compute.phases: " if self.estimate else "compute."


def totals_of(rules: ScopeRules, facts: Facts) -> Totals:
    """The totals. Into the cumulative one of a modified model its original counts: weights that it was initialised
    from (Guidelines A.1).

    Raises:
        Misuse: if a phase cannot be estimated.
    """
    modified = facts.provider.role is Role.MODIFIER
    if facts.compute.phases:
        found = estimate(rules, Phases(phases=facts.compute.phases))
        return _of_modification(rules, facts, found) if modified else _of_phases(found)
    if modified:
        return _stated_of_modification(facts)
    direct, cumulative = facts.compute.direct_flop, facts.compute.cumulative_flop
    if cumulative is None:
        return Totals(direct, None, at_least=direct, parts=((DIRECT, direct),), missing=(CUMULATIVE,))
    return Totals(direct, cumulative, parts=((CUMULATIVE, cumulative),))


def _of_phases(found: ComputeEstimate, original: Decimal | None = None) -> Totals:
    parts = ((PHASES_CUMULATIVE, found.cumulative.flop), (ORIGINAL, original))
    return Totals(found.direct.flop, found.cumulative.flop, found, parts=parts)


def _of_modification(rules: ScopeRules, facts: Facts, own: ComputeEstimate) -> Totals:
    """Phases of initial weights are the original; only what the stated figure has beyond them is added."""
    counted = [each.counted.flop for each in own.phases if each.kind.id == INITIAL_WEIGHTS and each.counted]
    original = facts.modification.flop
    if original is None:
        return _of_phases(own) if counted else _without_original(own)
    rest = original
    for flop in counted:
        rest = EXACT.subtract(rest, flop)
    if rest <= 0:
        return _of_phases(own, original)
    phases = (*facts.compute.phases, _original_phase(rules, rest))
    return _of_phases(estimate(rules, Phases(phases=phases)), original)


def _original_phase(rules: ScopeRules, flop: Decimal) -> Phase:
    title = next(translate(kind.title) for kind in rules.counting.kinds if kind.id == INITIAL_WEIGHTS)
    return Phase(name=title, kind=INITIAL_WEIGHTS, stated=Stated(flop=flop, source=ORIGINAL))


def _without_original(own: ComputeEstimate) -> Totals:
    """The cumulative total of the modification alone says only what it is above of."""
    known = replace(own, standings=_certain(own.standings), bound_standings=_certain(own.bound_standings))
    flop = own.cumulative.flop
    return Totals(own.direct.flop, None, known, flop, ((PHASES_CUMULATIVE, flop),), (ORIGINAL,))


def _certain(standings: tuple[Standing, ...]) -> tuple[Standing, ...]:
    return tuple(each for each in standings if each.total is Total.DIRECT or each.position is Position.ABOVE)


def _stated_of_modification(facts: Facts) -> Totals:
    """A stated total that is not below the original includes it, as it should; one below it cannot."""
    direct, stated = facts.compute.direct_flop, facts.compute.cumulative_flop
    own, original = facts.modification.own_flop, facts.modification.flop
    parts = ((DIRECT, direct), (CUMULATIVE, stated), (OWN, own), (ORIGINAL, original))
    open_ = tuple(key for key, amount in ((CUMULATIVE, stated), (ORIGINAL, original)) if amount is None)
    changed = own if own is not None else direct
    sums = [amount for amount in (stated, changed) if amount is not None]
    if original is not None:
        included = stated is not None and stated >= original
        sums = [EXACT.add(original, changed or Decimal(0))]
        if stated is not None:
            sums.append(stated if included else EXACT.add(original, stated))
    at_least = max(sums, default=None)
    return Totals(direct, None if open_ else at_least, at_least=at_least, parts=parts, missing=open_)

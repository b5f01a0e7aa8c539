"""S6 and S7: does a modification make its author a provider, and of a model with systemic risk?"""

from __future__ import annotations

from aiact_desk.regulation.compute.margins import Position, margin
from aiact_desk.regulation.compute.standings import modifier_thresholds
from aiact_desk.regulation.scope.facts import ModificationFacts, Role
from aiact_desk.regulation.scope.findings import Finding, finding, numbers
from aiact_desk.regulation.scope_rules import Outcome, ScopeRules

CASES = {Position.ABOVE: "met", Position.BELOW: "not_met", Position.STRADDLES: "straddles"}


def modification(rules: ScopeRules, role: Role | None, facts: ModificationFacts) -> Finding:
    """S6 (Guidelines 3.2): the modification's direct compute against one third of the original's.

    Where the original's compute is unknown, the fallbacks count; where it is unknown too whether the original has
    systemic risk, an answer is given only where both fallbacks give the same one.
    """
    rule = rules.rule("S6")
    if role is None:
        return finding(rule, "unknown", {}, ("provider.role",))
    if role is not Role.MODIFIER:
        return finding(rule, "not_a_modifier", {"provider.role": role})
    used: dict[str, object] = {
        "modification.own_flop": facts.own_flop,
        "modification.flop": facts.flop,
        "modification.systemic_risk": facts.systemic_risk,
    }
    of_original = () if facts.flop is not None else ("modification.flop",)
    if facts.own_flop is None:
        return finding(rule, "unknown", used, ("modification.own_flop", *of_original))
    own = margin(facts.own_flop, rules.error_margin)
    limits = modifier_thresholds(rules, facts)
    cases = {CASES[own.position(limit)] for limit, _ in limits}
    if len(cases) > 1:
        return finding(rule, "unknown", used, (*of_original, "modification.systemic_risk"))
    case = cases.pop()
    limit, basis = limits[-1] if case == "met" else limits[0]
    return finding(rule, case, used, of_original, basis=basis, **numbers(rules, own, limit))


def modified_systemic_risk(rules: ScopeRules, change: Finding, role: Role | None, facts: ModificationFacts) -> Finding:
    """S7 (Guidelines 3.2.2). `change` is the finding of S6."""
    rule = rules.rule("S7")
    if role is not None and role is not Role.MODIFIER:
        return finding(rule, "not_a_modifier", {"provider.role": role})
    used: dict[str, object] = {"S6": change.outcome.value, "modification.systemic_risk": facts.systemic_risk}
    if change.outcome is Outcome.NOT_MET or facts.systemic_risk is False:
        return finding(rule, "not_met", used)
    missing = change.missing if change.outcome is Outcome.UNKNOWN else ()
    if facts.systemic_risk is None:
        missing = tuple(dict.fromkeys((*missing, "modification.systemic_risk")))
    if facts.systemic_risk is None or change.outcome is Outcome.UNKNOWN:
        return finding(rule, "unknown", used, missing)
    return finding(rule, "met" if change.outcome is Outcome.MET else "straddles", used)

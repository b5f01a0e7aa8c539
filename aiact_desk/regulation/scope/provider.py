"""Who is the provider, and S9: does it need a representative in the Union?"""

from __future__ import annotations

from datetime import date

from aiact_desk.regulation.scope.facts import Establishment, MarketFacts, ProviderFacts, Role
from aiact_desk.regulation.scope.findings import Finding, finding
from aiact_desk.regulation.scope_rules import Outcome, ScopeRules

MANDATE = "provider.mandate_on"


def who_is_provider(rules: ScopeRules, facts: ProviderFacts, market: MarketFacts, change: Finding) -> Finding:
    """Who the duties bind (Art. 2(1)(a), 3(3); Guidelines 3.1 and 3.2). `change` is the finding of S6."""
    rule = rules.rule("provider")
    used: dict[str, object] = {"provider.role": facts.role, "provider.established": facts.established}
    match facts.role:
        case None:
            return finding(rule, "unknown", {}, ("provider.role",))
        case Role.CONSORTIUM:
            missing = () if facts.coordinator else ("provider.coordinator",)
            return finding(
                rule, "consortium", used, missing, coordinator=facts.coordinator or rules.phrase("not_named")
            )
        case Role.MODIFIER:
            return finding(rule, "modifier_met" if change.outcome is Outcome.MET else "modifier_open", used)
        case Role.INTEGRATOR:
            if market.union_excluded is None:
                return finding(rule, "integrator_open", used, ("market.union_excluded",))
            case = "integrator_provider" if market.union_excluded else "integrator_downstream"
            return finding(rule, case, used | {"market.union_excluded": market.union_excluded})
    return finding(rule, facts.role.value, used)


def representative(rules: ScopeRules, facts: ProviderFacts, exemption: Finding, placed: date | None) -> Finding:
    """S9 (Art. 54): a written mandate before placing on the market. `exemption` is the finding of S8."""
    rule = rules.rule("S9")
    used: dict[str, object] = {"provider.established": facts.established}
    match facts.established:
        case None:
            return finding(rule, "unknown", {}, ("provider.established",))
        case Establishment.UNION:
            return finding(rule, "in_union", used)
        case Establishment.EEA:
            return finding(rule, "eea", used)
    used["S8"] = exemption.outcome.value
    if exemption.outcome is Outcome.MET:
        return finding(rule, "exempt", used)
    if facts.mandate_on is None:
        if exemption.outcome is Outcome.NEEDS_DECISION:
            return finding(rule, "exemption_open", used)
        return finding(rule, "mandate_missing", used, (MANDATE,))
    return _with_mandate(rules, used, facts.mandate_on, placed)


def _with_mandate(rules: ScopeRules, used: dict[str, object], mandated: date, placed: date | None) -> Finding:
    rule, used = rules.rule("S9"), used | {MANDATE: mandated, "market.first_supplied_on": placed}
    if placed is None:
        return finding(rule, "mandate_given", used, ("market.first_supplied_on",), mandated=mandated.isoformat())
    case = "mandate_in_time" if mandated < placed else "mandate_late"
    return finding(rule, case, used, mandated=mandated.isoformat(), placed=placed.isoformat())

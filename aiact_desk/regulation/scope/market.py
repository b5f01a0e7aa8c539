"""S10 to S12: one model through its life, placing on the market, and the dates that follow."""

from __future__ import annotations

from datetime import date

from aiact_desk.regulation.scope.facts import MarketFacts
from aiact_desk.regulation.scope.findings import Finding, finding
from aiact_desk.regulation.scope_rules import Outcome, ScopeRules
from aiact_desk.wording.catalogue import translate

SUPPLIED, FIRST = "market.supplied_in_union", "market.first_supplied_on"


def life(rules: ScopeRules, facts: MarketFacts) -> Finding:
    """S10 (Guidelines 2.2): later work by or for the same provider is the same model."""
    rule = rules.rule("S10")
    if facts.later_work is None:
        return finding(rule, "unknown", {}, ("market.later_work",))
    case = {"same_provider": "same_model", "others": "other_provider", "none": "no_later_work"}[facts.later_work]
    return finding(rule, case, {"market.later_work": facts.later_work.replace("_", " ")})


def placing(rules: ScopeRules, facts: MarketFacts, today: date) -> Finding:
    """S11 (Art. 3(9) and (10); Guidelines 3.1): the first supply in the Union in commercial activity, paid or free."""
    rule = rules.rule("S11")
    used: dict[str, object] = {
        SUPPLIED: facts.supplied_in_union,
        "market.commercial": facts.commercial,
        "market.union_excluded": facts.union_excluded,
        FIRST: facts.first_supplied_on,
    }
    if facts.union_excluded:
        return finding(rule, "contradiction" if facts.supplied_in_union else "union_excluded", used)
    if facts.supplied_in_union is None:
        return finding(rule, "unknown", used, (SUPPLIED,))
    if not facts.supplied_in_union:
        return finding(rule, "not_placed", used)
    if facts.commercial is False:
        return finding(rule, "not_commercial", used)
    titles = {way.id: translate(way.title) for way in rules.ways_of_supply}
    ways = ", ".join(titles[way] for way in facts.ways) or rules.phrase("way_not_stated")
    if facts.first_supplied_on is None:
        return finding(rule, "placed_undated", used, (FIRST,), ways=ways)
    case = "planned" if facts.first_supplied_on > today else "placed"
    return finding(rule, case, used, day=facts.first_supplied_on.isoformat(), ways=ways)


def dates(rules: ScopeRules, facts: MarketFacts, placed: Finding) -> Finding:
    """S12 (Art. 111(3), 113). `placed` is the finding of S11."""
    rule = rules.rule("S12")
    days = {
        "obligations": rules.dates.obligations.isoformat(),
        "enforcement": rules.dates.enforcement.isoformat(),
        "legacy": rules.dates.legacy.isoformat(),
    }
    if placed.outcome is Outcome.NOT_MET:
        return finding(rule, "not_placed", {"S11": placed.outcome.value})
    first = facts.first_supplied_on
    if first is None:
        return finding(rule, "unknown", {}, (FIRST,), **days)
    case = "before" if first < rules.dates.obligations else "since"
    return finding(rule, case, {FIRST: first}, day=first.isoformat(), **days)

"""S1 to S3: is it a general-purpose AI model, and one with systemic risk?"""

from __future__ import annotations

from aiact_desk.regulation.compute.margins import Position, margin
from aiact_desk.regulation.quantities import COUNT, shown
from aiact_desk.regulation.scope.facts import ModelFacts, SystemicRiskFacts
from aiact_desk.regulation.scope.findings import Finding, finding, flop, numbers
from aiact_desk.regulation.scope.totals import Totals
from aiact_desk.regulation.scope_rules import Outcome, ScopeRules
from aiact_desk.wording.catalogue import translate

DIRECT = "direct_flop"


def general_purpose(rules: ScopeRules, totals: Totals, model: ModelFacts) -> Finding:
    """S1, the indicative criterion (Guidelines 2.1), with the provider's reasoned exception beside it."""
    criterion = _indicative(rules, totals, model)
    against = {"general": Outcome.NOT_MET, "narrow": Outcome.MET}.get(model.judged or "")
    if against is None or criterion.outcome is not against:
        return criterion
    used: dict[str, object] = {"model.judged": model.judged, "model.reason": model.reason}
    words = {"judged": rules.phrase(str(model.judged)), "criterion": criterion.outcome.value.replace("_", " ")}
    if not (model.reason or "").strip():
        return finding(criterion.rule, "unreasoned", used, ("model.reason",), **words)
    return finding(criterion.rule, "exception", dict(criterion.used) | used, reason=str(model.reason), **words)


def _indicative(rules: ScopeRules, totals: Totals, model: ModelFacts) -> Finding:
    rule, limit = rules.rule("S1"), rules.threshold("gpai").flop
    named = {each.id: each for each in rules.outputs}
    generative = [id for id in model.outputs or () if named[id].generative]
    used: dict[str, object] = {f"{totals.origin}{DIRECT}": totals.direct, "model.outputs": model.outputs}
    if model.outputs is not None and not generative:
        return finding(rule, "other_outputs", used)
    found = None if totals.direct is None else margin(totals.direct, rules.error_margin)
    position = found.position(limit) if found else None
    if found and position is Position.BELOW:
        return finding(rule, "too_little_compute", used, **numbers(rules, found, limit))
    missing = _missing({f"compute.{DIRECT}": totals.direct, "model.outputs": model.outputs})
    if found is None or missing:
        return finding(rule, "unknown", used, missing)
    if position is Position.STRADDLES:
        return finding(rule, "straddles", used, **numbers(rules, found, limit))
    return finding(
        rule,
        "met",
        used,
        outputs=", ".join(translate(named[id].title) for id in generative),
        **numbers(rules, found, limit),
    )


def systemic_by_compute(rules: ScopeRules, totals: Totals) -> Finding:
    """S2, high-impact capabilities presumed from cumulative compute (Art. 51(2))."""
    rule, limit = rules.rule("S2"), rules.threshold("systemic_risk").flop
    if totals.cumulative is None:
        return _by_known_part(rules, totals)
    found = margin(totals.cumulative, rules.error_margin)
    case = {Position.ABOVE: "met", Position.BELOW: "not_met", Position.STRADDLES: "straddles"}
    return finding(rule, case[found.position(limit)], dict(totals.parts), **numbers(rules, found, limit))


def _by_known_part(rules: ScopeRules, totals: Totals) -> Finding:
    """What is known of a total settles the matter only where that alone is above the threshold."""
    rule, limit, used = rules.rule("S2"), rules.threshold("systemic_risk").flop, dict(totals.parts)
    for case, amount in (("met_by_direct", totals.direct), ("met", totals.at_least)):
        part = None if amount is None else margin(amount, rules.error_margin)
        if part and part.position(limit) is Position.ABOVE:
            return finding(rule, case, used, totals.missing, **numbers(rules, part, limit))
    return finding(rule, "unknown", used, totals.missing, threshold=flop(limit))


def designation(rules: ScopeRules, facts: SystemicRiskFacts) -> Finding:
    """S3, designation by the Commission (Art. 52(4), Annex XIII)."""
    rule = rules.rule("S3")
    used: dict[str, object] = {"systemic_risk.designated": facts.designated}
    if facts.designated is None:
        return finding(rule, "unknown", {}, ("systemic_risk.designated",))
    if facts.designated:
        if facts.designated_on is None:
            return finding(rule, "designated_undated", used, ("systemic_risk.designated_on",))
        used["systemic_risk.designated_on"] = facts.designated_on
        return finding(rule, "designated", used, day=facts.designated_on.isoformat())
    limit = shown(COUNT, rules.business_users)
    if facts.business_users is None:
        return finding(rule, "not_designated_users_unknown", used, ("systemic_risk.business_users",), limit=limit)
    users = shown(COUNT, facts.business_users)
    case = "reach_presumed" if facts.business_users >= rules.business_users else "not_designated"
    return finding(rule, case, used | {"systemic_risk.business_users": users}, users=users, limit=limit)


def _missing(facts: dict[str, object]) -> tuple[str, ...]:
    return tuple(key for key, value in facts.items() if value is None)

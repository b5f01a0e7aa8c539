"""S4 and S5: the notification of the Commission with its latest day, and the arguments that can go with it."""

from __future__ import annotations

from datetime import date, timedelta

from aiact_desk.regulation.scope.facts import SystemicRiskFacts
from aiact_desk.regulation.scope.findings import Finding, finding
from aiact_desk.regulation.scope_rules import Outcome, ScopeRules

KNOWN_ON = "systemic_risk.threshold_known_on"


def notification(
    rules: ScopeRules, reasons: tuple[Finding, Finding, Finding], facts: SystemicRiskFacts, today: date
) -> Finding:
    """S4 (Art. 52(1)): without delay, at the latest 14 days after the threshold was met or known to be met later.

    `reasons` are the findings of S2, S6 and S7. What a modifier adds to a model that alone passes the threshold makes
    nobody a provider: below the one third of S6 the duty is a question for a person.
    """
    rule, (by_compute, modifier, modified) = rules.rule("S4"), reasons
    reasons_of_duty = (by_compute, modified)
    outcomes = {each.outcome for each in reasons_of_duty}
    if facts.threshold_known_on is not None:
        return _dated(rules, facts, facts.threshold_known_on, today)
    if modified.outcome is not Outcome.MET and by_compute.outcome is Outcome.MET and _is_small(modifier):
        return finding(rule, "modifier_open", {each.id: each.outcome.value for each in reasons}, modifier.missing)
    if Outcome.MET in outcomes:
        met = {each.id: each.outcome.value for each in reasons_of_duty if each.outcome is Outcome.MET}
        return finding(rule, "day_unknown", dict(met), (KNOWN_ON,))
    if Outcome.STRADDLES in outcomes:
        return finding(rule, "undecided", {each.id: each.outcome.value for each in reasons_of_duty})
    if Outcome.UNKNOWN in outcomes:
        missing = tuple(dict.fromkeys(key for each in reasons_of_duty for key in each.missing))
        return finding(rule, "unknown", {}, missing)
    return finding(rule, "no_duty", {each.id: each.outcome.value for each in reasons_of_duty})


def _is_small(modifier: Finding) -> bool:
    """Whether somebody who is known to modify a model is not known to be over the one third (S6)."""
    is_modifier = modifier.outcome is not Outcome.DOES_NOT_APPLY and "provider.role" not in modifier.missing
    return is_modifier and modifier.outcome is not Outcome.MET


def _dated(rules: ScopeRules, facts: SystemicRiskFacts, known: date, today: date) -> Finding:
    due = known + timedelta(days=rules.notification_days)
    if facts.notified_on is None:
        case = "overdue" if today > due else "due"
    else:
        case = "late" if facts.notified_on > due else "in_time"
    return finding(
        rules.rule("S4"),
        case,
        {KNOWN_ON: known, "systemic_risk.notified_on": facts.notified_on},
        day=known.isoformat(),
        due=due.isoformat(),
        today=today.isoformat(),
        notified=facts.notified_on.isoformat() if facts.notified_on else "",
    )


def arguments(rules: ScopeRules, notice: Finding, facts: SystemicRiskFacts) -> Finding:
    """S5 (Art. 52(2) and (3)): arguments against systemic risk go with the notification, and suspend nothing."""
    rule = rules.rule("S5")
    if notice.outcome is Outcome.NOT_MET:
        return finding(rule, "no_notice")
    if notice.outcome is not Outcome.MET:
        return finding(rule, "unknown", {}, notice.missing)
    if facts.arguments_on is None:
        return finding(rule, "open")
    used: dict[str, object] = {
        "systemic_risk.arguments_on": facts.arguments_on,
        "systemic_risk.notified_on": facts.notified_on,
    }
    day = facts.arguments_on.isoformat()
    if facts.arguments_on == facts.notified_on:
        return finding(rule, "with_notice", used, day=day)
    return finding(rule, "apart", used, day=day, notified=str(facts.notified_on or rules.phrase("not_stated")))

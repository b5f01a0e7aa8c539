"""S8: the open-source exemption as a dated assessment with one piece of evidence per condition."""

from __future__ import annotations

from aiact_desk.regulation.scope.facts import ConditionFacts, OpenSourceFacts
from aiact_desk.regulation.scope.findings import Finding, finding
from aiact_desk.regulation.scope_rules import Condition, Outcome, ScopeRules
from aiact_desk.wording.catalogue import translate

ASSESSED_ON = "open_source.assessed_on"
UNDECIDED = (Outcome.STRADDLES, Outcome.NEEDS_DECISION, Outcome.UNKNOWN)


def open_source(rules: ScopeRules, facts: OpenSourceFacts, risks: tuple[Finding, ...]) -> Finding:
    """S8 (Art. 53(2), 54(6); Guidelines 4). `risks` are the findings of S2, S3 and S7.

    Systemic risk ends the exemption whatever was assessed, and leaves it open where it is not known; a condition that
    fails is told before what is missing; a change after the day of the assessment asks for a new one.
    """
    rule = rules.rule("S8")
    if met := [risk.id for risk in risks if risk.outcome is Outcome.MET]:
        return finding(rule, "systemic_risk", dict.fromkeys(met, "met"), rules=", ".join(met))
    used, missing = _assessed(rules, facts)
    day = facts.assessed_on.isoformat() if facts.assessed_on else ""
    failed = [
        translate(condition.title)
        for condition in rules.open_source.conditions
        if _given(facts, condition).holds is False
    ]
    if failed and day:
        return finding(rule, "failed", used, day=day, failed="; ".join(failed))
    if missing:
        return finding(rule, "not_assessed", used, missing)
    if later := _later_changes(facts):
        return finding(rule, "ask_again", used, (ASSESSED_ON,), day=day, changes=later)
    if open_ := [risk for risk in risks if risk.outcome in UNDECIDED]:
        missing = tuple(dict.fromkeys(key for risk in open_ for key in risk.missing))
        return finding(rule, "systemic_risk_undecided", used, missing, rules=", ".join(risk.id for risk in open_))
    return finding(rule, "met", used, day=day)


def _assessed(rules: ScopeRules, facts: OpenSourceFacts) -> tuple[dict[str, object], tuple[str, ...]]:
    """What was stated, and the keys of what was not: the day, a condition, its evidence."""
    used: dict[str, object] = {ASSESSED_ON: facts.assessed_on}
    missing = [] if facts.assessed_on else [ASSESSED_ON]
    for condition in rules.open_source.conditions:
        given, key = _given(facts, condition), f"open_source.{condition.id}"
        if given.holds is None:
            missing.append(f"{key}.holds")
        elif given.holds and not (given.evidence or "").strip():
            missing.append(f"{key}.evidence")
        if given.holds is not None:
            used[key] = (
                f"{rules.phrase('holds' if given.holds else 'does_not_hold')}: "
                f"{given.evidence or rules.phrase('no_evidence')}"
            )
    return used, tuple(missing)


def _given(facts: OpenSourceFacts, condition: Condition) -> ConditionFacts:
    found = getattr(facts, condition.id)
    assert isinstance(found, ConditionFacts)  # noqa: S101  (a test holds conditions and facts together)
    return found


def _later_changes(facts: OpenSourceFacts) -> str:
    assert facts.assessed_on is not None  # noqa: S101  (its caller saw to it)
    return "; ".join(
        f"{change.what} ({change.changed_on.isoformat()})"
        for change in facts.changes
        if change.changed_on > facts.assessed_on
    )

"""Acceptance tiers: measurable steps of capability, of which each risk has one that the model has not reached."""

from __future__ import annotations

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.finding import Finding, ValueOf, finding
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.answers import table_rows

TIERS = "acceptance.tiers"


def specified_risks() -> dict[str, str]:
    """The titles of the four specified systemic risks by their ids (Safety and Security Chapter, Appendix 1.4)."""
    return {risk.id: risk.title for risk in load_code_of_practice().specified_risks}


def tier_findings(form: Form, asked: ValueOf) -> tuple[Finding, ...]:
    """Whether each specified risk, and each other one with tiers, has a tier not yet reached (Measure 4.1)."""
    reached: dict[str, list[bool]] = {title: [] for title in specified_risks().values()}
    for row in table_rows(asked(TIERS)):
        reached.setdefault(str(row["risk"]), []).append(row["reached"] == "Reached")
    if not any(reached.values()):
        return (finding(form, "tier_not_reached", "open", "systemic_risk.no_tiers"),)
    without = [risk for risk, tiers in reached.items() if not tiers]
    above = [risk for risk, tiers in reached.items() if tiers and all(tiers)]
    found = [
        finding(form, "tier_not_reached", "broken", "systemic_risk.risk_without_tier", risk=risk) for risk in without
    ]
    found += [finding(form, "tier_not_reached", "broken", "systemic_risk.all_reached", risk=risk) for risk in above]
    return tuple(found) or (finding(form, "tier_not_reached", "holds", "systemic_risk.tiers_hold"),)

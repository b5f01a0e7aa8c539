"""Facts for every case of every rule: each is reached, and says so in a whole sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aiact_desk.regulation.scope.assess import Assessment, assess
from aiact_desk.regulation.scope.facts import Facts, OpenSourceFacts
from aiact_desk.regulation.scope.findings import Finding
from aiact_desk.regulation.scope_rules import load_scope_rules

RULES = load_scope_rules()
TODAY = date(2026, 11, 24)
CONDITIONS = [condition.id for condition in RULES.open_source.conditions]


def assessed(facts: dict[str, Any]) -> Assessment:
    return assess(RULES, Facts.model_validate(facts), TODAY)


def found(facts: dict[str, Any], rule: str) -> Finding:
    result = assessed(facts)
    return next(each for each in (result.provider, *result.findings) if each.id == rule)


def compute(direct: str | None = None, cumulative: str | None = None, **model: Any) -> dict[str, Any]:
    given = {"direct_flop": direct, "cumulative_flop": cumulative}
    return {"compute": {key: value for key, value in given.items() if value}, "model": model}


def risk(**facts: Any) -> dict[str, Any]:
    return {"systemic_risk": facts}


def phases(*precisions: str | None) -> dict[str, Any]:
    periods = [{"unit_hours": 1, "peak": "1e15", "utilisation": "1", "precision": each} for each in precisions]
    return {"compute": {"phases": [{"name": "a", "kind": "pre_training", "hardware": periods}]}}


def modifier(**facts: Any) -> dict[str, Any]:
    return {"provider": {"role": "modifier"}, "modification": facts}


def provider(role: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"provider": {"role": role, **facts}}


def market(**facts: Any) -> dict[str, Any]:
    return {"market": facts}


def open_source(**changed: Any) -> dict[str, Any]:
    conditions: dict[str, Any] = {id: {"holds": "yes", "evidence": "a link"} for id in CONDITIONS}
    return {"open_source": {"assessed_on": "2026-01-10", **conditions, **changed}}


def change(day: str) -> dict[str, str]:
    return {"what": "price", "changed_on": day}


THIRD = provider("developer", established="third_country")
MANDATED = provider("developer", established="third_country", mandate_on="2026-02-01")
LOW = compute("1e24", "1e24") | risk(designated="no") | provider("developer")
SYSTEMIC = compute("2e25", "2e25")
STRADDLING = compute("9e24", "9e24")
KNOWN = {"threshold_known_on": "2026-11-14"}

TEXT = ["text"]
TABLE: list[tuple[str, str, dict[str, Any]]] = [
    ("S1", "met", compute("2e23", outputs=["text", "other"])),
    ("S1", "too_little_compute", compute("7e22")),
    ("S1", "other_outputs", compute("2e24", outputs=["other"])),
    ("S1", "straddles", compute("1e23", outputs=TEXT)),
    ("S1", "exception", compute("2e23", outputs=TEXT, judged="narrow", reason="transcribes")),
    ("S1", "unreasoned", compute("1e22", outputs=TEXT, judged="general")),
    ("S1", "unknown", compute("2e23")),
    ("S2", "met", SYSTEMIC),
    ("S2", "met_by_direct", compute("2e25")),
    ("S2", "not_met", compute(None, "1e24")),
    ("S2", "straddles", STRADDLING),
    ("S2", "unknown", compute("1e24")),
    ("S3", "designated", risk(designated="yes", designated_on="2026-05-01")),
    ("S3", "designated_undated", risk(designated="yes")),
    ("S3", "reach_presumed", risk(designated="no", business_users="10000")),
    ("S3", "not_designated", risk(designated="no", business_users="9999")),
    ("S3", "not_designated_users_unknown", risk(designated="no")),
    ("S3", "unknown", {}),
    ("S4", "due", risk(**KNOWN)),
    ("S4", "overdue", risk(threshold_known_on="2026-11-01")),
    ("S4", "in_time", risk(notified_on="2026-11-28", **KNOWN)),
    ("S4", "late", risk(notified_on="2026-11-29", **KNOWN)),
    ("S4", "day_unknown", SYSTEMIC),
    ("S4", "modifier_open", compute("1e20", "2e25") | modifier(own_flop="1e20", flop="2e25")),
    ("S4", "undecided", STRADDLING),
    ("S4", "no_duty", compute("1e22", "1e22") | provider("developer")),
    ("S4", "unknown", {}),
    ("S5", "open", risk(**KNOWN)),
    ("S5", "with_notice", risk(notified_on="2026-11-20", arguments_on="2026-11-20", **KNOWN)),
    ("S5", "apart", risk(notified_on="2026-11-20", arguments_on="2026-11-21", **KNOWN)),
    ("S5", "no_notice", compute("1e22", "1e22") | provider("developer")),
    ("S5", "unknown", {}),
    ("S6", "met", modifier(own_flop="2e24", flop="3e24")),
    ("S6", "not_met", modifier(own_flop="1e20", flop="3e24")),
    ("S6", "straddles", modifier(own_flop="1e24", flop="3e24")),
    ("S6", "not_a_modifier", provider("developer")),
    ("S6", "unknown", {}),
    ("S7", "met", modifier(own_flop="2e25", systemic_risk="yes")),
    ("S7", "not_met", modifier(own_flop="2e25", systemic_risk="no")),
    ("S7", "straddles", modifier(own_flop="3e24", systemic_risk="yes")),
    ("S7", "not_a_modifier", provider("developer")),
    ("S7", "unknown", modifier(own_flop="2e25")),
    ("S8", "met", LOW | open_source()),
    ("S8", "failed", open_source(weights_public={"holds": "no", "evidence": "on request only"})),
    ("S8", "systemic_risk", open_source() | SYSTEMIC),
    ("S8", "systemic_risk_undecided", open_source() | STRADDLING),
    ("S8", "ask_again", open_source(changes=[change("2026-01-11")])),
    ("S8", "not_assessed", {}),
    ("S9", "in_union", provider(established="union")),
    ("S9", "eea", provider(established="eea")),
    ("S9", "exempt", LOW | THIRD | open_source()),
    ("S9", "exemption_open", THIRD | open_source(changes=[change("2026-06-01")])),
    ("S9", "mandate_missing", THIRD),
    ("S9", "mandate_in_time", MANDATED | market(first_supplied_on="2026-02-02")),
    ("S9", "mandate_late", MANDATED | market(first_supplied_on="2026-02-01")),
    ("S9", "mandate_given", MANDATED),
    ("S9", "unknown", {}),
    ("S10", "same_model", market(later_work="same_provider")),
    ("S10", "other_provider", market(later_work="others")),
    ("S10", "no_later_work", market(later_work="none")),
    ("S10", "unknown", {}),
    ("S11", "placed", market(supplied_in_union="yes", first_supplied_on="2026-11-24", ways=["hub", "api"])),
    ("S11", "planned", market(supplied_in_union="yes", first_supplied_on="2026-11-25")),
    ("S11", "placed_undated", market(supplied_in_union="yes")),
    ("S11", "union_excluded", market(union_excluded="yes")),
    ("S11", "contradiction", market(union_excluded="yes", supplied_in_union="yes")),
    ("S11", "not_commercial", market(supplied_in_union="yes", commercial="no")),
    ("S11", "not_placed", market(supplied_in_union="no")),
    ("S11", "unknown", {}),
    ("S12", "before", market(supplied_in_union="yes", first_supplied_on="2025-08-01")),
    ("S12", "since", market(supplied_in_union="yes", first_supplied_on="2025-08-02")),
    ("S12", "not_placed", market(supplied_in_union="no")),
    ("S12", "unknown", {}),
    ("S13", "share", provider(turnover_eur="500M")),
    ("S13", "floor", provider(turnover_eur="499M")),
    ("S13", "unknown", {}),
    ("S14", "margins", compute("1e22")),
    ("S14", "within", {"compute": {"reported_flop": "1e22", "later_flop": "1.3e22"}}),
    ("S14", "outside", {"compute": {"reported_flop": "1e22", "later_flop": "6.99e21"}}),
    ("S14", "unknown", {}),
    ("S15", "counted_alike", {}),
    ("S15", "peaks_named", phases("BF16", "FP8")),
    ("S15", "peak_unnamed", phases("BF16", None)),
    ("provider", "developer", provider("developer")),
    ("provider", "commissioned", provider("commissioned")),
    ("provider", "consortium", provider("consortium", coordinator="A University")),
    ("provider", "modifier_met", modifier(own_flop="2e24", flop="3e24")),
    ("provider", "modifier_open", modifier()),
    ("provider", "integrator_provider", provider("integrator") | market(union_excluded="yes")),
    ("provider", "integrator_downstream", provider("integrator") | market(union_excluded="no")),
    ("provider", "integrator_open", provider("integrator")),
    ("provider", "unknown", {}),
]


@pytest.mark.parametrize(("rule", "case", "facts"), TABLE, ids=[f"{rule}-{case}" for rule, case, _ in TABLE])
def test_the_facts_lead_to_the_case(rule: str, case: str, facts: dict[str, Any]) -> None:
    one = found(facts, rule)
    assert one.case == case
    assert one.outcome is RULES.rule(rule).case(case).outcome
    assert "{" not in one.sentence
    assert "None" not in one.sentence
    if one.outcome.value == "unknown":
        assert one.missing


def test_every_case_of_the_data_is_reached() -> None:
    written = {(rule.id, wording.case) for rule in (*RULES.rules, RULES.provider) for wording in rule.wording}
    assert {(rule, case) for rule, case, _ in TABLE} == written


@pytest.mark.parametrize(("rule", "case", "facts"), TABLE, ids=[f"{rule}-{case}" for rule, case, _ in TABLE])
def test_there_is_one_finding_per_rule_with_its_force_and_source(rule: str, case: str, facts: dict[str, Any]) -> None:
    result = assessed(facts)
    assert [each.id for each in result.findings] == [f"S{number}" for number in range(1, 16)]
    assert all(each.force and each.source for each in (result.provider, *result.findings))


def test_the_conditions_of_the_data_are_those_of_the_facts() -> None:
    assert set(CONDITIONS) == set(OpenSourceFacts.model_fields) - {"assessed_on", "changes"}

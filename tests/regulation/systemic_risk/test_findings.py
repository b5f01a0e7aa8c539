"""What the rules on systemic risk say of answers, each at the edge where it turns."""

from __future__ import annotations

from datetime import date

import pytest

from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.systemic_risk import framework, model_report, serious_incident
from aiact_desk.regulation.systemic_risk.tiers import specified_risks
from aiact_desk.wording import say
from tests.regulation.systemic_risk.conftest import Answered

TODAY = date(2026, 11, 24)
RISKS = list(specified_risks().values())
FINDINGS = {
    "framework": framework.findings,
    "model_report": model_report.findings,
    "serious_incident_report": serious_incident.findings,
}


def found(answered: Answered, form: str, typed: dict[str, Json], rule: str, as_of: date = TODAY) -> list[Finding]:
    all_of_them = FINDINGS[form](load_form(form), answered(form, typed), as_of)
    return [each for each in all_of_them if each.rule == rule]


def said(found: list[Finding]) -> list[tuple[str, str]]:
    for each in found:
        assert say(each.message, each.params).endswith(".")
        assert each.source
    return [(each.outcome, each.message.removeprefix("systemic_risk.")) for each in found]


def risk_answer(accepted: str = "Acceptable") -> Json:
    texts = ("scenarios", "sources", "probability", "severity", "mitigated", "elicited", "tier")
    return {**dict.fromkeys(texts, "stated"), "method": "Qualitative", "accepted": accepted}


def tiers(*rows: tuple[str, str]) -> Json:
    return [{"risk": risk, "tier": "1", "criterion": "measured", "reached": reached} for risk, reached in rows]


def test_the_four_specified_risks_are_always_there(answered: Answered) -> None:
    """Measure 2.1, Appendix 1.4."""
    three: dict[str, Json] = {f"risks.{id}": risk_answer() for id in list(specified_risks())[:3]}
    missing = found(answered, "model_report", three, "specified_risks")
    assert said(missing) == [("broken", "risk_missing")]
    assert missing[0].params == {"risk": "Harmful manipulation"}
    four = three | {"risks.harmful_manipulation": risk_answer()}
    assert said(found(answered, "model_report", four, "specified_risks")) == [("holds", "risks_hold")]
    covered: list[Json] = [
        {"risk": risk, "type": "Safety", "identified": "listed", "analysed": "measured"} for risk in RISKS
    ]
    assert said(found(answered, "framework", {"risks.covered": covered}, "specified_risks")) == [
        ("holds", "risks_hold")
    ]
    one_less = found(answered, "framework", {"risks.covered": covered[1:]}, "specified_risks")
    assert [each.params for each in one_less] == [{"risk": RISKS[0]}]


@pytest.mark.parametrize("form", ["model_report", "framework"])
def test_each_risk_has_a_tier_that_is_not_yet_reached(answered: Answered, form: str) -> None:
    """Measure 4.1."""
    rule, row = "tier_not_reached", "acceptance.tiers"
    assert said(found(answered, form, {}, rule)) == [("open", "no_tiers")]
    whole = [(risk, "Not yet reached") for risk in RISKS]
    assert said(found(answered, form, {row: tiers(*whole)}, rule)) == [("holds", "tiers_hold")]
    reached = [*whole[:3], (RISKS[3], "Reached")]
    assert said(found(answered, form, {row: tiers(*reached)}, rule)) == [("broken", "all_reached")]
    both = [*reached, (RISKS[3], "Not yet reached")]
    assert said(found(answered, form, {row: tiers(*both)}, rule)) == [("holds", "tiers_hold")]
    assert said(found(answered, form, {row: tiers(*whole[1:])}, rule)) == [("broken", "risk_without_tier")]
    other = [*whole, ("Another identified risk", "Reached")]
    assert said(found(answered, form, {row: tiers(*other)}, rule)) == [("broken", "all_reached")]


def test_proceeding_rests_on_every_risk_being_acceptable(answered: Answered) -> None:
    """Measure 4.2."""
    typed: dict[str, Json] = {f"risks.{id}": risk_answer() for id in specified_risks()}
    assert said(found(answered, "model_report", typed, "acceptance")) == [("open", "no_outcome")]
    typed["reasons.outcome"] = "Proceed"
    assert said(found(answered, "model_report", typed, "acceptance")) == [("holds", "all_acceptable")]
    other: Json = {
        "risk": "Bad advice",
        "type": "Public health",
        "estimate": "some",
        "tier": "1",
        "accepted": "Not acceptable",
    }
    refused = typed | {"risks.others": [other]}
    assert said(found(answered, "model_report", refused, "acceptance")) == [("broken", "proceeds_unaccepted")]
    held_back = refused | {"reasons.outcome": "Do not proceed"}
    assert said(found(answered, "model_report", held_back, "acceptance")) == [("informs", "assess_again")]
    del typed["risks.cbrn"]
    assert said(found(answered, "model_report", typed, "acceptance")) == [("open", "not_determined")]


def test_the_objectives_of_appendix_4_are_held_or_deviations_justified(answered: Answered) -> None:
    """Measure 6.2, Appendix 4."""
    rule = "security_objectives"
    rows = [row.id for row in load_form("model_report").rows() if row.id.startswith("objectives.")]
    typed: dict[str, Json] = {
        "security.exempt": "No",
        **{row: {"how": "Held as described", "where": "S-1"} for row in rows},
    }
    assert said(found(answered, "model_report", typed, rule)) == [("holds", "objectives_held")]
    assert said(found(answered, "model_report", {}, rule)) == [("open", "security_not_said")]
    assert said(found(answered, "model_report", {"security.exempt": "Yes"}, rule)) == [("informs", "outside_security")]
    other = typed | {rows[7]: {"how": "Held by an alternative", "where": "S-2"}}
    assert said(found(answered, "model_report", other, rule)) == [("open", "alternative_unjustified")]
    justified = other | {"security.deviations": "The same by other means"}
    assert said(found(answered, "model_report", justified, rule)) == [("holds", "objectives_held")]
    unmet = typed | {rows[0]: {"how": "Not met", "where": "nowhere"}}
    assert said(found(answered, "model_report", unmet, rule)) == [("broken", "objectives_not_met")]
    del typed[rows[24]]
    assert said(found(answered, "model_report", typed, rule)) == [("open", "objectives_open")]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("0.60", ("holds", "not_above_reference")),
        ("0.61", ("informs", "within_error")),
        ("0.62", ("informs", "within_error")),
        ("0.6201", ("broken", "above_reference")),
    ],
)
def test_a_similarly_safe_model_is_not_above_its_reference(
    answered: Answered, model: str, expected: tuple[str, str]
) -> None:
    """Appendix 2.2: scores at or below the reference model's, up to a negligible error (here 0.02)."""
    row: dict[str, Json] = {"benchmark": "B", "model": model, "reference": "0.60", "error": "0.02"}
    typed: dict[str, Json] = {"general.similarly_safe": "Yes", "safe_reference.benchmarks": [row]}
    assert said(found(answered, "model_report", typed, "similarly_safe")) == [expected]
    assert said(found(answered, "model_report", {"general.similarly_safe": "Yes"}, "similarly_safe")) == [
        ("open", "no_benchmarks")
    ]
    assert found(answered, "model_report", typed | {"general.similarly_safe": "No"}, "similarly_safe") == []


def test_the_framework_allocates_four_responsibilities_and_forecasts_each_risk(answered: Answered) -> None:
    """Measures 8.1 and 1.1(2)(c)."""
    roles = ("Oversight", "Ownership", "Support and monitoring", "Assurance")
    rows: list[Json] = [{"role": role, "level": "Operational teams", "holder": "A", "duties": "B"} for role in roles]
    row = "responsibility.allocation"
    assert said(found(answered, "framework", {row: rows}, "responsibilities")) == [("holds", "responsibilities_hold")]
    missing = found(answered, "framework", {row: rows[:3]}, "responsibilities")
    assert [each.params for each in missing] == [{"risk": "Assurance"}]
    forecasts: list[Json] = [
        {"risk": risk, "tier": "2", "when": "2028", "basis": "Other", "reasons": "C"} for risk in RISKS
    ]
    assert said(found(answered, "framework", {"acceptance.forecasts": forecasts}, "next_tier")) == [
        ("holds", "forecasts_hold")
    ]
    assert len(found(answered, "framework", {}, "next_tier")) == 4


def test_a_full_assessment_stands_before_the_placing_on_the_market(answered: Answered) -> None:
    """Measure 1.2."""
    rule = "full_assessment"

    def typed(placing: str, day: str) -> dict[str, Json]:
        row: dict[str, Json] = {"day": day, "occasion": "Other", "outcome": "All risks acceptable", "account": "A"}
        return {"dates.placing": placing, "implementation.full_assessments": [row]}

    assert said(found(answered, "framework", {}, rule)) == [("open", "no_placing")]
    assert said(found(answered, "framework", typed("2026-03-16", "2026-03-16"), rule)) == [("holds", "assessed")]
    assert said(found(answered, "framework", typed("2026-03-16", "2026-03-17"), rule)) == [("broken", "not_assessed")]
    assert said(found(answered, "framework", {"dates.placing": "2027-01-01"}, rule)) == [("open", "not_assessed")]


@pytest.mark.parametrize(
    ("as_of", "given", "expected"),
    [
        (date(2026, 2, 1), None, ("informs", "ahead")),
        (date(2026, 2, 2), None, ("open", "due_today")),
        (date(2026, 2, 3), None, ("broken", "overdue")),
        (date(2026, 3, 1), "2026-02-02", ("holds", "done")),
        (date(2026, 3, 1), "2026-02-03", ("broken", "done_late")),
    ],
)
def test_where_a_clock_stands(answered: Answered, as_of: date, given: str | None, expected: tuple[str, str]) -> None:
    """Art. 52(1): two weeks after 19 January 2026, a Monday."""
    typed: dict[str, Json] = {"dates.threshold": "2026-01-19"}
    if given:
        typed["dates.notification"] = given
    assert said(found(answered, "framework", typed, "clocks", as_of))[0] == expected


def test_a_plain_day_on_a_weekend_leaves_the_extension_open(answered: Answered) -> None:
    """Two weeks after Saturday, 17 January 2026 end on Saturday, 31 January; by Union counting on Monday."""
    typed: dict[str, Json] = {"dates.threshold": "2026-01-17"}
    for day, expected in ((1, "extension"), (2, "extension"), (3, "overdue")):
        assert said(found(answered, "framework", typed, "clocks", date(2026, 2, day)))[0][1] == expected
    late = typed | {"dates.notification": "2026-02-02"}
    assert said(found(answered, "framework", late, "clocks"))[0] == ("informs", "done_in_extension")


def test_what_lasts_is_told_and_never_overdue(answered: Answered) -> None:
    typed: dict[str, Json] = {"dates.evaluation_began": "2026-10-29"}
    for as_of, message in ((date(2026, 11, 26), "lasts"), (date(2026, 11, 27), "ended")):
        assert said(found(answered, "model_report", typed, "clocks", as_of)) == [("informs", message)]


def test_a_clock_that_is_not_asked_does_not_run(answered: Answered) -> None:
    """Measure 7.6: every six months for the most capable models, with three exceptions."""
    typed: dict[str, Json] = {"general.most_capable": "Yes", "dates.model_report": "2026-03-13"}
    runs = typed | {"updates.exception": "No exception"}
    assert said(found(answered, "model_report", runs, "clocks")) == [("broken", "overdue")]
    excepted = typed | {"updates.exception": "Nothing has changed"}
    assert found(answered, "model_report", excepted, "clocks") == []
    assert found(answered, "model_report", runs | {"general.most_capable": "No"}, "clocks") == []


def test_a_delay_in_good_faith_moves_the_day_of_the_report(answered: Answered) -> None:
    """Measure 7.7: fifteen business days."""
    typed: dict[str, Json] = {"dates.placing": "2026-03-16", "dates.model_report": "2026-04-02"}
    in_time = found(answered, "model_report", typed | {"notification.delayed": "No"}, "clocks")
    assert said(in_time)[0] == ("broken", "done_late")
    delayed = found(answered, "model_report", typed | {"notification.delayed": "Yes"}, "clocks")
    assert said(delayed)[0] == ("holds", "done")


def test_dates_stand_in_the_order_of_what_happened(answered: Answered) -> None:
    typed: dict[str, Json] = {"dates.framework_confirmed": "2026-02-20", "dates.framework_access": "2026-02-19"}
    assert said(found(answered, "framework", typed, "order_of_dates")) == [("broken", "wrong_order")]
    assert found(answered, "framework", typed | {"dates.framework_access": "2026-02-20"}, "order_of_dates") == []


NINE: dict[str, Json] = {
    "item.start": "2026-09-28",
    "item.harm": "some",
    "item.victims": "somebody",
    "item.chain": [{"when": "then", "event": "this"}],
    "general.model_name": {"identifier": "M", "versions": ["1"]},
    "item.material": "logs",
    "item.response": [{"measure": "closed", "status": "Taken"}],
    "item.authorities": "tell others",
    "item.outputs": "text",
    "item.inputs": "text",
    "item.mitigations": "none",
    "item.patterns": "none",
}


def test_the_initial_report_holds_seven_items_and_the_others_nine(answered: Answered) -> None:
    """Measures 9.2 and 9.3."""
    name, rule = "serious_incident_report", "incident_items"
    seven = {id: value for id, value in NINE.items() if id not in list(NINE)[8:]}
    initial = found(answered, name, seven | {"report.kind": "Initial"}, rule)
    assert (said(initial), initial[0].params) == ([("holds", "items_said")], {"count": 7})
    final = found(answered, name, seven | {"report.kind": "Final"}, rule)
    assert said(final) == [("open", "items_silent")]
    assert final[0].params == {"items": "8 Root cause, 9 Patterns from monitoring"}
    whole = found(answered, name, NINE | {"report.kind": "Final"}, rule)
    assert (said(whole), whole[0].params) == ([("holds", "items_said")], {"count": 9})


def test_what_is_not_yet_known_is_said_item_by_item(answered: Answered) -> None:
    """Measure 9.2."""
    name, rule = "serious_incident_report", "incident_items"
    without = {id: value for id, value in NINE.items() if id != "item.victims"} | {"report.kind": "Initial"}
    assert said(found(answered, name, without, rule)) == [("open", "items_silent")]
    named = without | {"unknown.items": [{"item": "2 Harm and victims", "missing": "who"}]}
    assert said(found(answered, name, named, rule)) == [("informs", "items_owed")]
    assert said(found(answered, name, named | {"report.kind": "Final"}, rule)) == [("open", "items_owed_at_end")]
    left_open = serious_incident.findings(load_form(name), answered(name, without), TODAY, {"item.victims"})
    assert said([each for each in left_open if each.rule == rule]) == [("informs", "items_owed")]


def test_the_kinds_of_harm_start_the_first_clock(answered: Answered) -> None:
    """Measure 9.3."""
    name, rule = "serious_incident_report", "initial_clock"
    assert said(found(answered, name, {"harm.kinds": ["Harm to health"]}, rule)) == [("open", "no_initial_clock")]
    typed: dict[str, Json] = {
        "harm.kinds": ["Harm to health", "Death of a person"],
        "dates.incident_aware": "2026-10-05",
    }
    clock = found(answered, name, typed, rule)
    assert (said(clock), clock[0].params) == ([("informs", "initial_clock")], {"days": 10, "kinds": 2})
    unread = found(answered, name, typed | {"dates.incident_aware_time": "noon"}, rule)
    assert said(unread)[0] == ("open", "time_unreadable")


@pytest.mark.parametrize("form", sorted(FINDINGS))
def test_an_empty_document_claims_nothing(answered: Answered, form: str) -> None:
    empty = FINDINGS[form](load_form(form), answered(form, {}), TODAY)
    assert empty
    assert not [each for each in empty if each.outcome == "holds"]


@pytest.mark.parametrize("form", sorted(FINDINGS))
def test_each_rule_with_an_id_has_a_source(form: str) -> None:
    rules = [rule for rule in load_form(form).rules if rule.id]
    assert rules
    assert all(rule.source for rule in load_form(form).rules)
    assert len({rule.id for rule in rules}) == len(rules)

"""What single rules turn on: edges, dates and order, each with its source."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from aiact_desk.problems import Misuse
from aiact_desk.regulation.scope.assess import assess
from aiact_desk.regulation.scope.facts import Facts
from aiact_desk.regulation.scope.figures import fine_ceiling
from aiact_desk.regulation.scope.findings import Finding
from aiact_desk.regulation.scope_rules import Outcome, load_scope_rules

RULES = load_scope_rules()
TODAY = date(2026, 11, 24)
YES = {"holds": "yes", "evidence": "a link"}


def found(rule: str, today: date = TODAY, /, **facts: Any) -> Finding:
    findings = assess(RULES, Facts.model_validate(facts), today).findings
    return next(each for each in findings if each.id == rule)


@given(st.decimals(min_value=0, max_value=10**13, places=2))
def test_the_fine_ceiling_is_the_higher_of_the_two(turnover: Decimal) -> None:
    """Art. 101(1): 3 % of worldwide turnover, EUR 15 million."""
    assert Fraction(fine_ceiling(RULES, turnover)) == max(Fraction(turnover) * 3 / 100, 15_000_000)


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_the_notice_is_due_fourteen_days_later_and_overdue_from_the_fifteenth(known: date) -> None:
    """Art. 52(1)."""
    due = known + timedelta(days=14)
    facts = {"systemic_risk": {"threshold_known_on": known.isoformat()}}
    assert found("S4", due, **facts).case == "due"
    assert found("S4", due + timedelta(days=1), **facts).case == "overdue"
    assert due.isoformat() in found("S4", due, **facts).sentence


def test_a_threshold_that_will_be_met_has_to_be_notified_as_one_that_is_met() -> None:
    """Art. 52(1): the days count from knowing it, also while the compute is still below."""
    compute = {"direct_flop": "1e24", "cumulative_flop": "1e24"}
    assert found("S4", compute=compute, systemic_risk={"threshold_known_on": "2026-11-20"}).outcome is Outcome.MET


def test_exactly_at_a_threshold_is_not_above_it() -> None:
    """Guidelines 2.1 and Art. 51(2) say "greater than": with a margin around it that is no decision."""
    compute = {"direct_flop": "1e23", "cumulative_flop": "1e25"}
    finding = found("S2", compute=compute)
    assert finding.outcome is Outcome.STRADDLES
    assert "not above it" in finding.sentence


def test_each_rule_uses_its_own_total() -> None:
    """Guidelines A.1."""
    compute = {"direct_flop": "1e22", "cumulative_flop": "5e25"}
    assert found("S1", compute=compute, model={"outputs": ["text"]}).outcome is Outcome.NOT_MET
    assert found("S2", compute=compute).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("own", "outcome"),
    [("2.5e22", Outcome.NOT_MET), ("3e22", Outcome.UNKNOWN), ("1e24", Outcome.UNKNOWN), ("5e24", Outcome.MET)],
)
def test_fallbacks_answer_only_where_both_give_the_same(own: str, outcome: Outcome) -> None:
    """Guidelines 3.2, where neither compute nor systemic risk of the original is known."""
    finding = found("S6", provider={"role": "modifier"}, modification={"own_flop": own})
    assert finding.outcome is outcome
    assert "modification.flop" in finding.missing


def test_the_original_goes_before_the_fallback() -> None:
    """Guidelines 3.2."""
    facts = {"own_flop": "2e22", "flop": "3e22", "systemic_risk": "no"}
    assert found("S6", provider={"role": "modifier"}, modification=facts).outcome is Outcome.MET


ORIGINAL_WEIGHTS = {"name": "b", "kind": "initial_weights", "stated": {"flop": "9.8e24", "source": "published"}}


def tuned(own: str, *more: dict[str, Any], **original: str) -> dict[str, Any]:
    phase = {"name": "a", "kind": "fine_tuning", "stated": {"flop": own, "source": "a counter"}}
    return {
        "provider": {"role": "modifier"},
        "modification": {"own_flop": own, **original},
        "compute": {"phases": [phase, *more]},
    }


@pytest.mark.parametrize(
    ("facts", "case", "missing"),
    [
        (tuned("5e24", flop="9.9e24", systemic_risk="no"), "met", ()),
        (tuned("5e24", ORIGINAL_WEIGHTS, flop="9.9e24"), "met", ()),
        (tuned("1e24", ORIGINAL_WEIGHTS, flop="9.9e24"), "straddles", ()),
        (tuned("5e24", ORIGINAL_WEIGHTS), "met", ()),
        (tuned("1e23", flop="1e24"), "not_met", ()),
        (tuned("5e24"), "unknown", ("modification.flop",)),
        (tuned("2e25"), "met_by_direct", ("modification.flop",)),
    ],
)
def test_the_original_counts_into_the_cumulative_total(
    facts: dict[str, Any], case: str, missing: tuple[str, ...]
) -> None:
    """Guidelines A.1: compute of the weights that were used to initialise; S4 follows S2."""
    finding = found("S2", **facts)
    assert (finding.case, finding.missing) == (case, missing)
    notice = {"not_met": "no_duty", "unknown": "unknown", "straddles": "undecided"}
    assert found("S4", **facts).case == notice.get(case, "day_unknown")


@pytest.mark.parametrize(
    ("compute", "modification", "outcome"),
    [
        ({}, {"own_flop": "5e24", "flop": "9.9e24"}, Outcome.MET),
        ({"cumulative_flop": "5e24"}, {"flop": "9.9e24"}, Outcome.MET),
        ({"cumulative_flop": "2e24"}, {"own_flop": "1e24", "flop": "1e24"}, Outcome.NOT_MET),
        ({"cumulative_flop": "5e24"}, {}, Outcome.UNKNOWN),
        ({"direct_flop": "1e23"}, {"flop": "1e24"}, Outcome.UNKNOWN),
        ({}, {}, Outcome.UNKNOWN),
    ],
)
def test_a_stated_total_is_not_less_than_the_original_and_its_modification(
    compute: dict[str, str], modification: dict[str, str], outcome: Outcome
) -> None:
    """A stated total includes the original (Guidelines A.1), unless it is smaller than that."""
    finding = found("S2", compute=compute, provider={"role": "modifier"}, modification=modification)
    assert finding.outcome is outcome
    assert bool(finding.missing) is (outcome is Outcome.UNKNOWN or not compute)


def test_a_total_without_its_original_stands_below_no_threshold() -> None:
    result = assess(RULES, Facts.model_validate(tuned("5e24")), TODAY)
    assert result.compute is not None
    assert [each.total.value for each in result.compute.standings] == ["direct"]
    whole = assess(RULES, Facts.model_validate(tuned("5e24", flop="9.9e24")), TODAY).compute
    assert whole is not None
    assert whole.cumulative.flop == Decimal("1.49e25")


LOW: dict[str, Any] = {
    "compute": {"direct_flop": "1e24", "cumulative_flop": "1e24"},
    "systemic_risk": {"designated": "no"},
    "provider": {"role": "developer", "established": "third_country"},
}


@pytest.mark.parametrize(
    ("left_out", "rule", "missing"),
    [("compute", "S2", "compute.cumulative_flop"), ("systemic_risk", "S3", "systemic_risk.designated")],
)
def test_systemic_risk_that_is_not_known_frees_nobody(left_out: str, rule: str, missing: str) -> None:
    """Art. 53(2), 54(6): not for models with systemic risk."""
    facts = {key: value for key, value in LOW.items() if key != left_out} | {"open_source": exemption()}
    finding = found("S8", **facts)
    assert (finding.case, finding.params["rules"], finding.missing) == ("systemic_risk_undecided", rule, (missing,))
    assert found("S9", **facts).case == "exemption_open"
    assert found("S9", **facts | LOW).case == "exempt"


def exemption(**changed: Any) -> dict[str, Any]:
    names = [condition.id for condition in RULES.open_source.conditions]
    return {"assessed_on": "2026-01-10"} | dict.fromkeys(names, YES) | changed


@pytest.mark.parametrize("condition", [each.id for each in RULES.open_source.conditions])
@pytest.mark.parametrize("state", [{}, {"holds": "yes"}, {"holds": "yes", "evidence": ""}, {"holds": "no"}])
def test_the_exemption_needs_each_condition_with_its_evidence(condition: str, state: dict[str, str]) -> None:
    """Art. 53(2)."""
    assert found("S8", open_source=exemption(), **LOW).outcome is Outcome.MET
    state = {key: value for key, value in state.items() if value}
    finding = found("S8", open_source=exemption(**{condition: state}), **LOW)
    if state.get("holds") == "no":
        assert finding.case == "failed"
    else:
        assert finding.case == "not_assessed"
        assert finding.missing == (f"open_source.{condition}.{'evidence' if state else 'holds'}",)


@pytest.mark.parametrize("what", ["licence", "channel", "price", "access"])
@pytest.mark.parametrize(("day", "again"), [("2026-01-09", False), ("2026-01-10", False), ("2026-01-11", True)])
def test_the_exemption_is_asked_again_after_a_change(what: str, day: str, again: bool) -> None:
    changes = [{"what": what, "changed_on": day}]
    finding = found("S8", open_source=exemption(changes=changes), **LOW)
    assert (finding.outcome is Outcome.NEEDS_DECISION) is again


def test_designation_and_a_modified_model_with_systemic_risk_end_the_exemption() -> None:
    """Art. 53(2), last sentence."""
    assert found("S8", open_source=exemption(), systemic_risk={"designated": "yes"}).case == "systemic_risk"
    modified = {"provider": {"role": "modifier"}, "modification": {"own_flop": "9e24", "systemic_risk": "yes"}}
    assert found("S8", open_source=exemption(), **modified).case == "systemic_risk"


@pytest.mark.parametrize(("day", "case"), [("2025-08-01", "before"), ("2025-08-02", "since"), ("2025-08-03", "since")])
def test_the_transition(day: str, case: str) -> None:
    """Art. 111(3): placed before 2 August 2025, steps by 2 August 2027."""
    finding = found("S12", market={"supplied_in_union": "yes", "first_supplied_on": day})
    assert finding.case == case
    assert ("2027-08-02" in finding.sentence) is (case == "before")
    assert "2026-08-02" in finding.sentence


def test_the_day_of_the_facts_goes_before_today() -> None:
    facts = {"as_of": "2026-11-30", "systemic_risk": {"threshold_known_on": "2026-11-14"}}
    assert found("S4", **facts).case == "overdue"


def test_phases_give_the_totals_and_the_margins() -> None:
    phase = {"name": "a", "kind": "pre_training", "stated": {"flop": "2e23", "source": "a counter"}}
    result = assess(RULES, Facts.model_validate({"compute": {"phases": [phase]}}), TODAY)
    assert result.compute is not None
    assert result.compute.direct.flop == Decimal("2e23")
    assert "1.4 × 10^23" in next(each for each in result.findings if each.id == "S14").sentence


@pytest.mark.parametrize(
    "facts",
    [
        {"model": {"outputs": ["smells"]}},
        {"market": {"ways": ["pigeon"]}},
        {"open_source": {"changes": [{"what": "colour", "changed_on": "2026-01-01"}]}},
    ],
)
def test_unknown_options_are_refused_with_the_known_ones(facts: dict[str, Any]) -> None:
    with pytest.raises(Misuse, match="unknown_option"):
        assess(RULES, Facts.model_validate(facts), TODAY)


def test_totals_that_contradict_are_refused() -> None:
    with pytest.raises(ValidationError, match="cumulative_below_direct"):
        Facts.model_validate({"compute": {"direct_flop": "2e23", "cumulative_flop": "1e23"}})
    phase = {"name": "a", "kind": "pre_training", "stated": {"flop": "1", "source": "x"}}
    with pytest.raises(ValidationError, match="totals_or_phases"):
        Facts.model_validate({"compute": {"direct_flop": "2e23", "phases": [phase]}})

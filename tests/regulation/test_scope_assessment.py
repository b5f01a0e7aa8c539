"""The scope assessment: rows against the rules' data, from answers to facts, results and totals, and its example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.field_types import Choice, Choices, Record, Table
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json, as_list, as_mapping
from aiact_desk.regulation.provider_profile import profile_form
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.scope.facts import ComputeFacts, Facts, OpenSourceFacts, Role
from aiact_desk.regulation.scope_assessment import facts as from_rows
from aiact_desk.regulation.scope_assessment.findings import findings
from aiact_desk.regulation.scope_assessment.phases import COUNTED
from aiact_desk.regulation.scope_assessment.result_rows import OUTCOMES, row_of
from aiact_desk.regulation.scope_assessment.rows import RULES, assessment
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording import say

TODAY = date(2026, 11, 25)
RULE_IDS = ("provider", *(f"S{number}" for number in range(1, 16)))
SCOPE = load_scope_rules()


@pytest.fixture(scope="module")
def form_() -> Form:
    return load_form("scope_assessment")


def _options(form: Form, id: str, column: str | None = None) -> tuple[str, ...]:
    type_ = form.field(id).type
    if isinstance(type_, Table):
        type_ = next(each.type for each in type_.columns if each.id == column)
    assert isinstance(type_, Choice | Choices)
    return type_.options


def _phase(name: str = "Pre-training", kind: str = "Pre-training", counted: str | None = None) -> Json:
    return {"name": name, "kind": kind, "begins": None, "ends": None, "counted": counted}


def _stated(flop: str, phase: str = "Pre-training") -> Json:
    return {"phase": phase, "flop": flop, "source": "counter"}


def _answers(**more: Json) -> dict[str, Json]:
    """A model that was assessed on a day; names bear two underscores where ids have a point."""
    return {"general.as_of": "2026-11-09"} | {key.replace("__", "."): value for key, value in more.items()}


def _compute(flop: str) -> dict[str, Json]:
    return _answers(compute__phases=[_phase()], compute__stated=[_stated(flop)])


def _result(id: str, answers: dict[str, Json]) -> dict[str, Json]:
    return as_mapping(RULES[f"scope.{id}"](answers.get))


def _by_rule(answers: dict[str, Json], rule: str) -> list[Finding]:
    return [each for each in findings(answers.get, TODAY) if each.rule == rule]


def test_every_rule_has_its_row_with_its_title_source_and_force(form_: Form) -> None:
    """Guidelines C(2025) 7719 and Chapter V: fifteen rules, and who is the provider."""
    rows = {row.id: row for row in form_.rows()}
    section = next(section for section in form_.sections if section.id == "results")
    assert [row.id for row in section.fields] == [f"results.{id}" for id in RULE_IDS]
    for id in RULE_IDS:
        rule, row = SCOPE.rule(id), rows[f"results.{id}"]
        assert row.label == (rule.title if id == "provider" else f"{id}: {rule.title}")
        assert row.legal == (rule.source,)
        assert row.force == rule.force[0]
        assert isinstance(row.type, Record)
        assert isinstance(row.type.parts[0].type, Choice)
        assert row.type.parts[0].type.options == tuple(OUTCOMES.values())


def test_options_are_those_of_the_rules_data(form_: Form) -> None:
    assert _options(form_, "compute.phases", "kind") == tuple(kind.title for kind in SCOPE.counting.kinds)
    assert [each.casefold() for each in _options(form_, "market.ways")] == [
        each.title.casefold() for each in SCOPE.ways_of_supply
    ]
    assert [each.casefold() for each in _options(form_, "open_source.changes", "what")] == [
        each.title.casefold() for each in SCOPE.open_source.changes
    ]
    assert [from_rows.OUTPUTS[each] for each in _options(form_, "model.outputs")] == [each.id for each in SCOPE.outputs]
    assert set(_options(form_, "provider.role")) == set(from_rows.ROLES)
    assert set(from_rows.ROLES.values()) == set(Role)
    assert _options(form_, "provider.established") == tuple(from_rows.ESTABLISHMENTS)
    profile = profile_form().field("provider.establishment").type
    assert isinstance(profile, Choice)
    assert profile.options == tuple(from_rows.ESTABLISHMENTS)
    assert set(_options(form_, "provider.later_work")) == set(from_rows.LATER_WORK)
    assert set(_options(form_, "model.judged")) - set(from_rows.JUDGED) == {"As the criterion says"}
    assert set(_options(form_, "compute.phases", "counted")) == set(COUNTED)
    assert _options(form_, "decisions.taken", "rule") == ("Provider", *RULE_IDS[1:])


def test_each_condition_of_the_exemption_has_a_row_for_its_evidence(form_: Form) -> None:
    """Art. 53(2); Guidelines C(2025) 7719, section 4.2: six conditions."""
    section = next(section for section in form_.sections if section.id == "open_source")
    conditions = [each.id for each in SCOPE.open_source.conditions]
    assert len(conditions) == 6
    assert [row.id for row in section.fields[2:8]] == [f"open_source.{id}" for id in conditions]
    assert set(conditions) < set(OpenSourceFacts.model_fields)


def test_turnover_and_the_ceiling_of_fines_stay_in_the_house(form_: Form) -> None:
    house, office = ({row.id for row in form_.rows(each)} for each in (Audience.HOUSE, Audience.AIO))
    assert house - office == {"general.notes", "turnover.worldwide", "results.S13"}
    assert (
        "only the house's own copy of the scope assessment prints it"
        in profile_form().field("provider.turnover").guidance
    )


def test_facts_come_from_rows_that_there_are(form_: Form, example_of: Callable[[str], dict[str, Json]]) -> None:
    keys = set()
    for answers in (example_of("scope_assessment"), _answers(), {"general.as_of": "2026-01-01"} | _modifier("1e23")):
        found = assessment(answers.get)
        assert found is not None
        for each in (found.provider, *found.findings):
            keys |= {key for key, _ in each.used} | set(each.missing)
    rows = {row_of(key) for key in keys} - {None}
    assert rows <= {field.id for field in form_.fields()}
    assert {key for key in keys if row_of(key) is None} <= set(RULE_IDS)


def _modifier(own: str, original: str | None = None, systemic: str | None = None) -> dict[str, Json]:
    return _compute(own) | {
        "provider.role": "Modified from a model of another provider",
        "modification.original_flop": original,
        "modification.original_systemic_risk": systemic,
    }


@pytest.mark.parametrize(
    ("flop", "outcome", "position"),
    [
        ("142857142857142857142858", "Condition met", "Above"),
        ("142857142857142857142857", "Straddles the threshold", "On both sides"),
        ("76923076923076923076924", "Straddles the threshold", "On both sides"),
        ("76923076923076923076923", "Condition not met", "Below"),
    ],
)
def test_the_criterion_with_its_margin_at_its_edges(flop: str, outcome: str, position: str) -> None:
    """S1, S14: more than 10^23 FLOP, 30 % of the reported value (Guidelines 2.1, A.2): 10^23 / 0.7, 10^23 / 1.3."""
    answers = _compute(flop) | {"model.outputs": {"chosen": ["Text (code included)"], "other": None}}
    assert _result("S1", answers)["outcome"] == outcome
    first, second = (as_mapping(row) for row in as_list(RULES["scope.thresholds"](answers.get)))
    assert (first["total"], first["position"]) == ("Direct", position)
    assert (second["total"], second["position"]) == ("Cumulative", "Below")


@given(st.integers(min_value=1, max_value=10**28))
def test_the_margin_is_exactly_thirty_percent(flop: int) -> None:
    """Guidelines A.2: |true - reported| / reported <= 0.30."""
    found = as_mapping(RULES["scope.direct"](_compute(str(flop)).get))
    assert Fraction(str(found["figure"])) == flop
    assert Fraction(str(found["low"])) == Fraction(7, 10) * flop
    assert Fraction(str(found["high"])) == Fraction(13, 10) * flop


def test_two_totals_and_why_each_phase_counts_or_not() -> None:
    """Guidelines A.1: what is not public counts into the cumulative total alone, what is diagnostic into none."""
    answers = _answers(
        compute__phases=[
            _phase(),
            _phase("Synthetic", "Synthetic data that is not public"),
            _phase("Tests", "Evaluations and red-teaming"),
        ],
        compute__architecture=[
            {"phase": "pre-training ", "parameters": "1000", "active_parameters": None, "tokens": "1000"}
        ],
        compute__hardware=[
            {
                "phase": "Pre-training",
                "accelerator": "A",
                "unit_hours": "1",
                "peak": "1000",
                "precision": None,
                "utilisation": "0.5",
            }
        ],
        compute__stated=[_stated("2000000", "Synthetic"), _stated("5", "Tests")],
    )
    rows = [as_mapping(row) for row in as_list(RULES["scope.figures"](answers.get))]
    assert [(row["phase"], row["method"], row["flop"], row["totals"]) for row in rows] == [
        ("Pre-training", "Hardware method", "1800000", "Shown beside, not counted"),
        ("Pre-training", "Architecture method", "6000000", "Direct, Cumulative"),
        ("Synthetic", "Stated figure", "2000000", "Cumulative"),
        ("Tests", "Not estimated", None, "Neither total"),
    ]
    assert as_mapping(RULES["scope.direct"](answers.get))["figure"] == "6000000"
    assert as_mapping(RULES["scope.cumulative"](answers.get))["figure"] == "8000000"


@pytest.mark.parametrize(
    ("own", "original", "systemic", "outcome"),
    [
        ("5e22", "1e23", None, "Condition met"),
        ("1e22", "1e23", None, "Condition not met"),
        ("3.4e22", "1e23", None, "Straddles the threshold"),
        ("5e22", None, "No", "Condition met"),
        ("5e22", None, "Yes", "Condition not met"),
    ],
)
def test_a_modification_is_held_against_one_third(
    own: str, original: str | None, systemic: str | None, outcome: str
) -> None:
    """S6, Guidelines 3.2: one third of the original's compute; else of 10^25 with systemic risk, of 10^23 without."""
    answers = _modifier(own, original, systemic)
    assert _result("S6", answers)["outcome"] == outcome


@pytest.mark.parametrize(
    ("notified", "outcome", "finding"),
    [
        ("2026-10-15", "Condition met", "holds"),
        ("2026-10-16", "Condition met", "broken"),
        (None, "Condition met", "broken"),
    ],
)
def test_the_notification_is_due_after_fourteen_days(notified: str | None, outcome: str, finding: str) -> None:
    """S4, Art. 52(1): two weeks from 1 October end on 15 October."""
    answers = _answers(risk__threshold_known_on="2026-10-01", risk__notified_on=notified)
    assert _result("S4", answers)["outcome"] == outcome
    (found,) = _by_rule(answers, "SA3")
    assert found.outcome == finding
    assert "2026-10-15" in say(found.message, found.params)


@pytest.mark.parametrize(("mandate", "outcome"), [("2026-03-15", "holds"), ("2026-03-16", "broken"), (None, "broken")])
def test_a_mandate_lies_before_the_placing(mandate: str | None, outcome: str) -> None:
    """S9, Art. 54(1)."""
    answers = _answers(
        provider__established="In another third country",
        provider__mandate_on=mandate,
        market__first_supplied_on="2026-03-16",
    )
    (found,) = _by_rule(answers, "SA4")
    assert found.outcome == outcome


@pytest.mark.parametrize(("changed", "outcome"), [("2026-11-02", "holds"), ("2026-11-03", "broken")])
@pytest.mark.parametrize("what", ["Licence", "Channel", "Price", "Form of access"])
def test_the_exemption_is_asked_again_after_a_change(what: str, changed: str, outcome: str) -> None:
    """S8, Guidelines section 4: licence, channel, price, form of access."""
    holds: Json = {"holds": "Yes", "evidence": "Document 1"}
    answers = _answers(open_source__assessed="Yes", open_source__assessed_on="2026-11-02") | {
        f"open_source.{each.id}": holds for each in SCOPE.open_source.conditions
    }
    answers |= _compute("1e22") | {"risk.designated": "No", "provider.role": "Developed by the provider"}
    answers["open_source.changes"] = [{"what": what, "changed_on": changed, "change": "from this to that"}]
    assert _result("S8", answers)["outcome"] == ("Condition met" if outcome == "holds" else "Needs a decision")
    (found,) = _by_rule(answers, "SA1")
    assert found.outcome == outcome


def test_an_exemption_that_is_not_assessed_cannot_be_relied_on() -> None:
    answers = _answers(open_source__assessed="No", open_source__assessed_on="2026-11-02")
    found = _result("S8", answers)
    assert found["outcome"] == "Not known"
    assert "Day on which the conditions were assessed" in str(found["missing"])


def test_a_result_that_straddles_waits_for_a_person() -> None:
    answers = _compute("1e23") | {"model.outputs": {"chosen": ["Text (code included)"], "other": None}}
    assert [(each.params["about"], each.outcome) for each in _by_rule(answers, "SA2")] == [("S1", "open")]
    decision: Json = [{"rule": "S1", "decision": "yes", "reason": "general", "by": "Ada", "day": "2026-11-09"}]
    assert [each.outcome for each in _by_rule(answers | {"decisions.taken": decision}, "SA2")] == ["informs"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"compute.phases": [_phase(), _phase("pre-training")]}, "pre-training"),
        ({"compute.stated": [_stated("1", "Tuning")]}, "Tuning"),
        ({"compute.stated": [_stated("1"), _stated("2")]}, "Pre-training"),
        ({"compute.stated": None}, "Pre-training"),
    ],
)
def test_phases_that_do_not_fit_together_are_said_and_nothing_is_computed(more: dict[str, Json], named: str) -> None:
    answers = _compute("1e23") | more
    with pytest.raises(Misuse):
        assessment(answers.get)
    assert [rule(answers.get) for rule in RULES.values()] == [None] * len(RULES)
    (found,) = findings(answers.get, TODAY)
    assert (found.rule, found.outcome) == ("SA5", "broken")
    assert named in say(found.message, found.params)


def test_a_utilisation_above_all_is_refused_in_words() -> None:
    period: Json = {
        "phase": "Pre-training",
        "accelerator": "A",
        "unit_hours": "1",
        "peak": "1000",
        "precision": None,
        "utilisation": "1.01",
    }
    (found,) = findings(_answers(compute__phases=[_phase()], compute__hardware=[period]).get, TODAY)
    assert "1.01" in say(found.message, found.params)


def test_what_is_not_answered_is_not_known() -> None:
    """An open row is no option called "None"."""
    results = {id: _result(id, _answers())["outcome"] for id in RULE_IDS}
    assert set(results.values()) <= {"Not known", "To know"}
    assert results["S10"] == "Not known"
    answered = _result("S10", _answers(provider__later_work="None"))
    assert answered["outcome"] == "Does not apply"


def test_the_original_counts_into_the_cumulative_total() -> None:
    """S2, Guidelines A.1: weights that it was initialised from."""
    answers = _modifier("5e24", "9.9e24", "No")
    answers["compute.phases"] = [_phase(kind="Fine-tuning")]
    assert _result("S2", answers)["outcome"] == "Condition met"
    assert as_mapping(RULES["scope.cumulative"](answers.get))["figure"] == "14900000000000000000000000"
    assert as_mapping(as_list(RULES["scope.thresholds"](answers.get))[1])["position"] == "Above"
    assert as_mapping(as_list(RULES["scope.figures"](answers.get))[1])["totals"] == "Cumulative"
    without = _result("S2", answers | {"modification.original_flop": None})
    assert (without["outcome"], without["missing"]) == ("Not known", "Training compute of the original")


@pytest.mark.parametrize(("today", "outcome"), [("2026-11-08", "broken"), ("2026-11-09", "holds")])
def test_an_assessment_is_of_no_day_to_come(today: str, outcome: str) -> None:
    (found,) = (each for each in findings(_answers().get, date.fromisoformat(today)) if each.rule == "SA6")
    assert found.outcome == outcome
    assert "2026-11-09" in say(found.message, found.params)


def test_without_its_day_nothing_is_computed() -> None:
    answers = _compute("1e23") | {"general.as_of": None}
    assert RULES["scope.S1"](answers.get) is None
    assert [(each.rule, each.outcome) for each in findings(answers.get, TODAY)] == [("SA6", "open")]


@pytest.mark.parametrize(
    ("since", "outcome"), [("2026-11-09", "holds"), ("2026-11-10", "broken"), ("2027-01-01", "holds")]
)
def test_an_assessment_is_not_older_than_a_channel(since: str, outcome: str) -> None:
    """A channel that is still to come has changed nothing yet."""
    channel: Json = [{"channel": "API", "access": "x", "licence": "y", "price": "z", "since": since}]
    assert _by_rule(_answers(market__channels=channel), "SA6")[0].outcome == outcome


def test_every_fact_of_the_rules_can_be_stated_in_the_form() -> None:
    """All groups of facts are read but the two totals, for which the form has phases."""
    given = {"general.as_of": "2026-11-09"}.get
    assert set(from_rows.facts(SCOPE, given).model_fields_set) == set(Facts.model_fields)
    assert set(ComputeFacts.model_fields) == {"direct_flop", "cumulative_flop", "phases", "reported_flop", "later_flop"}


def test_the_example_answers_every_row_and_every_result_can_be_kept(
    form_: Form, example_of: Callable[[str], dict[str, Json]]
) -> None:
    example = example_of("scope_assessment")
    example["provider.established"] = "In the Union"
    example["turnover.worldwide"] = {"amount": "18400000", "year_end": "2025-12-31"}
    for row in form_.rows():
        if row.computed:
            example[row.id] = values.parse(row, RULES[row.computed](example.get))
            assert values.show(row, example[row.id])
    assert {row.computed for row in form_.rows() if row.computed} == set(RULES)
    open_rows = {
        row.id
        for row in form_.rows()
        if row.required and is_asked(row, example.get) and not row.from_profile and example.get(row.id) is None
    }
    assert open_rows == set()
    direct = as_mapping(example["totals.direct"])
    assert Decimal(str(direct["figure"])) == 6 * Decimal("7.2e9") * (Decimal("2.4e12") + Decimal("7.5e9"))
    results = {id: as_mapping(example[f"results.{id}"])["outcome"] for id in RULE_IDS}
    assert results["S1"] == "Straddles the threshold"
    assert results["S8"] == "Condition not met"
    assert "Not known" not in results.values()
    assert {each.rule: each.outcome for each in findings(example.get, TODAY)} == {
        "SA2": "informs",
        "SA5": "holds",
        "SA6": "holds",
    }

"""Evidence that people state in rows of the Model Report, as the annex shows it, and its random samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.annex import annex
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.findings import findings
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.documents.sample_findings import LEAST, sample_findings
from aiact_desk.documents.sight import Sight
from aiact_desk.documents.stated_evidence import evidence_rows, stated_evidence
from aiact_desk.regulation import values
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from tests.documents.conftest import NOW, MakeContent

REPORT = load_form("model_report")
ALL = Sight(files=True, machine=True, size=True)
MakeReport = Callable[..., Content]


@pytest.fixture(scope="module")
def make_report(make_content: MakeContent) -> MakeReport:
    """A Model Report with these answers and runs."""

    def make(typed: dict[str, Json], runs: tuple[RunEvidence, ...] | None = None) -> Content:
        own = Provenance("typed", "Officer")
        answers = {id: Answer(id, values.parse(REPORT.field(id), given), own, NOW) for id, given in typed.items()}
        return replace(make_content({}, runs), form=REPORT, typed=answers, filled={})

    return make


def test_what_people_state_is_held_and_names_its_row(make_report: MakeReport) -> None:
    typed: dict[str, Json] = {
        "evidence.labels": "Two people, blind to the arm",
        "evidence.team": [{"role": "Chemist", "risk": "All", "qualification": "Doctorate"}],
    }
    shown = {need.need: need for need in annex(make_report(typed), ALL).needs}
    assert len(shown) == 20
    assert shown["Labelling"].held
    assert shown["Labelling"].where == "the row “Labelling” of this document"
    assert shown["Qualified teams and resources"].where == "the row “Qualified teams” of this document"
    assert not shown["Evasion of oversight"].held
    assert shown["Scoring"].held


def test_without_a_run_only_what_people_state_is_held(make_report: MakeReport) -> None:
    shown = annex(make_report({"evidence.evasion": "Probes found none"}, ()), ALL).needs
    assert [need.need for need in shown if need.held] == ["Evasion of oversight"]


def test_a_human_baseline_takes_away_what_was_missing(make_report: MakeReport) -> None:
    row: Json = [{"evaluation": "P", "people": "24 students", "result": "61 %", "source": "own"}]
    name = "Baselines and comparisons"
    without = {need.need: need.where for need in annex(make_report({}), ALL).needs}[name]
    stated = {need.need: need.where for need in annex(make_report({"evidence.human_baselines": row}), ALL).needs}[name]
    assert "no human baseline" in without
    assert "no human baseline" not in stated


def test_a_row_that_is_not_asked_or_not_applicable_states_nothing(make_report: MakeReport) -> None:
    """External evaluators are asked only where some were engaged (Measure 7.4)."""
    table: Json = [{"evaluator": "Laboratory", "scope": "Cyber offence", "independence": "No funds"}]
    id = "evidence.external_evaluation"
    assert id in stated_evidence(make_report({"external.engaged": "Yes", id: table}))
    assert id not in stated_evidence(make_report({"external.engaged": "No", id: table}))
    content = make_report({})
    none = Answer("evidence.human_baselines", None, Provenance("typed", "Officer"), NOW, not_applicable="no people")
    assert not stated_evidence(replace(content, typed={none.field: none}))


def test_every_evidence_row_is_named_by_an_item_of_the_annex(make_report: MakeReport) -> None:
    labels = {row.id: row.label for row in evidence_rows(REPORT)}
    assert len(labels) == 9
    typed: dict[str, Json] = {id: values.example(REPORT.field(id).type) for id in labels}
    where = " ".join(need.where for need in annex(make_report(typed | {"external.engaged": "Yes"}), ALL).needs)
    assert [label for label in labels.values() if f"“{label}”" not in where] == []


def test_the_annex_of_a_report_does_not_say_that_the_form_has_no_row(
    make_report: MakeReport, make_content: MakeContent
) -> None:
    assert "no row for the results" not in " ".join(annex(make_report({}), ALL).intro)
    assert "no row for the results" in " ".join(annex(make_content({}), ALL).intro)


def test_each_evaluation_has_five_random_samples(make_report: MakeReport) -> None:
    """Measure 7.3(1)(f)."""
    run = make_report({}).runs[0]
    assert LEAST == 5
    assert [each.outcome for each in sample_findings(make_report({}, (run,)))] == ["holds"]
    packs = run.result.packs

    def with_items(items: int) -> RunEvidence:
        first = packs[0].model_copy(update={"items": items})
        return replace(run, result=run.result.model_copy(update={"packs": (first, *packs[1:])}))

    assert [each.outcome for each in sample_findings(make_report({}, (with_items(5),)))] == ["holds"]
    few = sample_findings(make_report({}, (with_items(4),)))
    assert [(each.outcome, each.params["count"]) for each in few] == [("broken", 4)]
    gone = sample_findings(make_report({}, (replace(run, samples={}),)))
    assert [each.params["count"] for each in gone] == [0] * len(packs)
    assert [each.outcome for each in sample_findings(make_report({}, ()))] == ["open"]


def test_a_form_without_that_rule_is_not_asked(make_content: MakeContent) -> None:
    assert sample_findings(make_content({})) == ()


def test_the_samples_are_among_the_findings_of_the_report(make_report: MakeReport) -> None:
    found = findings(make_report({}, ()), NOW.date())
    assert [each.outcome for each in found if each.rule == "five_samples"] == ["open"]

"""The gap report against the Code of Practice, measure by measure, its counts and rules, and its example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.field_types import Choice, Record, Table
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.gaps.findings import findings
from aiact_desk.regulation.gaps.states import CHAPTERS, RULES, STATES, measures, numbers, report_on, reported
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience, Force
from aiact_desk.wording import say

TODAY = date(2026, 11, 25)
COPYRIGHT = tuple(f"copyright.1.{number}" for number in range(1, 6))


@pytest.fixture(scope="module")
def report() -> Form:
    return load_form("gap_report")


def _row(state: str, means: str | None = "By rule 1", document: str | None = "Rule 1") -> Json:
    return {"state": state, "means": means, "document": document, "place": None}


def _copyright(*states: str | None) -> dict[str, Json]:
    """Answers of a report on the Copyright Chapter alone, in the order of its measures."""
    answers: dict[str, Json] = {f"general.report_on_{chapter}": "No" for chapter in CHAPTERS}
    answers["general.report_on_copyright"] = "Yes"
    return answers | {id: _row(state) for id, state in zip(COPYRIGHT, states, strict=True) if state}


def _by_rule(answers: dict[str, Json], rule: str) -> list[Finding]:
    return [each for each in findings(answers.get, TODAY) if each.rule == rule]


def test_every_measure_of_the_code_has_its_row(report: Form) -> None:
    """Code of Practice: Transparency 3, Copyright 5, Safety and Security 32 measures in 10 commitments."""
    code = load_code_of_practice()
    rows = {row.id: row for row in report.rows()}
    assert [len(measures(chapter)) for chapter in CHAPTERS] == [3, 5, 32]
    assert [row.id for row in report.rows() if row.id in code.measures()] == list(code.measures())
    for chapter in code.chapters:
        for commitment in chapter.commitments:
            for measure in commitment.measures:
                row = rows[measure.id]
                assert (row.label, row.guidance) == (measure.title, measure.guidance)
                assert row.legal == (f"{chapter.title} Chapter, Measure {measure.number}", *commitment.legal)


def test_every_commitment_has_its_section_under_its_chapter(report: Form) -> None:
    code = load_code_of_practice()
    expected = [
        (commitment.title, f"{chapter.title} Chapter", [measure.id for measure in commitment.measures])
        for chapter in code.chapters
        for commitment in chapter.commitments
    ]
    found = [
        (each.title, each.chapter, [field.id for field in each.fields]) for each in report.sections if each.chapter
    ]
    assert found == expected
    assert [each.number for each in report.sections] == [
        "A", "B", "T1", "C1", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "W",
    ]  # fmt: skip


def test_a_measure_is_in_one_of_four_states(report: Form) -> None:
    for chapter in CHAPTERS:
        for measure in measures(chapter):
            type_ = report.field(measure).type
            assert isinstance(type_, Record)
            assert isinstance(type_.parts[0].type, Choice)
            assert type_.parts[0].type.options == STATES
            assert [part.id for part in type_.parts] == ["state", "means", "document", "place"]


def test_owners_next_steps_and_notes_stay_in_the_house(report: Form) -> None:
    house, office = ({row.id for row in report.rows(each)} for each in (Audience.HOUSE, Audience.AIO))
    assert house - office == {"general.notes", "work.transparency", "work.copyright", "work.safety_security"}
    for chapter in CHAPTERS:
        type_ = report.field(f"work.{chapter}").type
        assert isinstance(type_, Table)
        assert isinstance(type_.columns[0].type, Choice)
        assert [f"{chapter}.{option}" for option in type_.columns[0].type.options] == list(measures(chapter))


def test_the_first_page_says_that_the_commission_may_request_it(report: Form) -> None:
    """Guidelines C(2025) 7719, section 5.1; Art. 91."""
    first = report.about[0].description
    assert "Commission may also request" in first
    assert "section 5.1" in first
    assert "Article 91" in first


def test_every_row_has_its_source_and_a_force(report: Form) -> None:
    assert all(row.legal and row.guidance for row in report.fields())
    assert {report.field(measure).force for chapter in CHAPTERS for measure in measures(chapter)} == {Force.GUIDELINE}


@pytest.mark.parametrize(
    ("status", "expected"), [("Signatory", "No"), ("Not a signatory", "Yes"), ("Signature withdrawn", "Yes")]
)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_that_was_not_signed_is_compared(chapter: str, status: str, expected: str) -> None:
    """Guidelines C(2025) 7719, section 5.1."""
    answers: dict[str, Json] = {
        f"general.signatory_{chapter}": {"status": status, "since": None},
        "general.systemic_risk": "Yes",
    }
    assert report_on(chapter, answers.get) == expected


def test_the_last_chapter_is_for_models_with_systemic_risk_alone(report: Form) -> None:
    """Art. 55(1): the Safety and Security Chapter."""
    unsigned: Json = {"status": "Not a signatory", "since": None}
    answers: dict[str, Json] = {"general.signatory_safety_security": unsigned}
    assert report_on("safety_security", answers.get) is None
    assert report_on("safety_security", (answers | {"general.systemic_risk": "No"}).get) == "No"
    assert report_on("safety_security", {"general.systemic_risk": "Yes"}.get) is None
    shown = {row.id for row in report.rows() if is_asked(row, _copyright(*["Held"] * 5).get)}
    assert not set(measures("safety_security")) & shown
    assert set(COPYRIGHT) <= shown


@given(st.lists(st.sampled_from((*STATES, None)), min_size=32, max_size=32))
def test_every_measure_is_counted_once(states: list[str | None]) -> None:
    """Held, partly, missing, not applicable and not stated are together the measures of the chapter."""
    ids = measures("safety_security")
    answers: dict[str, Json] = {id: _row(state) for id, state in zip(ids, states, strict=True) if state}
    rows = numbers("safety_security", answers.get)
    assert isinstance(rows, list)
    counted = {str(row["state"]): row for row in rows if isinstance(row, dict)}
    assert {state: counted[state]["measures"] for state in STATES} == {state: states.count(state) for state in STATES}
    assert sum(int(str(row["measures"])) for row in counted.values()) == len(ids)
    named = [name for row in counted.values() if row["which"] for name in str(row["which"]).split(", ")]
    assert sorted(f"safety_security.{name}" for name in named) == sorted(ids)


def test_a_measure_without_a_state_is_named() -> None:
    (found,) = _by_rule(_copyright("Held", "Held", None, "Held", "Held"), "GR1")
    assert found.outcome == "open"
    assert "Copyright 1.3" in say(found.message, found.params)
    assert _by_rule(_copyright(*["Held"] * 5), "GR1")[0].outcome == "holds"


@pytest.mark.parametrize(
    ("row", "rule", "outcomes"),
    [
        (_row("Held"), "GR2", ["holds"]),
        (_row("Partly held", document=None), "GR2", ["open"]),
        (_row("Held", means=None), "GR2", ["open"]),
        (_row("Not applicable", means=None, document=None), "GR3", ["open"]),
        (_row("Not applicable", document=None), "GR3", []),
    ],
)
def test_a_state_comes_with_its_means_or_reason(row: Json, rule: str, outcomes: list[str]) -> None:
    answers = _copyright(*["Held"] * 5) | {"copyright.1.2": row}
    assert [each.outcome for each in _by_rule(answers, rule)] == outcomes


@pytest.mark.parametrize(
    ("step", "due", "outcome"),
    [
        ("Adopt it", "2026-11-25", "holds"),
        ("Adopt it", "2026-11-24", "broken"),
        ("Adopt it", None, "open"),
        (None, "2026-12-24", "open"),
    ],
)
def test_a_gap_has_a_next_step_with_a_day_to_come(step: str | None, due: str | None, outcome: str) -> None:
    plan: Json = [{"measure": "1.5", "owner": "Legal", "step": step, "due": due, "note": None}]
    answers = _copyright("Held", "Held", "Held", "Held", "Missing") | {"work.copyright": plan}
    (found,) = _by_rule(answers, "GR4")
    assert found.outcome == outcome
    assert outcome == "holds" or "Copyright 1.5" in say(found.message, found.params)


def test_a_step_of_a_measure_that_is_held_now_is_not_late() -> None:
    plan: Json = [{"measure": "1.5", "owner": "Legal", "step": "Adopt it", "due": "2026-01-01", "note": None}]
    assert _by_rule(_copyright(*["Held"] * 5) | {"work.copyright": plan}, "GR4") == []


@pytest.mark.parametrize(("answer", "outcome"), [("No", "informs"), (None, "open")])
def test_without_a_chapter_there_is_nothing_to_compare(answer: str | None, outcome: str) -> None:
    answers: dict[str, Json] = {f"general.report_on_{chapter}": answer for chapter in CHAPTERS}
    (found,) = findings(answers.get, TODAY)
    assert (found.rule, found.outcome) == ("GR1", outcome)


def test_the_example_answers_every_row_that_is_asked(
    report: Form, example_of: Callable[[str], dict[str, Json]]
) -> None:
    example = example_of("gap_report")
    for chapter in CHAPTERS:
        example[f"general.signatory_{chapter}"] = {"status": "Not a signatory", "since": None}
    for row in report.rows():
        if row.computed:
            example[row.id] = RULES[row.computed](example.get)
    assert reported(example.get) == ("transparency", "copyright")
    open_rows = {
        row.id
        for row in report.rows()
        if row.required and is_asked(row, example.get) and not row.from_profile and example.get(row.id) is None
    }
    assert open_rows == set()
    assert {each.rule: each.outcome for each in findings(example.get, TODAY)} == dict.fromkeys(
        ("GR1", "GR2", "GR4"), "holds"
    )


def test_the_rules_of_the_rows_are_those_that_there_are(report: Form) -> None:
    assert {row.computed for row in report.rows() if row.computed} == set(RULES)

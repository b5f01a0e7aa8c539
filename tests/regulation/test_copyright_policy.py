"""The copyright policy against the Copyright Chapter, its computed rows and rules, and the example filled in by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.copyright.complaints import RULES, in_numbers, without_persons
from aiact_desk.regulation.copyright.findings import DEFAULT_DAYS, findings
from aiact_desk.regulation.field_types import Choice, Table
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience, Force
from aiact_desk.wording import say

TODAY = date(2026, 11, 25)
STATES = ("Open", "Answered", "Refused as manifestly unfounded", "Refused as already answered")


@pytest.fixture(scope="module")
def policy() -> Form:
    return load_form("copyright_policy")


def _complaint(number: str = "1", received: date = TODAY, state: str = "Open", answered: str | None = None) -> Json:
    return {
        "number": number,
        "received": received.isoformat(),
        "who": "Rightsholder",
        "work": "A novel by its author",
        "asked": "That I, the author, am left out",
        "answer": "Dear author",
        "answered": answered,
        "state": state,
    }


def _by_rule(given_: dict[str, Json], rule: str, today: date = TODAY) -> list[Finding]:
    return [each for each in findings(given_.get, today) if each.rule == rule]


def test_sections_are_the_five_measures_with_what_stands_before_them(policy: Form) -> None:
    """Code of Practice, Copyright Chapter: one commitment, five measures."""
    measures = [
        measure for measure in load_code_of_practice().measures().values() if measure.id.startswith("copyright")
    ]
    assert [section.number for section in policy.sections] == ["A", "B", "1.1", "1.2", "1.3", "1.4", "1.5"]
    assert [section.title for section in policy.sections[2:]] == [measure.title for measure in measures]
    assert [measure.number for measure in measures] == [section.number for section in policy.sections[2:]]


def test_each_measure_has_a_row_in_the_public_summary(policy: Form) -> None:
    """Measure 1.1 encourages a summary for the public; the contact point of 1.5 is published."""
    public = {row.id for row in policy.rows(Audience.PUBLIC)}
    summaries = {"summary.policy", "summary.access", "summary.reservations", "summary.outputs", "summary.complaints"}
    assert summaries | {"complaints.contact"} <= public
    assert all(not policy.field(id).required for id in summaries)


def test_working_rows_and_the_log_stay_in_the_house(policy: Form) -> None:
    house, office = ({row.id for row in policy.rows(each)} for each in (Audience.HOUSE, Audience.AIO))
    assert house - office == {"policy.notes", "complaints.log"}
    assert len(policy.rows(Audience.PUBLIC)) == 23


def test_every_row_has_its_source_and_the_duty_binds_by_the_act(policy: Form) -> None:
    assert all(row.legal and row.guidance for row in policy.fields())
    assert {row.force for row in policy.rows()} == {Force.ACT, Force.CODE, Force.GUIDELINE, Force.OURS}
    assert [(rule.id, rule.force) for rule in policy.rules if rule.id] == [
        ("CP1", Force.CODE),
        ("CP2", Force.CODE),
        ("CP3", Force.OURS),
        ("CP4", Force.OURS),
        ("CP5", Force.OURS),
    ]


def test_the_protocols_are_an_editable_table(policy: Form) -> None:
    type_ = policy.field("reservations.protocols").type
    assert isinstance(type_, Table)
    assert [column.id for column in type_.columns] == ["protocol", "version", "obeyed", "since"]


@pytest.mark.parametrize(
    ("release", "prohibits", "warns"),
    [("Under a free and open-source licence", False, True), ("In other ways", True, False), ("Both", True, True)],
)
def test_who_gives_out_openly_warns_and_who_does_not_forbids(
    policy: Form, release: str, prohibits: bool, warns: bool
) -> None:
    """Copyright Chapter, Measure 1.4: a prohibition; for free and open-source models a warning."""
    answers: dict[str, Json] = {"outputs.release": release}
    assert is_asked(policy.field("outputs.prohibition"), answers.get) is prohibits
    assert is_asked(policy.field("outputs.warning"), answers.get) is warns


def test_without_crawling_the_rows_about_crawlers_are_not_asked(policy: Form) -> None:
    """Measures 1.2 and 1.3 are about those who crawl, or have it done for them."""
    answers: dict[str, Json] = {"access.crawling": "Not used"}
    asked = {row.id for row in policy.rows() if is_asked(row, answers.get)}
    assert not {"reservations.protocols", "reservations.crawlers", "access.lists"} & asked
    assert {"outputs.safeguards", "complaints.contact", "access.crawling"} <= asked


def test_the_log_without_persons_has_no_wording_and_no_work() -> None:
    answers: dict[str, Json] = {"complaints.log": [_complaint()]}
    assert without_persons(answers.get) == [
        {"number": "1", "received": "2026-11-25", "who": "Rightsholder", "answered": None, "state": "Open"}
    ]
    nothing: dict[str, Json] = {}
    assert without_persons(nothing.get) is None
    assert in_numbers(nothing.get) is None


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=30))
def test_numbers_of_complaints_add_up(states: list[str]) -> None:
    answers: dict[str, Json] = {"complaints.log": [_complaint(str(n), state=state) for n, state in enumerate(states)]}
    found = in_numbers(answers.get)
    assert isinstance(found, dict)
    assert found["received"] == len(states)
    assert found["open"] == sum(state == "Open" for state in states)
    assert found["refused"] == sum(state.startswith("Refused") for state in states)
    assert found["received"] == sum(int(str(found[key])) for key in ("open", "answered", "refused"))


def test_the_states_counted_are_those_of_the_log(policy: Form) -> None:
    log = policy.field("complaints.log").type
    assert isinstance(log, Table)
    state = next(column.type for column in log.columns if column.id == "state")
    assert isinstance(state, Choice)
    assert state.options == STATES


@pytest.mark.parametrize(("days", "late"), [(DEFAULT_DAYS, False), (DEFAULT_DAYS + 1, True)])
def test_a_complaint_is_shown_after_thirty_days(days: int, late: bool) -> None:
    """Ours: Measure 1.5 asks for a reasonable time and names no number."""
    answers: dict[str, Json] = {"complaints.log": [_complaint("C-7", TODAY - timedelta(days=days))]}
    (found,) = _by_rule(answers, "CP3")
    assert found.outcome == ("broken" if late else "holds")
    assert not late or "C-7" in say(found.message, found.params)


@pytest.mark.parametrize(("days", "late"), [(20, False), (21, True)])
def test_the_own_time_of_answer_stands_before_thirty_days(days: int, late: bool) -> None:
    log = [_complaint(received=TODAY - timedelta(days=days))]
    (found,) = _by_rule({"complaints.log": log, "complaints.answer_time": "20"}, "CP3")
    assert found.outcome == ("broken" if late else "holds")


@pytest.mark.parametrize(
    ("state", "answered"), [("Answered", None), ("Open", "2026-11-26"), ("Answered", "2026-11-24")]
)
def test_days_that_do_not_fit_the_state_are_shown(state: str, answered: str | None) -> None:
    (found,) = _by_rule({"complaints.log": [_complaint("C-9", state=state, answered=answered)]}, "CP3")
    assert (found.outcome, found.params["numbers"]) == ("open", "C-9")


@pytest.mark.parametrize(
    ("measures", "outcome"),
    [
        ([], "open"),
        (["Measure 1.2", "Measure 1.5"], "open"),
        (["Measure 1.2", "Measure 1.3", "Measure 1.4", "Measure 1.5"], "open"),
        (["Whole policy"], "holds"),
    ],
)
def test_somebody_answers_for_the_whole_policy(measures: list[str], outcome: str) -> None:
    """Copyright Chapter, Measure 1.1."""
    owners: Json = [{"measure": measure, "owner": "Ada", "unit": "Data", "since": "2026-01-01"} for measure in measures]
    assert _by_rule({"policy.owners": owners or None}, "CP1")[0].outcome == outcome


@pytest.mark.parametrize(
    ("crawling", "protocols", "outcome"),
    [
        ("Not used", [], None),
        ("Both", [], "open"),
        ("Both", ["TDM Reservation Protocol"], "broken"),
        ("By the provider itself", ["TDM Reservation Protocol", "Robots.txt"], "holds"),
    ],
)
def test_who_crawls_lists_robots_txt(crawling: str, protocols: list[str], outcome: str | None) -> None:
    """Copyright Chapter, Measure 1.3; RFC 9309."""
    rows: Json = [{"protocol": name, "version": "1", "obeyed": "yes", "since": "2026-01-01"} for name in protocols]
    found = _by_rule({"access.crawling": crawling, "reservations.protocols": rows or None}, "CP2")
    assert [each.outcome for each in found] == ([] if outcome is None else [outcome])


@pytest.mark.parametrize(("day", "outcome"), [("2026-11-25", "holds"), ("2026-11-24", "broken")])
def test_the_next_review_counts_from_the_day_after_it(day: str, outcome: str) -> None:
    assert _by_rule({"policy.next_review": day}, "CP4")[0].outcome == outcome


@pytest.mark.parametrize(("day", "outcome"), [("2026-09-28", "holds"), ("2026-09-27", "broken")])
def test_the_published_summary_is_not_older_than_the_policy(day: str, outcome: str) -> None:
    changes: Json = [{"day": each, "change": "x", "by": "y"} for each in ("2026-09-28", "2026-05-04")]
    answers: dict[str, Json] = {
        "policy.changes": changes,
        "summary.published": {"link": "https://example.org", "day": day},
    }
    assert _by_rule(answers, "CP5")[0].outcome == outcome


def test_the_example_answers_every_row_that_is_asked(
    policy: Form, example_of: Callable[[str], dict[str, Json]]
) -> None:
    example = example_of("copyright_policy")
    open_rows = {
        row.id
        for row in policy.rows()
        if row.required and is_asked(row, example.get) and not row.from_profile and row.id not in example
    }
    assert open_rows == set()
    assert {row.computed for row in policy.rows() if row.computed} == set(RULES)
    outcomes = {each.rule: each.outcome for each in findings(example.get, TODAY)}
    assert outcomes == dict.fromkeys(("CP1", "CP2", "CP3", "CP4", "CP5"), "holds")


def test_every_finding_can_be_said(example_of: Callable[[str], dict[str, Json]]) -> None:
    late = date(2030, 1, 1)
    said = [say(each.message, each.params) for each in findings(example_of("copyright_policy").get, late)]
    assert any("C-2026-04" in sentence for sentence in said)
    assert all(sentence.endswith(".") for sentence in said)

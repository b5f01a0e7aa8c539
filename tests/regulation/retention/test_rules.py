"""How long documents are kept: each rule with its source, and the day that follows from it."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from pydantic import ValidationError

from aiact_desk import resources
from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.schema import After, Kind
from aiact_desk.regulation.event_rows import load_event_rows
from aiact_desk.regulation.forms import FORMS
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.retention.editions import load_retention
from aiact_desk.regulation.retention.keeping import Start, kept_by, kept_until
from aiact_desk.regulation.retention.schema import Retention

LAW = load_retention()

# (form, rule, years, events, source, force): Act = Regulation (EU) 2024/1689, chapters = Code of 10 July 2025; what no
# rule asks is ours
EXPECTED = [
    ("model_documentation_form", "model_documentation", 10, ("placing",), "Transparency Chapter, Measure 1.1", "code"),
    ("model_documentation_form", "representative", 10, ("placing",), "Art. 54(3)(b)", "act"),
    ("model_report", "additional_documentation", 10, ("placing",), "Safety and Security Chapter, Measure 10.1", "code"),
    ("framework", "framework", 10, ("placing",), "like Safety and Security Chapter, Measure 10.1", "ours"),
    ("serious_incident_report", "serious_incident", 5, ("incident_documented", "incident"),
     "Safety and Security Chapter, Measure 9.4", "code"),
    ("training_content_summary", "summary", 10, ("placing",), "like Transparency Chapter, Measure 1.1", "ours"),
    ("copyright_policy", "copyright_policy", 10, ("placing",), "like Transparency Chapter, Measure 1.1", "ours"),
    ("scope_assessment", "scope_assessment", 10, ("placing",), "like Transparency Chapter, Measure 1.1", "ours"),
    ("gap_report", "gap_report", 10, ("placing",), "like Transparency Chapter, Measure 1.1", "ours"),
]  # fmt: skip


def answers(**rows: Json) -> ValueOf:
    return lambda row: rows.get(row.replace(".", "_"))


def test_every_rule_is_listed_here() -> None:
    listed = {
        (form, one.id, one.years, one.after, one.source, one.force.value) for one in LAW.rules for form in one.forms
    }
    assert listed == set(EXPECTED)


def test_every_form_has_a_rule_and_rows_for_its_events() -> None:
    assert {form for rule in LAW.rules for form in rule.forms} == set(FORMS)
    for rule in LAW.rules:
        for form in rule.forms:
            assert set(rule.after) <= {row.event for row in load_event_rows().of(form).rows}


def test_what_is_said_to_be_ours_says_so_and_what_the_law_asks_agrees_with_its_deadlines() -> None:
    assert all(rule.source.startswith("like ") == (rule.force == "ours") for rule in LAW.rules)
    lasting = {
        (deadline.source, bound.event, bound.amount)
        for deadline in load_deadlines().deadlines
        if deadline.kind is Kind.LASTS
        for bound in deadline.bounds
        if isinstance(bound, After)
    }
    for rule in LAW.rules:
        if rule.force != "ours":
            assert {(rule.source, event, rule.years) for event in rule.after} <= lasting


@pytest.mark.parametrize(
    ("placed", "until"),
    [
        ("2026-11-25", date(2036, 11, 25)),  # a Tuesday
        ("2026-02-28", date(2036, 2, 28)),
        ("2024-02-29", date(2034, 2, 28)),  # no 29 February in 2034; Regulation No 1182/71, Art. 3(2)(c)
        ("2026-12-21", date(2036, 12, 22)),  # 21 December 2036 is a Sunday; Art. 3(4)
    ],
)
def test_ten_years_after_placing_on_the_market(placed: str, until: date) -> None:
    """Transparency Chapter, Measure 1.1; counted by Regulation (EEC, Euratom) No 1182/71."""
    rules = kept_by("model_documentation_form", answers(general_union_release_date=placed), None)
    assert kept_until(rules) == until
    assert rules[0].starts == (Start("placing", date.fromisoformat(placed), "general.union_release_date"),)


def test_five_years_after_the_later_of_the_incident_and_its_document() -> None:
    """Safety and Security Chapter, Measure 9.4."""
    rows = answers(dates_incident="2026-03-02", dates_incident_documented="2026-05-04")
    assert kept_until(kept_by("serious_incident_report", rows, None)) == date(2031, 5, 5)  # 4 May 2031 is a Sunday


def test_the_end_is_not_known_while_one_of_two_events_is_not() -> None:
    (rule,) = kept_by("serious_incident_report", answers(dates_incident="2026-03-02"), None)
    assert (rule.until, rule.waits_for) == (None, ("incident_documented",))
    named = kept_by("serious_incident_report", answers(dates_incident="2026-03-02"), date(2026, 5, 4))
    assert kept_until(named) == date(2031, 5, 5)


def test_of_several_placements_the_last_one_counts() -> None:
    placed: Json = [{"date": "2026-03-02", "model": None}, {"date": "2027-03-02", "model": "chat"}]
    rows = answers(**{"1_2_date": placed})
    (rule,) = kept_by("training_content_summary", rows, None)
    assert rule.starts == (Start("placing", date(2027, 3, 2), "1.2.date"),)


def test_a_row_counts_before_the_day_that_a_person_named() -> None:
    named = date(2020, 1, 1)
    stated = kept_by("gap_report", answers(general_union_release_date="2026-11-25"), named)
    assert kept_until(stated) == date(2036, 11, 25)
    (rule,) = kept_by("gap_report", answers(), named)
    assert rule.starts == (Start("placing", named, None),)
    assert kept_until(kept_by("gap_report", answers(), None)) is None
    assert kept_until(()) is None


@pytest.mark.parametrize(
    "change",
    [
        {"counts": {"act": 1, "code": 9, "ours": 5}},
        {"rules": []},
        {"extra": "no such key"},
    ],
)
def test_an_unsound_file_is_refused(change: dict[str, object]) -> None:
    path = next(path for path in resources.regulation_files() if path.name.startswith("retention_"))
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    Retention.model_validate(given)
    with pytest.raises(ValidationError):
        Retention.model_validate({**given, **change})


def test_a_rule_that_stands_twice_is_refused() -> None:
    path = next(path for path in resources.regulation_files() if path.name.startswith("retention_"))
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    given["rules"].append(given["rules"][0])
    given["counts"]["code"] += 1
    with pytest.raises(ValidationError):
        Retention.model_validate(given)

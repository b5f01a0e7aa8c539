"""The Safety and Security Model Report as packaged, against the lists of the Code of Practice of 10 July 2025."""

from __future__ import annotations

import pytest

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.field_types import Choice, Record, Table
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Audience, Force

FORM = load_form("model_report")
CODE = load_code_of_practice()


def options(row: str, column: str) -> tuple[str, ...]:
    type_ = FORM.field(row).type
    assert isinstance(type_, Table)
    cell = next(each.type for each in type_.columns if each.id == column)
    assert isinstance(cell, Choice)
    return cell.options


def test_sections_follow_measures_7_1_to_7_7() -> None:
    numbers = [section.number for section in FORM.sections]
    assert [number for number in numbers if number.startswith("7")] == [
        "7.1", "7.2", "7.3(1)", "7.3(2)", "7.3(3)", "7.3(4)", "7.4", "7.5", "7.6", "7.7",
    ]  # fmt: skip
    assert [number for number in numbers if number.startswith("A")] == ["A4.1", "A4.2", "A4.3", "A4.4", "A4.5"]
    assert len(FORM.sections) == 19
    assert len(FORM.header) == 2


def test_the_house_alone_sees_its_working_notes() -> None:
    assert set(FORM.audiences) == {Audience.AIO, Audience.HOUSE}
    own = [row.id for row in FORM.rows() if row.audience == (Audience.HOUSE,)]
    assert own == ["house.owners", "house.open_points"]
    assert len(FORM.rows(Audience.AIO)) == len(FORM.rows()) - 2
    assert all(row.force is Force.OURS for row in FORM.rows() if row.id.startswith("house."))


def test_every_measure_and_every_item_of_7_3_1_has_a_row() -> None:
    """Measures 7.1(1) to (4) with (4)(a) to (d), 7.2(1) to (3), 7.3(1)(a) to (h) with (e)(i) to (v), 7.3(2) to (4)."""
    legal = {provision for row in FORM.rows() for provision in row.legal}
    assert len(CODE.model_report_items) == 8
    wanted = [f"7.3(1)({letter})" for letter in "abcdefgh"]
    wanted += [f"7.3(1)(e)({numeral})" for numeral in ("i", "ii", "iii", "iv", "v")]
    wanted += [f"7.1({number})" for number in (1, 2, 3)] + [f"7.1(4)({letter})" for letter in "abcd"]
    wanted += [f"7.2({number})" for number in (1, 2, 3)] + [f"7.4({number})" for number in (1, 2, 3)]
    wanted += ["7.3(2)", "7.3(3)", "7.3(4)(a)", "7.3(4)(b)", "7.3(4)(c)", "7.5", "7.6", "7.7", "10.2"]
    assert [item for item in wanted if f"Measure {item}" not in legal] == []


@pytest.mark.parametrize(
    ("row", "column", "count", "titles"),
    [
        ("description.capabilities", "source", 14, [each.title for each in CODE.capability_sources]),
        ("description.propensities", "source", 10, [each.title for each in CODE.propensity_sources]),
        ("description.affordances", "source", 13, [each.title for each in CODE.affordance_sources]),
        ("risks.candidates", "type", 5, [each.title for each in CODE.risk_types]),
        ("risks.others", "type", 5, [each.title for each in CODE.risk_types]),
    ],
)
def test_options_are_the_lists_of_appendix_1(row: str, column: str, count: int, titles: list[str]) -> None:
    assert len(titles) == count
    assert options(row, column) == tuple(titles)


def test_each_specified_risk_has_its_row_and_its_tiers() -> None:
    """Appendix 1.4: four; Measure 4.1 for the tiers."""
    assert len(CODE.specified_risks) == 4
    types = [FORM.field(f"risks.{risk.id}").type for risk in CODE.specified_risks]
    assert all(isinstance(type_, Record) and type_ == types[0] for type_ in types)
    assert all(FORM.field(f"risks.{risk.id}").required for risk in CODE.specified_risks)
    assert options("acceptance.tiers", "risk") == (
        *(risk.title for risk in CODE.specified_risks),
        "Another identified risk",
    )
    assert options("acceptance.tiers", "reached") == ("Reached", "Not yet reached")
    framework = load_form("framework").field("acceptance.tiers")
    assert framework.type == FORM.field("acceptance.tiers").type
    assert FORM.field("acceptance.tiers").same_as == "framework/acceptance.tiers"


@pytest.mark.parametrize(("number", "count"), [("4.1", 4), ("4.2", 6), ("4.3", 4), ("4.4", 4), ("4.5", 7)])
def test_the_objectives_are_as_many_as_in_appendix_4(number: str, count: int) -> None:
    section = next(section for section in FORM.sections if section.number == f"A{number}")
    assert {group.number: group.objectives for group in CODE.security_objectives}[number] == count
    assert [row.legal[0] for row in section.fields] == [f"Appendix {number}({place})" for place in range(1, count + 1)]
    for row in section.fields:
        assert isinstance(row.type, Record)
        how = row.type.parts[0].type
        assert isinstance(how, Choice)
        assert how.options == ("Held as described", "Held by an alternative", "Not met")
        assert [(each.field, each.equals) for each in row.shown_if] == [("security.exempt", ("No",))]


def test_not_applicable_is_open_where_the_code_says_where_applicable() -> None:
    assert {row.id for row in FORM.rows() if row.not_applicable_allowed} == {
        "description.other_models", "evidence.human_baselines", "evaluations.trajectories", "resources.external",
        "security.deviations", "external.security_reviews", "landscape.changes",
    }  # fmt: skip


def test_rows_that_people_state_feed_the_annex() -> None:
    """Of the 20 items of evidence nine are stated by people; the annex draws the others from the runs."""
    assert FORM.evaluation_annex
    assert len(CODE.evaluation_evidence) == 20
    assert len([row for row in FORM.rows() if row.id.startswith("evidence.")]) == 9


def test_the_report_is_given_to_the_ai_office_without_redaction() -> None:
    reader = FORM.audiences[Audience.AIO]
    assert reader.sees_all
    assert "unredacted" in reader.access
    assert reader.mark == "Confidential: AI Office"

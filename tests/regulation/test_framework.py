"""The Safety and Security Framework as packaged, against Measures 1.1 to 1.4 and 8.1 to 8.3 of the Code."""

from __future__ import annotations

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.field_types import Choice, Table
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Audience, Force

FORM = load_form("framework")


def options(row: str, column: str) -> tuple[str, ...]:
    type_ = FORM.field(row).type
    assert isinstance(type_, Table)
    cell = next(each.type for each in type_.columns if each.id == column)
    assert isinstance(cell, Choice)
    return cell.options


def test_sections_follow_the_measures() -> None:
    assert [section.number for section in FORM.sections] == [
        "0", "1.1", "1.1(2)", "1.1(3)", "1.1(4)", "1.2", "1.3", "1.4", "10.2", "D", "H",
    ]  # fmt: skip
    assert len(FORM.header) == 2
    assert set(FORM.audiences) == {Audience.AIO, Audience.HOUSE}
    assert [row.id for row in FORM.rows() if Audience.AIO not in row.audience] == ["house.owners", "house.open_points"]


def test_everything_that_measure_1_names_has_a_row() -> None:
    legal = {provision for row in FORM.rows() for provision in row.legal}
    wanted = [
        "1.1(1)",
        "1.1(2)(a)",
        "1.1(2)(b)",
        "1.1(2)(c)",
        "1.1(2)(d)",
        "1.1(3)",
        "1.1(4)",
        "1.2(1)(a)",
        "1.2(1)(b)",
    ]
    wanted += ["1.2(1)(c)", "1.2(2)", "1.2(3)", "1.3", "1.4", "4.1", "8.1", "8.2", "8.3", "10.2"]
    assert [item for item in wanted if f"Measure {item}" not in legal] == []


def test_options_are_those_of_the_code() -> None:
    code = load_code_of_practice()
    risks = tuple(risk.title for risk in code.specified_risks)
    for row in ("risks.covered", "acceptance.tiers", "acceptance.mitigations", "acceptance.forecasts"):
        assert options(row, "risk") == (*risks, "Another identified risk"), row
    assert options("risks.covered", "type") == tuple(each.title for each in code.risk_types)
    assert options("responsibility.allocation", "role") == (  # Measure 8.1: four responsibilities
        "Oversight", "Ownership", "Support and monitoring", "Assurance",
    )  # fmt: skip
    assert len(options("framework.trigger_points", "kind")) == 6  # Measure 1.2(1)(a)


def test_it_has_no_annex_and_the_notification_binds_by_the_act() -> None:
    assert not FORM.evaluation_annex
    assert FORM.field("dates.notification").force is Force.ACT
    assert FORM.field("due.framework_confirm").force is Force.CODE

"""The form of the public summary against the template, C(2025) 8311, and the example that is filled in by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

import aiact_desk.desk
from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.field_types import Choice, Choices, Record, Table
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.provider_profile import profile_form
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience, Force
from aiact_desk.regulation.training_content.computed import RULES
from aiact_desk.regulation.training_content.findings import findings

EXAMPLE = Path(aiact_desk.desk.__file__).parent / "example" / "training_content_summary.yaml"
MODALITIES = ("Text", "Image", "Audio", "Video", "Other (specify)")


@pytest.fixture(scope="module")
def summary() -> Form:
    return load_form("training_content_summary")


@pytest.fixture(scope="module")
def example() -> dict[str, Json]:
    found: dict[str, Json] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    return found


def _value(form: Form, id: str, typed: Json) -> Json:
    """None for an answer that is not applicable, for which the form must allow that."""
    if isinstance(typed, dict) and set(typed) == {"not_applicable"}:
        assert form.field(id).not_applicable_allowed
        return None
    return values.parse(form.field(id), typed)


def test_the_template_has_3_sections_12_subsections_and_53_fields(summary: Form) -> None:
    """Template C(2025) 8311; sub-section 2.2 has two parts of its own, 2.2.1 and 2.2.2."""
    official = [section for section in summary.sections if section.id != "H"]
    assert len({section.chapter for section in official}) == 3
    assert [section.number for section in official] == [
        "1.1", "1.2", "1.3", "2.1", "2.2.1", "2.2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3",
    ]  # fmt: skip
    assert len({".".join(section.number.split(".")[:2]) for section in official}) == 12
    assert len(summary.header) + sum(len(section.fields) for section in official) == 53


def test_each_subsection_has_as_many_fields_as_the_template(summary: Form) -> None:
    assert {section.number: len(section.fields) for section in summary.sections if section.id != "H"} == {
        "1.1": 2, "1.2": 3, "1.3": 7, "2.1": 5, "2.2.1": 2, "2.2.2": 5, "2.3": 9, "2.4": 5, "2.5": 5, "2.6": 3,
        "3.1": 3, "3.2": 1, "3.3": 1,
    }  # fmt: skip


def test_the_public_reads_the_template_and_the_house_reads_everything(summary: Form) -> None:
    assert set(summary.audiences) == {Audience.PUBLIC, Audience.HOUSE}
    assert len(summary.rows(Audience.PUBLIC)) == 51
    assert summary.rows(Audience.HOUSE) == summary.rows()
    assert summary.audiences[Audience.HOUSE].sees_all
    assert not summary.audiences[Audience.PUBLIC].sees_all
    working = [row for row in summary.rows() if Audience.PUBLIC not in row.audience]
    assert working == list(summary.sections[-1].fields)
    assert all(row.force is Force.OURS and not row.required for row in working)


def test_optional_rows_are_those_of_the_template(summary: Form) -> None:
    assert {row.id for row in summary.rows(Audience.PUBLIC) if not row.required} == {
        "1.1.rep", "1.3.comments", "2.1.comments", "2.2.2.comments", "2.3.comments", "2.4.comments", "2.5.comments",
        "2.6.comments", "3.1.comments", "3.3.other",
    }  # fmt: skip


def test_modalities_are_four_and_an_open_one(summary: Form) -> None:
    """1.3 and each kind of source but 2.6 asks for them."""
    asked = [row for row in summary.rows() if isinstance(row.type, Choices)]
    assert [row.id for row in asked] == [
        "1.3.modality", "2.1.modalities", "2.2.1.modalities", "2.2.2.modalities", "2.3.modalities", "2.4.modalities",
        "2.5.modalities",
    ]  # fmt: skip
    assert all(isinstance(row.type, Choices) and row.type.options == MODALITIES and row.type.other for row in asked)


def test_yes_and_no_stay_words(summary: Form) -> None:
    """YAML 1.1 reads them as truth values where they are not quoted."""
    asked = [row for row in summary.rows(Audience.PUBLIC) if isinstance(row.type, Choice)]
    assert len(asked) == 9
    assert all(isinstance(row.type, Choice) and row.type.options == ("Yes", "No") for row in asked)


def test_details_of_a_source_are_asked_after_a_yes(summary: Form) -> None:
    details = {row.id: {condition.field for condition in row.shown_if} for row in summary.rows() if row.shown_if}
    assert details["2.1.large"] == {"2.1.used"}
    assert details["2.4.services"] == {"2.4.model", "2.4.other"}
    for section in summary.sections:
        if section.number.startswith("2."):
            questions = {"2.4": 2}.get(section.number, 1)
            assert all(row.id in details for row in section.fields[questions:])
            assert not any(row.id in details for row in section.fields[:questions])


def test_size_bands_are_those_of_the_template(summary: Form) -> None:
    type_ = summary.field("1.3.size").type
    assert isinstance(type_, Record)
    assert {part.id: part.type.options for part in type_.parts if isinstance(part.type, Choice)} == {
        "text": ("Less than 1 billion tokens", "1 billion to 10 trillion tokens", "More than 10 trillion tokens"),
        "image": ("Less than 1 million images", "1 million to 1 billion images", "More than 1 billion images"),
        "audio": ("Less than 10 000 hours", "10 000 to 1 million hours", "More than 1 million hours"),
        "video": ("Less than 10 000 hours", "10 000 to 1 million hours", "More than 1 million hours"),
    }


def test_rules_ts1_to_ts11_stand_in_the_form_with_their_force(summary: Form) -> None:
    forces = {rule.id: rule.force for rule in summary.rules}
    assert list(forces) == [*(f"TS{number}" for number in range(1, 12)), "periods", "modalities"]
    assert {id for id, force in forces.items() if force is Force.ACT} == {"TS5", "TS8", "TS9"}
    assert {id for id, force in forces.items() if force is Force.OURS} == {"periods", "modalities"}


def test_rows_name_rules_rows_and_profile_fields_that_there_are(summary: Form) -> None:
    assert {row.computed for row in summary.rows() if row.computed} == set(RULES)
    for row in summary.rows():
        if row.same_as:
            form_id, _, field = row.same_as.partition("/")
            load_form(form_id).field(field)
        for id in row.from_profile:
            profile_form().field(id)


def test_no_row_that_the_public_reads_takes_over_one_that_downstream_providers_may_not(summary: Form) -> None:
    """What an authority is told in confidence would else be published by itself."""
    documentation = load_form("model_documentation_form")
    taken = [row.same_as.partition("/")[2] for row in summary.rows(Audience.PUBLIC) if row.same_as]
    assert taken
    assert all(Audience.DP in documentation.field(field).audience for field in taken)


def test_days_and_names_can_be_taken_over_from_the_documentation(summary: Form) -> None:
    assert values.parse(summary.field("1.2.date"), "2026-03-16") == [{"date": "2026-03-16", "model": None}]
    named = values.parse(load_form("model_documentation_form").field("general.model_name"), "Aurelia | A; B")
    assert values.parse(summary.field("1.2.models"), named) == named
    modified: Json = [{"model": "Borealis", "version": None}]
    assert values.parse(summary.field("1.2.deps"), modified) == [
        {"model": "Borealis", "version": None, "summary": None}
    ]


def test_a_period_is_typed_as_the_template_asks(summary: Form) -> None:
    assert values.parse(summary.field("2.3.period"), "03/2025 | 08/2026") == {"from": "2025-03", "to": "2026-08"}
    assert values.parse(summary.field("1.3.latest_date"), "08/2026 | Yes") == {"month": "2026-08", "continues": "Yes"}


def test_every_row_of_the_example_is_a_value_of_its_type(summary: Form, example: dict[str, Json]) -> None:
    for id, typed in example.items():
        value = _value(summary, id, typed)
        assert value is None or values.parse(summary.field(id), value) == value


def test_the_example_answers_every_row_that_is_required(summary: Form, example: dict[str, Json]) -> None:
    stated = {id: _value(summary, id, typed) for id, typed in example.items()}
    required = {field.id for field in summary.fields() if field.required and is_asked(field, stated.get)}
    assert required <= set(example)


def test_the_example_says_what_its_working_data_gives(summary: Form, example: dict[str, Json]) -> None:
    stated = {id: _value(summary, id, typed) for id, typed in example.items()}
    for row in summary.rows():
        if row.computed:
            assert values.parse(row, RULES[row.computed](stated.get)) == stated[row.id], row.id


def test_rules_find_one_open_point_in_the_example(summary: Form, example: dict[str, Json]) -> None:
    stated = {id: _value(summary, id, typed) for id, typed in example.items()}
    found = findings(stated.get, date(2026, 11, 25))
    assert [(each.rule, each.message) for each in found if each.outcome not in ("holds", "informs")] == [
        ("TS10", "training_content.no_live_copy")
    ]
    assert [each.rule for each in found] == [
        "TS1", "TS2", "TS3", "TS4", "TS5", "TS8", "TS9", "TS10", "TS11", "modalities",
    ]  # fmt: skip


def test_an_empty_summary_breaks_no_rule() -> None:
    found = findings(lambda _: None, date(2026, 11, 25))
    assert {each.outcome for each in found} == {"open", "informs"}


def test_tables_of_the_form_are_small_enough_to_print(summary: Form) -> None:
    tables = {row.id: len(row.type.columns) for row in summary.rows(Audience.PUBLIC) if isinstance(row.type, Table)}
    assert max(tables.values()) <= 5

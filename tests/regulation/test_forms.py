"""The packaged form against the numbers of the official one, and asking for forms that are not there."""

from __future__ import annotations

import pytest

from aiact_desk import resources
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Choice, Choices, Record, Text
from aiact_desk.regulation.forms import editions, form_ids, load_form
from aiact_desk.regulation.schema import Audience, Force, Form
from aiact_desk.wording import say_problem

MODALITIES = ("Text", "Images", "Audio", "Video", "Other (specify)")


def test_the_rows_are_as_many_as_in_the_official_form(form: Form) -> None:
    """Code of Practice, Transparency Chapter, Measure 1.1: Model Documentation Form of 10 July 2025."""
    assert len(form.sections) == 8
    assert len(form.header) == 2
    assert len(form.rows()) == 45
    assert [len(form.rows(audience)) for audience in (Audience.AIO, Audience.NCA, Audience.DP)] == [35, 33, 23]
    assert form.counts.labelled_items == 36
    assert len(form.fields()) == 47


def test_a_row_for_one_audience_is_not_in_the_view_of_another(form: Form) -> None:
    exact = form.field("properties.size_exact")
    assert exact in form.rows(Audience.AIO)
    assert exact not in form.rows(Audience.NCA)
    assert exact not in form.rows(Audience.DP)
    assert sum(Audience.DP not in row.audience for row in form.rows()) == 22


def test_sections_stand_in_the_order_of_the_form(form: Form) -> None:
    assert [section.number for section in form.sections] == list("12345678")
    assert [section.id for section in form.sections] == [
        "general", "properties", "distribution", "use", "training", "data", "compute", "energy",
    ]  # fmt: skip
    assert all(row.id.startswith(f"{section.id}.") for section in form.sections for row in section.fields)


@pytest.mark.parametrize("id", ["properties.input_modalities", "properties.output_modalities", "data.modality"])
def test_the_modalities_are_four_and_an_open_one(form: Form, id: str) -> None:
    type_ = form.field(id).type
    assert isinstance(type_, Choices)
    assert type_.other
    assert type_.options == MODALITIES


def test_the_kinds_of_origin_are_six_and_an_open_one(form: Form) -> None:
    type_ = form.field("data.provenance").type
    assert isinstance(type_, Choices)
    assert len(type_.options) == 7
    assert type_.options[0] == "Web crawling"


def test_the_size_bands_are_those_of_the_form(form: Form) -> None:
    type_ = form.field("properties.size_range").type
    assert isinstance(type_, Choice)
    assert type_.options == (
        "1-500M", "500M-5B", "5B-15B", "15B-50B", "50B-100B", "100B-500B", "500B-1T", ">1T",
    )  # fmt: skip


def test_word_counts_are_those_of_the_form(form: Form) -> None:
    counts: dict[str, int] = {}
    for row in form.rows():
        types = [part.type for part in row.type.parts] if isinstance(row.type, Record) else [row.type]
        counts.update((row.id, type_.words) for type_ in types if isinstance(type_, Text) and type_.words)
    assert counts == {
        "properties.architecture": 20, "properties.design": 100, "use.intended": 200, "use.system_types": 300,
        "use.technical_means": 100, "use.hardware": 100, "use.software": 100, "training.design": 400,
        "training.rationale": 200, "data.obtained": 300, "data.scope": 200, "data.curation": 300,
        "data.unsuitability": 400, "data.biases": 200, "energy.training_method": 100,
    }  # fmt: skip


def test_not_applicable_is_open_where_the_form_opens_it(form: Form) -> None:
    assert {row.id for row in form.rows() if row.not_applicable_allowed} == {
        "general.authenticity", "general.dependencies", "properties.input_max", "properties.output_max",
        "distribution.licence_link", "distribution.assets", "use.aup", "use.intended", "use.hardware", "use.software",
        "energy.training_mwh",
    }  # fmt: skip


def test_four_rows_are_coarser_views_and_say_how_they_settle_what_the_form_leaves_open(form: Form) -> None:
    derived = {row.id: row.derived for row in form.rows() if row.derived}
    assert {id: rule.field for id, rule in derived.items()} == {
        "properties.size_range": "properties.size_exact",
        "data.points_nca": "data.points_aio",
        "compute.time_nca": "compute.time_aio",
        "compute.flop_nca": "compute.flop_aio",
    }
    assert all(rule.convention and rule.force is Force.OURS for rule in derived.values())


def test_every_row_and_rule_prints_its_force_and_its_source(form: Form) -> None:
    assert {field.force for field in form.fields()} == {Force.CODE}
    assert all(field.legal and field.guidance for field in form.fields())
    assert {rule.force for rule in form.rules} == {Force.CODE, Force.ACT}
    assert all(rule.source for rule in form.rules)


def test_no_packaged_text_says_what_the_program_never_says() -> None:
    forbidden = ("certified", "compliant", "approved by the ai office", "presumption of conformity")
    for path in resources.regulation_files():
        text = " ".join(path.read_text(encoding="utf-8").lower().split())
        assert not [word for word in forbidden if word in text], path.name


def test_the_newest_edition_is_the_default_and_is_read_once(form: Form) -> None:
    assert "model_documentation_form" in form_ids()
    assert form.edition == editions("model_documentation_form")[-1]
    assert load_form("model_documentation_form", form.edition) is form


@pytest.mark.parametrize("form_id", form_ids())
def test_a_file_is_named_after_what_it_holds(form_id: str) -> None:
    for edition in editions(form_id):
        found = load_form(form_id, edition)
        assert (found.id, found.edition) == (form_id, edition)


def test_an_unknown_form_or_edition_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Misuse) as no_form:
        load_form("tax_return")
    assert "tax_return" in say_problem(no_form.value)
    assert "model_documentation_form" in say_problem(no_form.value)
    with pytest.raises(Misuse) as no_edition:
        load_form("model_documentation_form", "1999-01-01")
    assert "1999-01-01" in say_problem(no_edition.value)
    assert "2025-07-10" in say_problem(no_edition.value)

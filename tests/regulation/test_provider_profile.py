"""The fields of the provider profile: what the forms ask about the provider, each with its source."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import aiact_desk.regulation
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Choice, Record
from aiact_desk.regulation.forms import editions, form_ids, load_form
from aiact_desk.regulation.provider_profile import profile_form
from aiact_desk.regulation.terms import Audience
from aiact_desk.regulation.values import example, parse, show
from aiact_desk.wording import say_problem

FORM = profile_form()
FIELDS = FORM.fields()
FILE = Path(aiact_desk.regulation.__file__).with_name("provider_profile.yaml")


def test_what_is_asked_once() -> None:
    assert [field.id for field in FIELDS] == [
        "provider.legal_name", "provider.address", "provider.country", "provider.establishment",
        "provider.representative", "provider.size_class", "provider.website",
        "contact.ai_office", "contact.downstream_providers", "contact.copyright_complaints",
        "signatory.transparency", "signatory.copyright", "signatory.safety_security", "provider.turnover",
    ]  # fmt: skip
    assert profile_form() is FORM


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_each_field_has_its_source_and_is_for_the_house(field: Field) -> None:
    assert field.legal
    assert field.guidance
    assert field.audience == (Audience.HOUSE,)
    assert not field.derived
    assert not field.shown_if


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_each_field_takes_its_example(field: Field) -> None:
    example_ = "https://provider.example" if field.type.kind == "link" else example(field.type)
    value = parse(field, example_)
    assert parse(field, value) == value
    assert show(field, value)


def test_the_chapters_of_the_code_are_signed_one_by_one() -> None:
    """Guidelines C(2025) 7719, section 5.1: a provider can sign chapters; three there are."""
    signatures = [field for field in FIELDS if field.id.startswith("signatory.")]
    assert len(signatures) == 3
    for field in signatures:
        assert parse(field, "Signatory | 2025-08-01") == {"status": "Signatory", "since": "2025-08-01"}
        assert parse(field, "Not a signatory") == {"status": "Not a signatory", "since": None}


def test_the_turnover_is_of_a_year() -> None:
    """Art. 101(1): the worldwide annual turnover of the preceding financial year."""
    field = FORM.field("provider.turnover")
    assert parse(field, "1.2B | 2025-12-31") == {"amount": "1200000000", "year_end": "2025-12-31"}
    assert isinstance(field.type, Record)
    assert not any(part.optional for part in field.type.parts)
    assert {field.id for field in FIELDS if not field.required} == {"provider.turnover", "provider.representative"}


def test_places_and_sizes_are_told_apart() -> None:
    """Art. 54(1) for third countries, rule TS2 of the training-content summary for small and medium-sized ones."""
    for id in ("provider.establishment", "provider.size_class"):
        type_ = FORM.field(id).type
        assert isinstance(type_, Choice)
        assert len(type_.options) == 3


def test_what_forms_take_from_the_profile_is_there() -> None:
    known = {field.id for field in FIELDS}
    for form_id in form_ids():
        for edition in editions(form_id):
            for field in load_form(form_id, edition).fields():
                assert set(field.from_profile) <= known, field.id


def test_an_unknown_field_is_answered_with_those_like_it() -> None:
    with pytest.raises(Misuse) as near:
        FORM.field("provider.adress")
    assert "provider.address" in say_problem(near.value)
    with pytest.raises(Misuse) as far:
        FORM.field("zzz")
    assert "signatory.copyright" in say_problem(far.value)


def test_the_file_repeats_nothing_by_aliases() -> None:
    tokens = yaml.scan(FILE.read_text("utf-8"))
    assert not [token for token in tokens if isinstance(token, yaml.AliasToken | yaml.AnchorToken)]

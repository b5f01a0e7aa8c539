"""The provider profile answers rows of forms, and says that it did."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from aiact_desk.documents.from_profile import PROFILE, for_model, from_profile
from aiact_desk.documents.nouns import Answer, Model, Provenance
from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Choice, Date, Number, Text
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.provider_profile import profile_form
from aiact_desk.regulation.schema import Form

PROFILE_FORM = profile_form()
NAMED = "general.legal_name"


def stated(**given: str) -> dict[str, Answer]:
    """What Ada stated, the first field on the first of May, the second on the second …"""
    found = {}
    for day, (name, typed) in enumerate(given.items(), start=1):
        field = PROFILE_FORM.field(name.replace("__", "."))
        at = datetime(2026, 5, day, tzinfo=UTC)
        found[field.id] = Answer(field.id, values.parse(field, typed), Provenance("typed", "Ada"), at)
    return found


def asking(form: Form, *from_: str, type_: object = None, id: str = NAMED) -> Form:
    """The Model Documentation Form in which one row takes its answer from fields of the profile, and no other does."""

    def changed(field: object) -> object:
        named = getattr(field, "id", "") == id
        update: dict[str, object] = {"from_profile": from_ if named else ()}
        if named and type_ is not None:
            update["type"] = type_
        return field.model_copy(update=update)  # type: ignore[attr-defined]

    sections = tuple(
        section.model_copy(update={"fields": tuple(changed(field) for field in section.fields)})
        for section in form.sections
    )
    header = tuple(changed(field) for field in form.header)
    return form.model_copy(update={"sections": sections, "header": header})


def only(form: Form, answers: dict[str, Answer], id: str = NAMED) -> Json:
    found = from_profile(form, PROFILE_FORM, answers)
    assert set(found) <= {id}
    return found[id].value if found else None


def test_a_row_takes_one_field(form: Form) -> None:
    found = from_profile(
        asking(form, "provider.legal_name"), PROFILE_FORM, stated(provider__legal_name="Nordlicht GmbH")
    )
    assert found == {
        NAMED: Answer(
            NAMED,
            "Nordlicht GmbH",
            Provenance("imported", PROFILE, "provider.legal_name"),
            datetime(2026, 5, 1, tzinfo=UTC),
        )
    }


def test_a_text_joins_what_is_stated_in_the_order_of_the_row(form: Form) -> None:
    row = asking(form, "provider.legal_name", "provider.address", "contact.ai_office", "provider.representative")
    answers = stated(
        provider__representative="Rep SARL | Rue 1 | rep@example.eu",
        provider__legal_name="Nordlicht GmbH",
        provider__address="Weg 1, Kiel",
    )
    found = from_profile(row, PROFILE_FORM, answers)[NAMED]
    assert found.value == ("Nordlicht GmbH\nWeg 1, Kiel\nName: Rep SARL · Address: Rue 1 · Contact: rep@example.eu")
    assert found.provenance.detail == "provider.legal_name provider.address provider.representative"
    assert found.at == datetime(2026, 5, 3, tzinfo=UTC)


def test_what_is_not_stated_gives_nothing(form: Form) -> None:
    row = asking(form, "provider.address", "contact.ai_office")
    assert only(row, {}) is None
    assert only(row, stated(provider__legal_name="Nordlicht GmbH")) is None
    assert from_profile(asking(form), PROFILE_FORM, stated(provider__address="Weg 1")) == {}


def test_another_type_takes_the_value_itself_where_it_can(form: Form) -> None:
    sizes = PROFILE_FORM.field("provider.size_class").type
    assert isinstance(sizes, Choice)
    answers = stated(provider__size_class="Small mid-cap enterprise", provider__legal_name="Nordlicht GmbH")
    assert only(asking(form, "provider.size_class", type_=sizes), answers) == "Small mid-cap enterprise"
    fewer = Choice(kind="choice", options=("Yes", "No"))
    assert only(asking(form, "provider.size_class", type_=fewer), answers) is None
    assert only(asking(form, "provider.legal_name", type_=Date(kind="date")), answers) is None
    assert only(asking(form, "provider.legal_name", type_=Number(kind="number", unit="EUR")), answers) is None


def test_a_field_that_the_profile_does_not_know_gives_nothing(form: Form) -> None:
    gone = {"provider.gone": Answer("provider.gone", "x", Provenance("typed", "Ada"), datetime(2026, 5, 1, tzinfo=UTC))}
    assert only(asking(form, "provider.gone"), gone) is None
    bad = stated(provider__turnover="1 | 2025-12-31")
    kept = {id: Answer(id, "of an older shape", one.provenance, one.at) for id, one in bad.items()}
    assert only(asking(form, "provider.turnover", type_=Text(kind="text")), kept) is None


def test_a_row_that_follows_from_another_is_left_alone(form: Form) -> None:
    row = asking(form, "provider.legal_name", id="properties.size_range")
    assert from_profile(row, PROFILE_FORM, stated(provider__legal_name="Nordlicht GmbH")) == {}


def test_the_provider_of_the_model_itself_stands_first(form: Form, model: Model) -> None:
    row = asking(form, "provider.legal_name")
    answers = stated(provider__legal_name="Profile AG", provider__address="Weg 1")
    found = from_profile(row, PROFILE_FORM, for_model(model, answers))[NAMED]
    assert (found.value, found.at) == (model.provider, model.created_at)
    assert found.provenance == Provenance("imported", "record of the model", model.id)
    assert only(asking(form, "provider.legal_name", "provider.address"), for_model(model, answers)) == (
        f"{model.provider}\nWeg 1"
    )
    unnamed = dataclasses.replace(model, provider=None)
    assert only(row, for_model(unnamed, answers)) == "Profile AG"

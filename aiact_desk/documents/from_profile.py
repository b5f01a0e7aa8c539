"""Rows that the provider profile answers, so that nobody types them twice."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.nouns import Answer, Model, Provenance
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Text
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.measures import same_measure
from aiact_desk.regulation.provider_profile import ProfileForm
from aiact_desk.regulation.schema import Form

PROFILE = "provider profile"
"""The source of an answer that was taken from the profile; its detail names the profile's fields."""

LEGAL_NAME = "provider.legal_name"
"""The profile's field for the name of the provider."""


def from_profile(form: Form, profile: ProfileForm, stated: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, by field id, of the rows that name fields of the provider profile.

    `stated` holds what the profile says. A text joins what it is given, line by line; a row of another type takes the
    value of the first field named that is stated. A row whose type cannot take it, and one of whose fields the profile
    says nothing, has no answer.
    """
    found = (_answer(field, profile, stated) for field in form.fields() if field.from_profile and not field.derived)
    return {answer.field: answer for answer in found if answer is not None}


def for_model(model: Model, stated: Mapping[str, Answer]) -> dict[str, Answer]:
    """What the profile says for the documents of one Model: a provider recorded with the Model itself stands first."""
    if not model.provider:
        return dict(stated)
    record = Provenance("imported", "record of the model", model.id)
    return {**stated, LEGAL_NAME: Answer(LEGAL_NAME, model.provider, record, model.created_at)}


def _answer(field: Field, profile: ProfileForm, stated: Mapping[str, Answer]) -> Answer | None:
    given = [stated[id] for id in field.from_profile if id in stated]
    if not given:
        return None
    used = given if isinstance(field.type, Text) else given[:1]
    try:
        value = values.parse(field, _given(field, profile, used))
    except Misuse:
        return None
    return Answer(field.id, value, _provenance(used), max(answer.at for answer in used))


def _provenance(used: list[Answer]) -> Provenance:
    """The record of the model where the row holds its provider's name alone, else the profile."""
    if len(used) == 1 and used[0].provenance.origin == "imported":
        return used[0].provenance
    return Provenance("imported", PROFILE, " ".join(answer.field for answer in used))


def _given(field: Field, profile: ProfileForm, used: list[Answer]) -> Json:
    """What the row is given: all in words for a text, else the one value, unless it is counted in another unit."""
    if isinstance(field.type, Text):
        return "\n".join(_in_words(profile.field(answer.field), answer.value) for answer in used)
    (one,) = used
    return one.value if same_measure(profile.field(one.field).type, field.type) else None


def _in_words(field: Field, value: Json) -> str:
    """Read anew first: the profile may have been filled when its field had another type."""
    return values.show(field, values.parse(field, value))

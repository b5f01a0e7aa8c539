"""Verbs on the provider profile, which is filled once per library and used by every form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Answer
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.provider_profile import ProfileForm, profile_form
from aiact_desk.regulation.values import Json, parse, show


@dataclass(frozen=True)
class Provider:
    """The fields of the profile, and the answers that it has, by field id."""

    form: ProfileForm
    answers: Mapping[str, Answer]

    def display(self, field: Field) -> str | None:
        """The answer of a field as plain text, None where it has none."""
        answer = self.answers.get(field.id)
        return show(field, answer.value) if answer else None


def show_provider(desk: Desk) -> Provider:
    """The provider profile of the library. An answer that its field no longer takes counts as none."""
    form = profile_form()
    known = {field.id: field for field in form.fields()}
    kept = desk.library.profile_answers()
    return Provider(form, {id: one for id, one in kept.items() if id in known and _is_taken(known[id], one.value)})


def set_provider_field(desk: Desk, field: str, value: Json) -> Provider:
    """State a field of the profile. What it said before is kept as an earlier revision.

    Raises:
        Misuse: if there is no such field, or the value is not of its type.
    """
    found = profile_form().field(field)
    desk.library.save_profile_answer(found.id, parse(found, value), desk.person)
    return show_provider(desk)


def clear_provider_field(desk: Desk, field: str) -> Provider:
    """Take back what a field of the profile says.

    Raises:
        Misuse: if there is no such field.
    """
    desk.library.clear_profile_answer(profile_form().field(field).id, desk.person)
    return show_provider(desk)


def _is_taken(field: Field, value: Json) -> bool:
    try:
        return parse(field, value) == value
    except Misuse:
        return False

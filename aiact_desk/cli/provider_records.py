"""The provider profile as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from aiact_desk.cli.records import Record
from aiact_desk.desk.provider import Provider
from aiact_desk.regulation.field import Field


def profile(found: Provider) -> list[Record]:
    return [profile_field(found, field) for field in found.form.fields()]


def profile_field(found: Provider, field: Field) -> Record:
    answer = found.answers.get(field.id)
    return {
        "id": field.id,
        "label": field.label,
        "value": answer.value if answer else None,
        "display": found.display(field),
        "person": answer.provenance.source if answer else None,
        "at": answer.at.isoformat() if answer else None,
        "revision": answer.revision if answer else None,
    }

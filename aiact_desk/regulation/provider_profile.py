"""What is asked about the provider once, for every form: fields like those of forms, from `provider_profile.yaml`."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Frozen, distinct

_FILE = Path(__file__).with_name("provider_profile.yaml")


class ProfileGroup(Frozen):
    """Fields of the profile under one heading."""

    title: str
    fields: tuple[Field, ...]


class ProfileForm(Frozen):
    """The fields of the provider profile. They are asked in any order, and none depends on another."""

    title: str
    groups: tuple[ProfileGroup, ...]

    def fields(self) -> tuple[Field, ...]:
        """Every field, in order."""
        return tuple(field for group in self.groups for field in group.fields)

    def field(self, id: str) -> Field:
        """The field with this id.

        Raises:
            Misuse: if there is none; names the fields with an id like it, or else all of them.
        """
        known = {field.id: field for field in self.fields()}
        if id not in known:
            near = difflib.get_close_matches(id, known, n=3, cutoff=0.5) or known
            raise Misuse("provider.unknown_field", field=id, known=", ".join(near))
        return known[id]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        distinct(tuple(field.id for field in self.fields()))
        return self


@cache
def profile_form() -> ProfileForm:
    """The fields of the provider profile. Read once per process."""
    return ProfileForm.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))

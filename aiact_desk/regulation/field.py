"""One row of a form: what is asked, of whom, by what force and provision, and in which type."""

from __future__ import annotations

import pydantic

from aiact_desk.regulation.derived import Derived
from aiact_desk.regulation.field_types import FieldType, Frozen
from aiact_desk.regulation.terms import Audience, Force


class Condition(Frozen):
    """A row is asked only where another row of the form, a choice, has one of these answers."""

    field: str
    equals: tuple[str, ...] = pydantic.Field(min_length=1)


class Field(Frozen):
    """One row of a form.

    `part` tells rows with the same label apart. `legal` names the provisions behind the row, `mldcat_ap` its
    properties in that vocabulary. `fill_hint` says where the program can take the value from; `note` tells an editor
    of the form what to know. An optional row (`required` false) may stay open without being missing. A row with
    conditions (`shown_if`) is asked where any of them holds.

    A `derived` row is computed from another field's answer and not asked. A row can be filled, and still be
    overruled by hand: from the provider profile (`from_profile`: ids of its fields, joined), from another document of
    the same Model (`same_as`: "form/field"), or by a rule of the program over the document's own answers (`computed`:
    the rule's name). `was` is the row's id in the edition before, where it had another one.
    """

    id: str
    label: str
    part: str | None = None
    guidance: str
    type: FieldType
    audience: tuple[Audience, ...] = pydantic.Field(min_length=1)
    legal: tuple[str, ...]
    force: Force
    not_applicable_allowed: bool = False
    required: bool = True
    shown_if: tuple[Condition, ...] = ()
    derived: Derived | None = None
    from_profile: tuple[str, ...] = ()
    same_as: str | None = None
    computed: str | None = None
    was: str | None = None
    mldcat_ap: tuple[str, ...] = ()
    fill_hint: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The label with its part: "Total model size (exact)"."""
        return f"{self.label} ({self.part})" if self.part else self.label

"""One row of a form: what is asked, of whom, by what force and provision, and in which type."""

from __future__ import annotations

import pydantic

from aiact_desk.regulation.derived import Derived
from aiact_desk.regulation.field_types import FieldType, Frozen
from aiact_desk.regulation.terms import Audience, Force


class Field(Frozen):
    """One row of a form.

    `part` tells rows with the same label apart. `legal` names the provisions behind the row, `mldcat_ap` its
    properties in that vocabulary. A `derived` row is computed from another field's answer and not asked.
    `fill_hint` says where the program can take the value from. `note` tells an editor of the form what to know.
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
    derived: Derived | None = None
    mldcat_ap: tuple[str, ...] = ()
    fill_hint: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The label with its part: "Total model size (exact)"."""
        return f"{self.label} ({self.part})" if self.part else self.label

"""The shape of a form: sections of fields, the rules about it, and who may read which of its rows."""

from __future__ import annotations

import difflib
from itertools import groupby
from typing import Self

from pydantic import model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.terms import Audience, Force

__all__ = ["Audience", "Counts", "Field", "Force", "Form", "Reader", "Rule", "Section"]


class Section(Frozen):
    """A headed group of rows."""

    id: str
    order: int
    title: str
    fields: tuple[Field, ...]


class Rule(Frozen):
    """A rule about the whole form, paraphrased, with its source and force."""

    text: str
    source: str
    force: Force


class Reader(Frozen):
    """One audience in words: who it is and how the form reaches it."""

    title: str
    access: str


class Counts(Frozen):
    """How many of everything the official form has; checked against the rows listed."""

    sections: int
    labelled_items: int
    input_rows: int
    header_fields: int
    rows: dict[Audience, int]


class Form(Frozen):
    """One edition of one form. `header` fields are for everybody and are not counted as rows."""

    id: str
    title: str
    source: str
    edition: str
    read_on: str
    force: Force
    counts: Counts
    audiences: dict[Audience, Reader]
    rules: tuple[Rule, ...]
    evaluation_results: str
    header: tuple[Field, ...]
    sections: tuple[Section, ...]

    def field(self, id: str) -> Field:
        """The field with this id, header fields included.

        Raises:
            Misuse: if there is none; names the fields with an id like it.
        """
        for field in self.fields():
            if field.id == id:
                return field
        near = difflib.get_close_matches(id, [field.id for field in self.fields()], n=3, cutoff=0.5)
        if near:
            raise Misuse("regulation.unknown_field_near", field=id, form=self.title, near=", ".join(near))
        raise Misuse("regulation.unknown_field", field=id, form=self.title, example=self.fields()[0].id)

    def fields(self) -> tuple[Field, ...]:
        """Every field: the header, then the rows in the order of the form."""
        return (*self.header, *self.rows())

    def rows(self, audience: Audience | None = None) -> tuple[Field, ...]:
        """The rows in the order of the form, without the header; all of them, or those of one audience."""
        rows = (field for section in self.sections for field in section.fields)
        return tuple(field for field in rows if audience is None or audience in field.audience)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        distinct(tuple(section.id for section in self.sections))
        distinct(tuple(field.id for field in self.fields()))
        counted = self._count()
        if counted != self.counts:
            raise ValueError(f"the counts say {self.counts}, the rows listed are {counted}")
        exact = {field.id: field for field in self.fields() if field.derived is None}
        for field in self.fields():
            rule = field.derived
            if rule and (rule.field not in exact or not rule.fits(exact[rule.field].type, field.type)):
                raise ValueError(f"{field.id} cannot be derived from {rule.field} by {rule.rule}")
        return self

    def _count(self) -> Counts:
        """An item is a run of rows with one label: a row that the form prints once, with one box per audience."""
        items = sum(1 for section in self.sections for _ in groupby(section.fields, key=lambda field: field.label))
        return Counts(
            sections=len(self.sections),
            labelled_items=items,
            input_rows=len(self.rows()),
            header_fields=len(self.header),
            rows={audience: len(self.rows(audience)) for audience in Audience},
        )

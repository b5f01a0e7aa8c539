"""The shape of a form: sections of fields, the rules about it, and who may read which of its rows."""

from __future__ import annotations

import difflib
from itertools import groupby
from typing import Self

import pydantic
from pydantic import model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Choice, Frozen, distinct
from aiact_desk.regulation.terms import Audience, Force

__all__ = ["Audience", "Counts", "Field", "Force", "Form", "Paragraph", "Reader", "Rule", "Section"]


class Section(Frozen):
    """A headed group of rows with its `number` in the form. `chapter` is the heading of several sections together."""

    id: str
    number: str
    title: str
    chapter: str | None = None
    guidance: str | None = None
    fields: tuple[Field, ...]


class Rule(Frozen):
    """A rule about the whole form, paraphrased, with its source and force; with an `id` where it has one."""

    id: str | None = None
    text: str
    source: str
    force: Force


class Paragraph(Frozen):
    """A heading with its text, for the page that says what a document is and is not."""

    title: str
    description: str


class Reader(Frozen):
    """One audience in words: who it is and how the form reaches it.

    `mark` is the mark of confidentiality on each page, `terms` the text under it on the cover, `file_name` the part of
    a file's name. `sees_all`: whether names of files, machines and last digits are for this reader too, whatever
    the rows say.
    """

    title: str
    access: str
    mark: str
    terms: str
    file_name: str = pydantic.Field(pattern=r"[a-z-]+")
    sees_all: bool = False


class Counts(Frozen):
    """How many of everything the official form has; checked against the rows listed."""

    sections: int
    labelled_items: int
    input_rows: int
    header_fields: int
    rows: dict[Audience, int]


class Form(Frozen):
    """One edition of one form. `header` fields are for everybody and are not counted as rows.

    `about` says what a document of this form is and is not. `evaluation_annex`: whether its documents end with the
    evidence of the runs; `evaluation_results` then says why it stands there.
    """

    id: str
    title: str
    source: str
    edition: str
    read_on: str
    force: Force
    counts: Counts
    audiences: dict[Audience, Reader]
    rules: tuple[Rule, ...]
    about: tuple[Paragraph, ...] = ()
    evaluation_annex: bool = False
    evaluation_results: str = ""
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
        self._conditions_are_sound()
        return self

    def _conditions_are_sound(self) -> None:
        """A condition names an option of a choice that stands before its row, and readers are those of the form."""
        before: dict[str, Field] = {}
        for field in self.fields():
            for condition in field.shown_if:
                asked = before.get(condition.field)
                if asked is None or not isinstance(asked.type, Choice):
                    raise ValueError(f"{field.id} is shown by {condition.field}, which is no choice before it")
                if unknown := set(condition.equals) - set(asked.type.options):
                    raise ValueError(f"{field.id} is shown by {unknown}, which {condition.field} does not offer")
            if strangers := set(field.audience) - set(self.audiences):
                raise ValueError(f"{field.id} is for {strangers}, who are no readers of this form")
            before[field.id] = field

    def _count(self) -> Counts:
        """An item is a run of rows with one label: a row that the form prints once, with one box per audience."""
        items = sum(1 for section in self.sections for _ in groupby(section.fields, key=lambda field: field.label))
        return Counts(
            sections=len(self.sections),
            labelled_items=items,
            input_rows=len(self.rows()),
            header_fields=len(self.header),
            rows={audience: len(self.rows(audience)) for audience in self.audiences},
        )

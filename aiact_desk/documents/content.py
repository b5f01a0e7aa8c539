"""Everything that a document is made of: the form, the model, the answers that were filled and typed, the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from aiact_desk.documents.choosing import Listing
from aiact_desk.documents.evidence import RunEvidence, usable
from aiact_desk.documents.nouns import Answer, Document, DocumentState, Model, Provenance, SampleMark, Version
from aiact_desk.documents.review import Step
from aiact_desk.documents.stale import StaleMark
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import asked_values, is_asked
from aiact_desk.regulation.derive import derive
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Record
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form


@dataclass(frozen=True)
class Content:
    """One document with its answers. Each exact answer stands once; coarser rows are derived when they are asked for.

    `filled` was found without asking (see `fill`), `typed` was stated by a person; both are kept, and `typed` counts.
    `versions` are those that the document covers. `unreadable` names runs that should be evidence and cannot be read;
    `listing` holds every complete run, whether or not the document rests on it; `sample_marks` what persons said of
    single samples; `stale` what may not hold any more, where somebody has looked. `steps` are those of its review;
    `frozen_at` is when anything that a frozen text says was last stated or filled, None for a draft.
    """

    form: Form
    document: Document
    model: Model
    versions: tuple[Version, ...]
    filled: Mapping[str, Answer]
    typed: Mapping[str, Answer]
    evidence: tuple[RunEvidence, ...]
    unreadable: Mapping[str, Problem] = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    sample_marks: tuple[SampleMark, ...] = ()
    stale: tuple[StaleMark, ...] = ()
    steps: tuple[Step, ...] = ()
    frozen_at: datetime | None = None

    @property
    def runs(self) -> tuple[RunEvidence, ...]:
        """The evidence that counts: successful runs on covered Versions, oldest first."""
        return usable(self.evidence, [version.id for version in self.versions])

    def answer(self, field: Field) -> Answer | None:
        """The current answer of a field; for a derived one computed from the answer that it follows from."""
        if field.derived is not None:
            return self._derived(field, self.answer(self.form.field(field.derived.field)))
        if self.left_open(field) is not None:
            return None
        return self.typed.get(field.id) or self.filled.get(field.id) or self._header(field)

    def left_open(self, field: Field) -> str | None:
        """Why a person left the row open, whatever the program may have found for it; None where nobody did."""
        typed = self.typed.get(field.id)
        return typed.left_open if typed else None

    def value(self, field_id: str) -> Json:
        """The canonical value of the current answer of a field; None where there is none, or it is N/A."""
        answer = self.answer(self.form.field(field_id))
        return answer.value if answer else None

    def asks(self, field: Field) -> bool:
        """Whether the form asks this row, given the answers that its conditions look at."""
        return is_asked(field, self.asked_value)

    def asked_value(self, field_id: str) -> Json:
        """The same as `value`, and None for a row that is not asked: an old answer there counts for nothing."""
        return asked_values(self.form, self.value)(field_id)

    def overruled(self, field: Field) -> Answer | None:
        """The filled answer that a typed one of another value stands before."""
        typed, filled = self.typed.get(field.id), self.filled.get(field.id)
        if field.derived or typed is None or filled is None or typed.left_open or typed.value == filled.value:
            return None
        return filled

    def display(self, field: Field) -> str | None:
        """The current answer as plain text for the program's own pages; the reason where it is "not applicable"."""
        answer = self.answer(field)
        if answer is None:
            return None
        return values.show(field, answer.value) if answer.not_applicable is None else f"N/A: {answer.not_applicable}"

    @property
    def approval(self) -> Step | None:
        """The step by which the text that stands was approved; None where it was not."""
        approved = self.document.state in (DocumentState.APPROVED, DocumentState.EXPORTED)
        return self.steps[-1] if approved and self.steps else None

    @property
    def updated_at(self) -> datetime:
        """When anything that the document says was last stated, read or measured."""
        if self.frozen_at is not None:
            return self.frozen_at
        return max([self.document.updated_at, *(answer.at for answer in (*self.filled.values(), *self.typed.values()))])

    def _header(self, field: Field) -> Answer | None:
        """The two lines at the head of a form, which the document itself knows."""
        if field.id == "header.last_updated":
            value: Json = self.updated_at.date().isoformat()
        elif field.id == "header.version":
            value = _in_first_part(field, str(self.document.number))
        else:
            return None
        own = Provenance("computed", "record of the document", self.document.id)
        return Answer(field.id, value, own, self.updated_at)

    def _derived(self, field: Field, exact: Answer | None) -> Answer | None:
        """It bears the day of the exact answer, and none of what that answer says besides."""
        if field.derived is None or exact is None or exact.not_applicable is not None:
            return None
        try:
            value = derive(self.form, field, exact.value)
        except Misuse:
            return None
        return Answer(field.id, value, Provenance("computed", field.derived.rule, field.derived.field), exact.at)


def _in_first_part(field: Field, value: str) -> Json:
    """The value as the field's type has it: as it is, or as the first part of a record with the others empty."""
    if not isinstance(field.type, Record):
        return value
    first, *others = field.type.parts
    return {first.id: value, **{part.id: None for part in others}}

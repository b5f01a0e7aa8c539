"""What counts as training compute, and into which of the two totals (Guidelines A.1)."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from aiact_desk.regulation.field_types import distinct
from aiact_desk.regulation.scope_terms import Named, Sourced, Total
from aiact_desk.regulation.terms import Force


class Included(Named):
    """Work that counts, and into which totals."""

    totals: tuple[Total, ...] = Field(min_length=1)


class PhaseKind(Named):
    """A kind of phase: under which entry of the counting lists it falls.

    `operations` are those per parameter and token: 6 for forward and backward, 2 for forward passes alone; None where
    the work does not count. `force` is that of reading the kind under its entry, where it is not the list's own.
    """

    entry: str
    operations: Literal[2, 6] | None = None
    force: tuple[Force, ...] | None = None


class Counting(Sourced):
    """What counts as training compute, and what does not."""

    include: tuple[Included, ...]
    exclude: tuple[Named, ...]
    note: str
    kinds: tuple[PhaseKind, ...]

    def totals(self, kind: PhaseKind) -> tuple[Total, ...]:
        """The totals that a phase of this kind counts into; none where its entry is excluded."""
        return next((entry.totals for entry in self.include if entry.id == kind.entry), ())

    def reason(self, kind: PhaseKind) -> str:
        """The entry of the counting lists that a kind falls under."""
        return next(entry.title for entry in (*self.include, *self.exclude) if entry.id == kind.entry)

    @model_validator(mode="after")
    def _kinds_have_entries(self) -> Self:
        distinct(tuple(entry.id for entry in (*self.include, *self.exclude)))
        distinct(tuple(kind.id for kind in self.kinds))
        included = {entry.id for entry in self.include}
        entries = included | {entry.id for entry in self.exclude}
        for kind in self.kinds:
            if kind.entry not in entries or (kind.operations is not None) != (kind.entry in included):
                raise ValueError(f"the kind {kind.id} does not fit its entry {kind.entry}")
        return self

"""What a reader makes of one file: a value for each row that the file answers, and a note for what fits no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aiact_desk.inspection.reading import printable
from aiact_desk.regulation.json_values import Json

MOST_NOTES = 200
MOST_PARTS = 100
MODEL_DOCUMENTATION = "model_documentation_form"


@dataclass(frozen=True)
class Proposal:
    """A value for one row of one form, as `regulation.values.parse` takes it.

    `place` says where in the file it stands: "license in the YAML head", "$.components[0].modelCard".
    One that `adds` belongs beside what stands in the row already: rows of a table that are not there yet, options that
    are not ticked yet, a text as a paragraph behind the text (see `adding.standing_with`). Others take the row's place.
    """

    form: str
    row: str
    value: Json
    place: str
    adds: bool = False


@dataclass(frozen=True)
class Note:
    """A remark on the file: the id of a sentence with its parameters."""

    id: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Sheet:
    """All that a reader took from a file of its kind. No row of a form has two proposals.

    A file of several things, of which the user picks one (the projects of a log), has a sheet for each in `parts` by
    its name, and may propose nothing itself.
    """

    kind: str
    proposals: tuple[Proposal, ...]
    notes: tuple[Note, ...]
    parts: Mapping[str, Sheet] = field(default_factory=dict)


@dataclass
class Gathering:
    """A sheet in the making: of two values for a row the first is proposed and the second noted; none is blank."""

    kind: str
    _proposals: dict[tuple[str, str], Proposal] = field(default_factory=dict)
    _notes: dict[tuple[object, ...], Note] = field(default_factory=dict)
    _left_out: int = 0

    def propose(
        self, row: str, value: Json, place: str, form: str = MODEL_DOCUMENTATION, *, adds: bool = False
    ) -> None:
        """Propose a value for a row; None, and a text, list or table that holds nothing, propose nothing."""
        if value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
            return
        if (form, row) in self._proposals:
            self.note("record_imports.note_second", place=place, row=row)
            return
        self._proposals[form, row] = Proposal(form, row, value, printable(place), adds)

    def note(self, id: str, **params: object) -> None:
        """Add a remark, once; after `MOST_NOTES` of them they are only counted."""
        if len(self._notes) == MOST_NOTES:
            self._left_out += 1
            return
        safe = {name: printable(value) if isinstance(value, str) else value for name, value in params.items()}
        self._notes.setdefault((id, *safe.items()), Note(id, safe))

    def fits_no_row(self, place: str) -> None:
        """Note something in the file that no row asks for."""
        self.note("record_imports.note_no_row", place=place)

    def sheet(self) -> Sheet:
        """What was gathered."""
        more = [Note("record_imports.note_more", {"count": self._left_out})] if self._left_out else []
        return Sheet(self.kind, tuple(self._proposals.values()), (*self._notes.values(), *more))


def sheet_of_parts(kind: str, named: Sequence[tuple[str, Sheet]]) -> Sheet:
    """The one sheet, or a sheet that has several as parts; two of one name are told apart by a number."""
    if len(named) == 1:
        return named[0][1]
    parts: dict[str, Sheet] = {}
    for number, (name, sheet) in enumerate(named, start=1):
        shown = printable(name)
        parts[f"{shown} ({number})" if shown in parts else shown] = sheet
    return Sheet(kind, (), (), parts)

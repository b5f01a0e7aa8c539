"""What the tests of the readers share: the files beside them, and a sheet as a table of rows."""

from __future__ import annotations

from pathlib import Path

from aiact_desk.documents.importing.proposal import Proposal, Sheet
from aiact_desk.documents.importing.readers import reader
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import parse

FILES = Path(__file__).parent / "files"


def read(kind: str, name: str) -> Sheet:
    """The sheet that the reader of a kind makes of one of the files."""
    return reader(kind).read((FILES / name).read_bytes(), name)


def rows(sheet: Sheet) -> dict[str, Json]:
    """Every proposal by its row, in the canonical value that the row of its form takes."""
    return {one.row: parse(form_of(one).field(one.row), one.value) for one in sheet.proposals}


def noted(sheet: Sheet, id: str = "record_imports.note_no_row") -> list[object]:
    """The places of the notes with an id."""
    return [note.params.get("place") for note in sheet.notes if note.id == id]


def form_of(proposal: Proposal) -> Form:
    """The form to which a proposal belongs."""
    return load_form(proposal.form)

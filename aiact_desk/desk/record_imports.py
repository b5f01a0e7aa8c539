"""Verbs that take answers in from the files of others: show what a file would set, take the rows that are picked."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.content import Content
from aiact_desk.documents.importing.adding import standing_with
from aiact_desk.documents.importing.limits import read_file
from aiact_desk.documents.importing.proposal import Note, Proposal, Sheet
from aiact_desk.documents.importing.readers import READERS, Reader, guess, reader
from aiact_desk.documents.importing.source import provenance
from aiact_desk.files import make_folder, write_whole
from aiact_desk.inspection.reading import printable
from aiact_desk.library.answers import Given
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json

Verdict = Literal["new", "same", "differs", "refused"]


@dataclass(frozen=True)
class Line:
    """What a file proposes for one row, beside what stands there.

    `would` is what the row would say, as displayed; `stands` what it says now and `origin` how that came to be, both
    None for an empty row. `why` is set where the row refuses the proposal; then `value` is None. `revision` is that of
    the stated answer, 0 where nobody stated one.
    """

    row: str
    name: str
    place: str
    verdict: Verdict
    value: Json
    would: str | None
    stands: str | None
    origin: str | None
    revision: int
    why: Problem | None = None


@dataclass(frozen=True)
class Preview:
    """What taking a file in would change. `parts` are the things that the file is about, where one is to be picked;
    `elsewhere` is how many of its proposals belong to rows of other forms.
    """

    document: str
    file: str
    sha256: str
    kind: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    parts: tuple[str, ...]
    elsewhere: int


def import_kinds() -> tuple[Reader, ...]:
    """The kinds of file that can be taken in."""
    return READERS


def look(desk: Desk, reference: str, file: Path, kind: str | None = None, part: str | None = None) -> Preview:
    """What a file would set in a document, beside what stands there; nothing is changed.

    Without `kind` it is told from the content. Of a file about several things, `part` names one.

    Raises:
        Misuse: if the document, the kind or the part is unknown, or the kind cannot be told.
        Problem: if the file cannot be read, is none of its kind, or passes a limit.
    """
    return _previewed(show_document(desk, reference), file, read_file(file), kind, part)


def take(
    desk: Desk,
    reference: str,
    file: Path,
    rows: Collection[str] | None,
    kind: str | None = None,
    part: str | None = None,
    seen: Preview | None = None,
) -> Content:
    """Save what a file proposes for the picked rows (None: for all that would change) as stated answers.

    The library keeps the file under its SHA-256. With `seen`, the preview that a person looked at, nothing is taken
    from a file that changed since, and no answer is covered that changed since.

    Raises:
        Misuse: as `look`; if no row is picked, or one for which the file proposes nothing or a value that the row does
            not take: then nothing is saved.
        Problem: as `look`; if the document is no draft, the answer to a row changed meanwhile, or the file changed:
            then nothing is saved either.
    """
    content, data = show_document(desk, reference), read_file(file)
    preview = _previewed(content, file, data, kind, part)
    if seen is not None and seen.sha256 != preview.sha256:
        raise Problem("record_imports.file_changed", file=preview.file)
    picked = _picked(preview, rows)
    revisions = {line.row: line.revision for line in (seen or preview).lines}
    make_folder(desk.paths.attachments)
    write_whole(attachment(desk, preview.sha256), data)
    given = [
        Given(
            line.row,
            line.value,
            provenance(preview.file, preview.sha256, line.place),
            revisions.get(line.row, 0),
        )
        for line in picked
    ]
    desk.library.save_answers(content.document.id, given)
    return show_document(desk, content.document.id)


def _previewed(content: Content, file: Path, data: bytes, kind: str | None, part: str | None) -> Preview:
    used = reader(kind) if kind is not None else guess(data, file.name)
    whole = used.read(data, file.name)
    sheet = _part(whole, part, printable(file.name))
    own = [one for one in sheet.proposals if one.form == content.form.id]
    return Preview(
        document=content.document.id,
        file=printable(file.name),
        sha256=hashlib.sha256(data).hexdigest(),
        kind=used.kind,
        lines=tuple(_line(content, one) for one in own),
        notes=sheet.notes,
        parts=tuple(whole.parts),
        elsewhere=len(sheet.proposals) - len(own),
    )


def _part(sheet: Sheet, part: str | None, file: str) -> Sheet:
    if part is None:
        return sheet
    if part not in sheet.parts:
        known = ", ".join(sheet.parts) or "–"
        raise Misuse("record_imports.no_such_part", file=file, part=printable(part), known=known)
    return sheet.parts[part]


def _line(content: Content, proposal: Proposal) -> Line:
    """The proposal held against the row, with the reason where the row does not take it."""
    field = next((one for one in content.form.fields() if one.id == proposal.row), None)
    if field is None:
        why = Misuse("record_imports.no_such_row", edition=content.form.edition)
        return Line(proposal.row, proposal.row, proposal.place, "refused", None, None, None, None, 0, why)
    answer, left_open, typed = content.answer(field), content.left_open(field), content.typed.get(field.id)
    stands = content.display(field) if left_open is None else left_open
    origin = answer.provenance.origin if answer else typed.provenance.origin if typed else None
    revision = typed.revision if typed else 0
    standing = answer.value if answer and answer.not_applicable is None else None
    try:
        value = _value(content, field, standing, proposal)
    except Problem as why:
        return Line(
            field.id, field.name, proposal.place, "refused", None, None, stands, origin, revision, why
        )  # fmt: skip
    verdict: Verdict = "new" if stands is None else "same" if standing == value else "differs"
    would = values.show(field, value)
    return Line(field.id, field.name, proposal.place, verdict, value, would, stands, origin, revision)


def _value(content: Content, field: Field, standing: Json, proposal: Proposal) -> Json:
    """The canonical value that the row would have. Raises Misuse where it takes none, or not this one."""
    if field.derived is not None:
        raise Misuse("desk.row_is_derived", field=field.label, source=field.derived.field)
    if not content.asks(field):
        raise Misuse("record_imports.row_not_asked")
    return standing_with(field, standing if proposal.adds else None, proposal.value)


def _picked(preview: Preview, rows: Collection[str] | None) -> list[Line]:
    if preview.parts and not preview.lines:
        raise Misuse("record_imports.part_not_said", file=preview.file, known=", ".join(preview.parts))
    lines = {line.row: line for line in preview.lines}
    wanted = list(_that_change(preview)) if rows is None else list(dict.fromkeys(rows))
    if not wanted:
        raise Misuse("record_imports.nothing_picked", file=preview.file)
    for row in wanted:
        if row not in lines:
            known = ", ".join(lines) or "–"
            raise Misuse("record_imports.not_proposed", file=preview.file, row=printable(row), known=known)
        if (why := lines[row].why) is not None:
            raise why
    return [lines[row] for row in wanted]


def _that_change(preview: Preview) -> Iterator[str]:
    return (line.row for line in preview.lines if line.verdict in ("new", "differs"))

"""Verbs on question packets: send rows of a document out, look at what comes back, take over what is picked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.content import Content
from aiact_desk.documents.importing.limits import read_file
from aiact_desk.documents.nouns import Document
from aiact_desk.documents.packets.comparison import TAKEABLE, ComparedRow, compare
from aiact_desk.documents.packets.packet import Packet, packet_sha256, provenance, question_sha256
from aiact_desk.documents.packets.page import page
from aiact_desk.documents.packets.returned import LARGEST, Returned, read_returned
from aiact_desk.files import disk_problems, make_folder, write_whole
from aiact_desk.library.answers import Given
from aiact_desk.problems import Misuse
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.texts import parse_date, parse_text


@dataclass(frozen=True)
class SentPacket:
    """A packet and the file that was written for it; `size` in bytes."""

    packet: Packet
    file: Path
    size: int


@dataclass(frozen=True)
class Look:
    """A returned file beside the document. `data` are its bytes, kept once something of it is taken."""

    content: Content
    packet: Packet
    returned: Returned
    rows: tuple[ComparedRow, ...]
    data: bytes


@dataclass(frozen=True)
class Taken:
    """The rows that were taken over, the document as it is now, and the hash under which the file is kept."""

    content: Content
    packet: Packet
    rows: tuple[ComparedRow, ...]
    sha256: str


def new_packet(
    desk: Desk,
    reference: str,
    rows: Sequence[str],
    to: str,
    file: Path,
    *,
    due: str | None = None,
    note: str = "",
    with_answers: bool = False,
) -> SentPacket:
    """Write chosen rows of a document as one HTML file for a colleague, and remember that they were asked.

    `with_answers` shows the current answers of these rows in it; else nothing of the document but its questions.

    Raises:
        Misuse: if the document or a row is unknown, a row follows from another one, no row is named, `due` is no
            day, or `file` is a folder or lies in none.
        Problem: if the place cannot be written.
    """
    content = show_document(desk, reference)
    ids = _asked(content, rows)
    questions = {field.id: question_sha256(field) for field in content.form.fields() if field.id in ids}
    wanted_by = date.fromisoformat(parse_date("due", due)) if due else None
    said = parse_text("note", note) if note.strip() else ""
    person = " ".join(parse_text("to", to).split())
    _must_be_place(file)
    packet = desk.library.add_packet(content.document.id, person, questions, said, wanted_by, desk.person)
    answers = {id: content.answer(content.form.field(id)) for id in questions} if with_answers else {}
    standing = {id: answer for id, answer in answers.items() if answer is not None}
    html = page(packet, content.document, content.form, content.model, standing).encode()
    write_whole(file, html)
    return SentPacket(packet, file, len(html))


def list_packets(desk: Desk, reference: str | None = None, offset: int = 0, limit: int = 100) -> Sequence[Packet]:
    """A page of the packets of one document, or of all, newest first."""
    return desk.library.packets(reference, offset, limit)


def look_at_answers(desk: Desk, reference: str, file: Path) -> Look:
    """What came back beside what stands; nothing is taken over or kept.

    The document may be a newer one of the same model and form than the packet was sent from.

    Raises:
        Misuse: if the document is unknown, the file was not saved from the page of a packet of this document, or says
            that it answers other questions than the packet asked.
        Problem: if the file cannot be read or passes a limit.
    """
    content = show_document(desk, reference)
    data = read_file(file, LARGEST)
    returned = read_returned(data, file.name)
    packet = desk.library.packet(returned.packet)
    sent_from = desk.library.document(packet.document_id)
    _must_belong(content.document, sent_from, packet, returned)
    asked = load_form(sent_from.form, sent_from.edition)
    return Look(content, packet, returned, compare(returned, packet, asked, content), data)


def take_answers(desk: Desk, look: Look, rows: Sequence[str] | None = None) -> Taken:
    """Take over what was looked at, as stated answers: the rows that are named, else all that are new or differ.

    Each keeps who gave it, when, in which packet and from which source. The returned file is kept under its hash.

    Raises:
        Misuse: if a row was not asked in the packet or has nothing that can be taken, or there is none to take.
        Problem: if an answer changed since the look, or the document is approved.
    """
    picked = _picked(look, rows)
    sha256 = hashlib.sha256(look.data).hexdigest()
    make_folder(desk.paths.attachments)
    write_whole(attachment(desk, sha256), look.data)
    given = look.returned
    desk.library.save_answers(look.content.document.id, [_given(look, row) for row in picked])
    packet = desk.library.set_packet_answered(look.packet.id, given.name, sha256)
    return Taken(show_document(desk, look.content.document.id), packet, picked, sha256)


def _given(look: Look, row: ComparedRow) -> Given:
    said = look.returned
    origin = provenance(look.packet.id, said.name, said.date.isoformat(), row.returned.source)
    return Given(row.field.id, row.value, origin, row.revision)


def _asked(content: Content, rows: Iterable[str]) -> set[str]:
    asked = [content.form.field(row) for row in rows]
    if not asked:
        raise Misuse("packets.no_rows", document=content.document.id)
    for field in asked:
        if field.derived is not None:
            raise Misuse("packets.row_is_derived", field=field.name, source=field.derived.field)
    return {field.id for field in asked}


def _must_be_place(file: Path) -> None:
    with disk_problems(file):
        if (file.exists() and not file.is_file()) or not file.absolute().parent.is_dir():
            raise Misuse("packets.no_place", path=file)


def _must_belong(document: Document, sent_from: Document, packet: Packet, returned: Returned) -> None:
    if (document.model_id, document.form) != (sent_from.model_id, sent_from.form):
        raise Misuse("packets.other_document", packet=packet.id, sent_from=sent_from.id, document=document.id)
    if returned.sha256 != packet_sha256(packet, sent_from) or not returned.rows.keys() <= packet.questions.keys():
        raise Misuse("packets.other_questions", packet=packet.id)


def _picked(look: Look, rows: Sequence[str] | None) -> tuple[ComparedRow, ...]:
    if rows is None:
        picked = tuple(row for row in look.rows if row.state in ("new", "differs"))
    else:
        found = {row.field.id: row for row in look.rows}
        if unknown := [row for row in rows if row not in found]:
            raise Misuse("packets.row_not_asked", field=unknown[0], packet=look.packet.id, asked=", ".join(found))
        picked = tuple(found[row] for row in dict.fromkeys(rows))
    for row in picked:
        if row.state not in TAKEABLE:
            raise Misuse("packets.nothing_in_row", field=row.field.name, packet=look.packet.id)
    if not picked:
        raise Misuse("packets.nothing_to_take", packet=look.packet.id)
    return picked

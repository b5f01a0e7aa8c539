"""The verb that takes a file out again which belongs to an answer of a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.attachments import attachment, files_in
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.files import sha256_of, write_whole
from aiact_desk.problems import Misuse, Problem


@dataclass(frozen=True)
class TakenOut:
    """A file that was written, with the name under which it was taken in and its SHA-256."""

    file: Path
    name: str
    sha256: str


def take_file_out(desk: Desk, reference: str, field: str, to: Path) -> TakenOut:
    """Write the file that belongs to an answer to `to`, the very bytes that were taken in.

    Raises:
        Misuse: if the document or the field is unknown, or its answer holds no file.
        Problem: if the library no longer keeps the bytes, or `to` cannot be written.
    """
    content = show_document(desk, reference)
    found = content.form.field(field)
    facts = files_in(found.type, content.value(found.id))
    if not facts:
        raise Misuse("desk.no_file_there", field=found.name)
    digest = str(facts[0]["sha256"])
    kept = attachment(desk, digest)
    if not kept.is_file() or sha256_of(kept) != digest:
        raise Problem("desk.file_lost", field=found.name, path=kept)
    write_whole(to, kept.read_bytes())
    return TakenOut(to, str(facts[0]["name"]), digest)

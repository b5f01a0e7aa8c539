"""Files that belong to answers: read once, kept in the library under their SHA-256, known by name, size and hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.files import make_folder, write_whole
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import FieldType, File, Record
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.lines import parts, structured

_SHA256 = re.compile(r"[0-9a-f]{64}")
LARGEST = 100_000_000
"""Bytes; more than the largest list of domains that the public summary takes."""


def with_files_kept(desk: Desk, field: Field, given: Json) -> Json:
    """What was given for a field, with each path of a file replaced by the facts of the file, which is kept.

    Raises:
        Misuse: if a path names no plain file that can be read, or one that is too large, or if facts are given of a
            file that the library does not keep.
        Problem: if the library cannot keep it.
    """
    kept = _replaced(lambda where, path: _keep(desk, where, path), field.name, field.type, given)
    for facts in files_in(field.type, kept):
        _must_be_kept(desk, field.name, facts)
    return kept


def as_if_kept(field: Field, given: Json) -> Json:
    """The same for a value that is only to be looked at: nothing is read and nothing kept, size and hash are zeros.

    Raises:
        Misuse: if a path names no plain file.
    """
    return _replaced(_not_read, field.name, field.type, given)


def keep_file(desk: Desk, where: str, path: str) -> dict[str, Json]:
    """Keep a file that belongs to no answer; its name, size (bytes, as digits) and SHA-256.

    Raises: as `with_files_kept`; `where` is named in what is said.
    """
    return _keep(desk, where, _plain_file(where, path))


def attachment(desk: Desk, sha256: str) -> Path:
    """Where the library keeps the bytes of a file."""
    return desk.paths.attachments / sha256


def _replaced(facts: Callable[[str, Path], Json], where: str, type_: FieldType, given: Json) -> Json:
    match type_:
        case File():
            found = structured(where, given)
            return facts(where, _plain_file(where, found)) if isinstance(found, str) and found.strip() else found
        case Record() if any(isinstance(part.type, File) for part in type_.parts):
            found = structured(where, given)
            cells = parts(where, type_, found) if isinstance(found, str) else found
            if not isinstance(cells, dict):
                return given
            types = {part.id: part.type for part in type_.parts}
            return {id: _replaced(facts, where, types[id], cell) if id in types else cell for id, cell in cells.items()}
        case _:
            return given


def files_in(type_: FieldType, given: Json) -> list[dict[str, Json]]:
    """The facts of files in what was given."""
    if isinstance(type_, File):
        return [given] if isinstance(given, dict) else []
    if isinstance(type_, Record) and isinstance(given, dict):
        return [facts for part in type_.parts for facts in files_in(part.type, given.get(part.id))]
    return []


def _must_be_kept(desk: Desk, where: str, facts: dict[str, Json]) -> None:
    """Nobody states a file that is not there."""
    digest = str(facts.get("sha256"))
    path = attachment(desk, digest)
    if not _SHA256.fullmatch(digest) or not path.is_file() or str(path.stat().st_size) != str(facts.get("size")):
        raise Misuse("desk.no_attachment", field=where, path=facts.get("name"))


def _plain_file(where: str, path: str) -> Path:
    source = Path(path.strip()).expanduser()
    try:
        plain = source.is_file() and not source.is_symlink()
    except OSError:
        plain = False
    if not plain:
        raise Misuse("desk.no_attachment", field=where, path=source)
    return source


def _not_read(where: str, source: Path) -> Json:  # noqa: ARG001  (as `_keep`)
    return {"name": source.name, "size": "0", "sha256": "0" * 64}


def _keep(desk: Desk, where: str, source: Path) -> dict[str, Json]:
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise Misuse("desk.attachment_too_large", field=where, path=source, size=size, most=LARGEST)
        content = source.read_bytes()
    except OSError as error:
        raise Misuse("desk.no_attachment", field=where, path=source) from error
    digest = hashlib.sha256(content).hexdigest()
    make_folder(desk.paths.attachments)
    write_whole(attachment(desk, digest), content)
    return {"name": source.name, "size": str(len(content)), "sha256": digest}

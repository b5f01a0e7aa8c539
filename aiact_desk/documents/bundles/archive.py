"""Writing a bundle: the same files give the same bytes, whenever and wherever it is written."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from aiact_desk.documents.bundles.layout import MANIFEST, MOST_BYTES, MOST_FILES
from aiact_desk.documents.bundles.schema import Entry, Manifest
from aiact_desk.evaluation.plain_zip import plain_member
from aiact_desk.files import written_whole
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import canonical

Content = bytes | Path
_BLOCK = 1 << 20


def json_bytes(part: BaseModel) -> bytes:
    """The one text of a part of a bundle."""
    return canonical(part.model_dump(mode="json")).encode() + b"\n"


def write_bundle(files: Mapping[str, Content], to: Path) -> int:
    """Write files by their names in the bundle, with a manifest of them, and give back the size in bytes.

    Raises:
        Problem: if they are too many or too large, one changes while it is read, or the place cannot be written.
    """
    manifest = Manifest(files={name: _entry(content) for name, content in sorted(files.items())})
    size = sum(entry.size for entry in manifest.files.values())
    if len(files) >= MOST_FILES or size > MOST_BYTES:
        raise Problem("bundles.too_large", file=to.name, files=MOST_FILES, megabytes=MOST_BYTES >> 20)
    whole = {**files, MANIFEST: json_bytes(manifest)}
    with written_whole(to) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(whole):
            _add(archive, name, whole[name], manifest.files.get(name))
    return to.stat().st_size


def _entry(content: Content) -> Entry:
    if isinstance(content, bytes):
        return Entry(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    with content.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(sha256=sha256, size=os.fstat(file.fileno()).st_size)


def _add(archive: zipfile.ZipFile, name: str, content: Content, entry: Entry | None) -> None:
    if isinstance(content, bytes):
        archive.writestr(plain_member(name), content)
        return
    member, digest = plain_member(name), hashlib.sha256()
    member.file_size = content.stat().st_size
    with content.open("rb") as file, archive.open(member, "w") as into:
        while block := file.read(_BLOCK):
            digest.update(block)
            into.write(block)
    if entry is None or digest.hexdigest() != entry.sha256:
        raise Problem("bundles.changed_meanwhile", file=name)

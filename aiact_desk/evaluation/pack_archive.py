"""A pack as one file: a ZIP with `manifest.json` first, which names each file with its SHA-256, then the files.

Order, times and rights are fixed and nothing is compressed, so that the same pack gives the same bytes anywhere.
An archive is a stranger's: names, kinds and sizes are judged before a byte is written, and the bytes as they come.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field, ValidationError

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.pack_store import ID
from aiact_desk.evaluation.packs import Pack, content_hash
from aiact_desk.evaluation.plain_zip import must_be_plain, plain_member
from aiact_desk.files import disk_problems, write_whole
from aiact_desk.problems import Problem

MANIFEST = "manifest.json"
MOST_FILES = 64
MOST_BYTES = 64 * 1024 * 1024
"""Of all files of a pack together: they are read into memory."""
MOST_RATIO = 100
"""Bytes that one byte of an archive may unpack to."""

_LONGEST_LIST = 1 << 16
_SHA256 = r"^[0-9a-f]{64}$"
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


class Manifest(Frozen):
    """What an archive holds: a pack, its hash as `Pack.sha256`, and the SHA-256 of each file by its path."""

    schema_version: Literal[1] = 1
    id: str = Field(pattern=f"^{ID.pattern}$")
    version: str
    sha256: str = Field(pattern=_SHA256)
    files: dict[str, str] = Field(min_length=1, max_length=MOST_FILES)


def write_archive(pack: Pack, to: Path) -> None:
    """Write a pack as one file. Raises Problem if the disk is full or the place cannot be written."""
    found = sorted(path for path in pack.folder.rglob("*") if path.is_file())
    files = {path.relative_to(pack.folder).as_posix(): path.read_bytes() for path in found}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = Manifest(id=pack.id, version=pack.version, sha256=pack.sha256, files=hashes)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        text = json.dumps(manifest.model_dump(), indent=1, sort_keys=True)
        archive.writestr(plain_member(MANIFEST), text.encode() + b"\n")
        for name, data in files.items():
            archive.writestr(plain_member(f"{pack.id}/{name}"), data)
    write_whole(to, content.getvalue())


def unpack(file: Path, to: Path) -> Manifest:
    """Unpack the archive `file` into the new folder `to`; give back what it says of itself.

    Raises:
        Problem: with the reason, if it is no archive of a pack, holds a link or a path that leads elsewhere, is too
            large, or is not what its manifest says. `to` may be there in part then.
    """
    try:
        must_be_plain(file, _LONGEST_LIST)
        with zipfile.ZipFile(file) as archive:
            _judge(file, archive.infolist())
            manifest = Manifest.model_validate_json(_read(archive, archive.getinfo(MANIFEST)))
            _must_hold(file, archive, manifest)
            for name, sha256 in manifest.files.items():
                _unpack_file(archive, f"{manifest.id}/{name}", to / name, sha256)
    except (zipfile.BadZipFile, ValidationError, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Problem("packs.no_archive", path=file, reason=_first_line(error)) from None
    except OSError as error:
        raise Problem("packs.no_archive", path=file, reason=error.strerror or str(error)) from error
    if content_hash(to) != manifest.sha256:
        raise Problem("packs.archive_altered", path=file, name=manifest.id)
    return manifest


def _judge(file: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raises Problem for any member that could do harm, before one is read."""
    names = [member.filename for member in members]
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(names) > MOST_FILES + 1 or size > MOST_BYTES or size > MOST_RATIO * max(packed, 1):
        raise Problem("packs.too_large", path=file, files=MOST_FILES, megabytes=MOST_BYTES >> 20)
    for member in members:
        path = PurePosixPath(member.filename)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Problem("packs.link", path=member.filename)
        if path.is_absolute() or len(path.parts) > 3 or not all(map(_PART.fullmatch, path.parts)):
            raise Problem("packs.archive_path", path=file, name=member.filename)
        if names.count(member.filename) > 1 or member.is_dir():
            raise Problem("packs.archive_path", path=file, name=member.filename)


def _must_hold(file: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Raises Problem unless the archive holds what its manifest names and nothing else."""
    expected = {MANIFEST, *(f"{manifest.id}/{name}" for name in manifest.files)}
    for name in sorted(expected ^ set(archive.namelist())):
        raise Problem("packs.archive_altered", path=file, name=name)


def _unpack_file(archive: zipfile.ZipFile, member: str, to: Path, sha256: str) -> None:
    data = _read(archive, archive.getinfo(member))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Problem("packs.archive_altered", path=archive.filename, name=member)
    with disk_problems(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(data)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, which `_judge` has found small enough; not one more than it claims is unpacked."""
    with archive.open(member) as content:
        data = content.read(member.file_size)
        if len(data) != member.file_size or content.read(1):
            raise zipfile.BadZipFile("a file is not as long as it says")
    return data


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]

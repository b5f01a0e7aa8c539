"""Unpacking a bundle from a stranger: names, kinds and sizes are judged before a byte is written, the bytes as they
come. What is in the files is judged elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from aiact_desk.documents.bundles.layout import (
    BUNDLE,
    LONGEST_LIST,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    MOST_RATIO,
    is_known,
    same_place,
)
from aiact_desk.documents.bundles.schema import SCHEMA, Entry, Manifest
from aiact_desk.documents.importing.limits import LARGEST, read_json
from aiact_desk.evaluation.plain_zip import must_be_plain
from aiact_desk.files import disk_problems
from aiact_desk.inspection.reading import open_regular, printable
from aiact_desk.problems import Problem

_BLOCK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error, ValueError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack_bundle(file: Path, to: Path) -> Manifest:
    """Unpack the bundle `file` into the folder `to`, and give back its manifest.

    Raises:
        Problem: with the reason, if it is no bundle, is of a newer program, holds a link, a path that leads
            elsewhere, a name twice or a file that has no place in a bundle, is too large, or is not what its
            manifest says. `to` may hold a part of it then.
    """
    name = printable(file.name)
    open_regular(file).close()
    try:
        must_be_plain(file, LONGEST_LIST)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _judge(name, members)
            manifest = _manifest(name, archive)
            _must_hold(name, members, manifest)
            for member, entry in manifest.files.items():
                _unpack(name, archive, member, entry, to / member)
    except _DAMAGE as error:
        raise Problem("bundles.no_bundle", file=name, reason=printable(error)) from None
    except OSError as error:
        raise Problem("bundles.no_bundle", file=name, reason=error.strerror or printable(error)) from error
    return manifest


def _judge(file: str, members: Sequence[zipfile.ZipInfo]) -> None:
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(members) > MOST_FILES or size > MOST_BYTES or size > MOST_RATIO * max(packed, 1):
        raise Problem("bundles.too_large", file=file, files=MOST_FILES, megabytes=MOST_BYTES >> 20)
    for member in members:
        if member.is_dir() or member.orig_filename != member.filename or not is_known(member.filename):
            raise Problem("bundles.strange_name", file=file, name=printable(member.filename))
    places = Counter(same_place(member.filename) for member in members)
    for member in members:
        if places[same_place(member.filename)] > 1:
            raise Problem("bundles.name_twice", file=file, name=printable(member.filename))
        _judge_kind(file, member)


def _judge_kind(file: str, member: zipfile.ZipInfo) -> None:
    name = printable(member.filename)
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise Problem("bundles.link", file=file, name=name)
    if member.compress_type not in _METHODS or member.flag_bits & 1:
        raise Problem("bundles.no_bundle", file=file, reason=f"{name} is encrypted, or packed in an unusual way")
    if member.file_size > MOST_RATIO * max(member.compress_size, 1):
        raise Problem("bundles.too_large", file=file, files=MOST_FILES, megabytes=MOST_BYTES >> 20)


def _manifest(file: str, archive: zipfile.ZipFile) -> Manifest:
    if MANIFEST not in archive.NameToInfo or BUNDLE not in archive.NameToInfo:
        raise zipfile.BadZipFile(f"{MANIFEST} or {BUNDLE} is missing")
    member = archive.getinfo(MANIFEST)
    if member.file_size > LARGEST:
        raise zipfile.BadZipFile(f"{MANIFEST} is too long")
    with archive.open(member) as content:
        found = read_json(content.read(LARGEST), MANIFEST)
    must_be_known_schema(file, found)
    try:
        return Manifest.model_validate(found)
    except ValidationError as error:
        raise zipfile.BadZipFile(f"{MANIFEST}: {first_error(error)}") from None


def must_be_known_schema(file: str, found: object) -> None:
    """Raises Problem where a part of a bundle was written by a newer program."""
    version = found.get("schema_version") if isinstance(found, dict) else None
    if isinstance(version, int) and version > SCHEMA:
        raise Problem("bundles.newer", file=file, found=version, known=SCHEMA)


def first_error(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors(include_url=False, include_input=False)[0]
    return printable(f"{'.'.join(map(str, first['loc']))}: {first['msg']}")


def _must_hold(file: str, members: Sequence[zipfile.ZipInfo], manifest: Manifest) -> None:
    """Raises Problem unless the bundle holds what its manifest names, each of that size, and nothing else."""
    sizes = {member.filename: member.file_size for member in members if member.filename != MANIFEST}
    named = {name: entry.size for name, entry in manifest.files.items()}
    for name in sorted(sizes.keys() | named.keys()):
        if sizes.get(name) != named.get(name):
            raise Problem("bundles.altered", file=file, name=printable(name))


def _unpack(file: str, archive: zipfile.ZipFile, name: str, entry: Entry, to: Path) -> None:
    """Not one byte more than the manifest says is written."""
    digest, size = hashlib.sha256(), 0
    with disk_problems(to):
        to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as content, to.open("xb") as into:
        while block := content.read(_BLOCK):
            size += len(block)
            if size > entry.size:
                raise Problem("bundles.altered", file=file, name=printable(name))
            digest.update(block)
            with disk_problems(to):
                into.write(block)
        into.flush()
        os.fsync(into.fileno())
    if size != entry.size or digest.hexdigest() != entry.sha256:
        raise Problem("bundles.altered", file=file, name=printable(name))

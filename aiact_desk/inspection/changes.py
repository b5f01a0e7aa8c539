"""Whether files are still those that were inspected, as far as a look without hashing large ones can tell."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from aiact_desk.files import sha256_of
from aiact_desk.inspection.facts import FileFact
from aiact_desk.inspection.hashing import HashCache, Stamp

HASHED_AT_ONCE = 1 << 20
"""Bytes below which a file is hashed instead of being judged by its times."""

What = Literal["gone", "changed", "touched"]


@dataclass(frozen=True)
class FileChange:
    """A file that is not there, says something else, or was written since: then it is as large, and not compared."""

    path: str
    what: What


def changes_since(
    place: Path, files: Iterable[FileFact], inspected_at: datetime, cache: HashCache
) -> tuple[FileChange, ...]:
    """What happened to these files of a Version since they were inspected; `place` is its folder, or its only file.

    A large file counts as unchanged where the cache holds its hash for the state that it is in, or where it was not
    written after `inspected_at`. A program that sets times back can hide a change; starting a run hashes in full.
    """
    found = ((fact.path, _change(_file(place, fact.path), fact, inspected_at, cache)) for fact in files)
    return tuple(FileChange(path, what) for path, what in found if what is not None)


def _file(place: Path, path: str) -> Path | None:
    """Where a file lies; None for a path that leads out of the folder, which no inspection writes."""
    relative = PurePosixPath(path)
    if relative.is_absolute() or ".." in relative.parts:
        return None
    return place / relative if place.is_dir() else place


def _change(file: Path | None, fact: FileFact, inspected_at: datetime, cache: HashCache) -> What | None:
    try:
        status = file.stat() if file else None
        if file is None or status is None or not stat.S_ISREG(status.st_mode):
            return "gone"
        if status.st_size != fact.size:
            return "changed"
        known = sha256_of(file) if status.st_size < HASHED_AT_ONCE else cache.get(file, Stamp.of(status))
    except OSError:
        return "gone"
    if known is not None:
        return None if known == fact.sha256 else "changed"
    return "touched" if status.st_mtime > inspected_at.timestamp() else None

"""SHA-256 of files: streamed, with progress, and remembered for files that have not changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aiact_desk.files import write_whole
from aiact_desk.inspection.reading import open_regular, printable, unreadable
from aiact_desk.problems import Problem

_CHUNK = 4 << 20
_KEPT = 4096


@dataclass(frozen=True)
class Stamp:
    """What changes when a file changes: size in bytes, times in nanoseconds, inode.

    The change time is there because the modification time can be set back by any program.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@dataclass(frozen=True)
class HashProgress:
    """How far the hashing is: the file at work, bytes done and bytes in all, over all files."""

    file: str
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True)
class Listed:
    """One file of a Version: its path as the facts name it, where it lies, and its stamp when it was listed.

    `leads_to` is where a link out of the folder leads, None for everything else.
    """

    path: str
    file: Path
    stamp: Stamp
    leads_to: Path | None = None


class HashCache:
    """Hashes by absolute path and stamp, in one JSON file. A damaged file is an empty cache, never an error.

    Files below `smallest` bytes are not kept: hashing them is quicker than looking them up.
    """

    def __init__(self, path: Path, smallest: int = 1 << 20) -> None:
        self._path = path
        self._smallest = smallest

    def get(self, file: Path, stamp: Stamp) -> str | None:
        """The hash that was kept for this file, None if it has changed since or was never kept."""
        if stamp.size < self._smallest:
            return None
        entry = self._load().get(str(file))
        return entry[1] if entry is not None and entry[0] == stamp else None

    def put(self, file: Path, stamp: Stamp, sha256: str) -> None:
        """Keep a hash. Where the cache cannot be written, nothing is kept: the next hashing takes longer."""
        if stamp.size < self._smallest:
            return
        entries = self._load()
        entries.pop(str(file), None)
        entries[str(file)] = (stamp, sha256)
        kept = list(entries.items())[-_KEPT:]
        rows = {name: [s.size, s.mtime_ns, s.ctime_ns, s.inode, digest] for name, (s, digest) in kept}
        with contextlib.suppress(Problem, OSError):
            write_whole(self._path, json.dumps(rows, indent=0).encode())

    def _load(self) -> dict[str, tuple[Stamp, str]]:
        try:
            rows = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        entries = {}
        for name, row in rows.items() if isinstance(rows, dict) else ():
            match row:
                case [int(size), int(mtime), int(ctime), int(inode), str(digest)] if _is_sha256(digest):
                    entries[name] = (Stamp(size, mtime, ctime, inode), digest)
        return entries


def hash_files(
    listed: Sequence[Listed], progress: Callable[[HashProgress], None] | None = None, cache: HashCache | None = None
) -> dict[str, str]:
    """The SHA-256 of each file, by its `path`. What `progress` raises ends the hashing (that is how to cancel).

    Raises:
        Problem: if a file cannot be read, or is not the one that was listed any more.
    """
    total = sum(item.stamp.size for item in listed)
    done = 0
    hashes = {}

    def report(item: Listed, read: int) -> None:
        if progress is not None:
            progress(HashProgress(item.path, done + read, total))

    for item in listed:
        digest = cache.get(item.file, item.stamp) if cache is not None else None
        if digest is None:
            digest = _hash(item, partial(report, item))
            if cache is not None:
                cache.put(item.file, item.stamp, digest)
        report(item, item.stamp.size)
        done += item.stamp.size
        hashes[item.path] = digest
    return hashes


def hash_of_hashes(files: Iterable[tuple[str, str]]) -> str:
    """One SHA-256 for several files, given as (path, sha256): over the sorted lines "<sha256>  <path>\\n"."""
    lines = sorted(f"{sha256}  {path}\n" for path, sha256 in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _hash(item: Listed, report: Callable[[int], None]) -> str:
    digest = hashlib.sha256()
    buffer = memoryview(bytearray(min(_CHUNK, max(item.stamp.size, 1))))
    read = 0
    with open_regular(item.file) as file:
        try:
            while (count := file.readinto(buffer)) and read <= item.stamp.size:  # type: ignore[attr-defined]
                digest.update(buffer[:count])
                read += count
                report(min(read, item.stamp.size))
            now = Stamp.of(os.fstat(file.fileno()))
        except OSError as error:
            raise unreadable(item.file, error) from error
    if now != item.stamp or read != item.stamp.size:
        raise Problem("inspection.changed_meanwhile", file=printable(item.file))
    return digest.hexdigest()


def _is_sha256(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")

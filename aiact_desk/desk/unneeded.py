"""What in the folder of a library no record names: found, shown, and removed when asked."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aiact_desk.desk.cut_off_imports import YOUNG
from aiact_desk.desk.desk import Desk
from aiact_desk.evaluation import control, lock, run_folder
from aiact_desk.evaluation.pack_store import STAGED as STAGED_PACK
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import disk_problems
from aiact_desk.library.restore import STAGED as STAGED_BACKUP
from aiact_desk.problems import Problem

HOUR = 3600.0
"""Seconds after which nobody is still writing what is not whole."""

_TEMPORARY = re.compile(r"\.[0-9a-f]{16}")  # see `files.written_whole`
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Why(StrEnum):
    """Why something is not needed."""

    RUN = "run"
    PARTIAL = "partial"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class Size:
    """How many files something has, and their bytes."""

    files: int
    size: int

    @classmethod
    def of(cls, path: Path) -> Size:
        """What lies at a path; links count as nothing, since what they name lies elsewhere."""
        files = [path] if path.is_file() else list(path.rglob("*"))
        found = [file.lstat().st_size for file in files if file.is_file() and not file.is_symlink()]
        return cls(len(found), sum(found))


@dataclass(frozen=True)
class Unneeded:
    """A file or folder that can go."""

    path: Path
    why: Why
    size: Size


def unneeded(desk: Desk, *, attachments: bool = False) -> list[Unneeded]:
    """Run folders that the library does not know, and what a sudden end left half written; with `attachments` also
    files that no answer, text, packet or request names. What is young or at work is left out.
    """
    found = [(path, Why.RUN) for path in _unknown_runs(desk)]
    found += [(path, Why.PARTIAL) for path in _partial(desk)]
    found += [(path, Why.ATTACHMENT) for path in _unnamed_attachments(desk)] if attachments else []
    return [Unneeded(path, why, Size.of(path)) for path, why in sorted(found)]


def clean(desk: Desk, *, attachments: bool = False) -> list[Unneeded]:
    """Remove what `unneeded` finds now; what was removed. The audit chain keeps the names.

    Raises:
        Problem: if something cannot be removed.
    """
    found = unneeded(desk, attachments=attachments)
    named = [one.path.relative_to(desk.paths.root).as_posix() for one in found if one.why is not Why.PARTIAL]
    if named:
        desk.library.note_removed_files(named, desk.person)
    for one in found:
        remove(one.path)
    return found


def remove(path: Path) -> None:
    """Remove a file or a folder. A folder takes a name first that says it is not whole any more.

    Raises:
        Problem: if it may not be removed.
    """
    with disk_problems(path), suppress(FileNotFoundError):
        if not path.is_dir() or path.is_symlink():
            path.unlink()
            return
        leaving = path if path.name.startswith(".") else path.rename(path.with_name(f".{path.name}"))
        shutil.rmtree(leaving)


def _unknown_runs(desk: Desk) -> Iterator[Path]:
    known = {run.id for run in desk.library.runs(limit=-1)}
    for path in _entries(desk.paths.runs):
        folder = RunFolder(path)
        if path.name in known or path.name.startswith(".") or not path.is_dir() or path.is_symlink():
            continue
        if _age(path) > YOUNG and not _at_work(folder) and not _whole_import(folder):
            yield path


def _at_work(folder: RunFolder) -> bool:
    return lock.is_held(folder.lock) or control.launched(folder.control) is not None


def _whole_import(folder: RunFolder) -> bool:
    """A run from elsewhere that was cut off before the library knew it: the next import adds it."""
    with suppress(Problem):
        return run_folder.read_request(folder).origin is not None and folder.manifest.is_file()
    return False


def _partial(desk: Desk) -> Iterator[Path]:
    root, paths = desk.paths.root, desk.paths
    places = (root, paths.attachments, paths.exports, root / "backups", *_entries(paths.runs))
    temporary = [path for place in places for path in _entries(place) if _TEMPORARY.fullmatch(path.name)]
    staged = [path for path in _entries(paths.packs) if path.name.startswith(STAGED_PACK)]
    staged += [path for path in _entries(paths.runs) if path.name.startswith(".")]
    staged += [path for path in _entries(root) if path.name.startswith(STAGED_BACKUP)]
    staged += [path for path in _entries(root / "backups") if path.name.endswith(".partial")]
    for path in (*temporary, *staged):
        if _age(path) > HOUR and not (path.is_dir() and lock.is_held(RunFolder(path).lock)):
            yield path


def _unnamed_attachments(desk: Desk) -> Iterator[Path]:
    """A file that was just taken in may belong to an answer that is not saved yet."""
    named = desk.library.named_hashes()
    for path in _entries(desk.paths.attachments):
        if _SHA256.fullmatch(path.name) and path.name not in named and _age(path) > HOUR:
            yield path


def _entries(folder: Path) -> Iterable[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()


def _age(path: Path) -> float:
    """Seconds since something was last changed, inside a folder too."""
    with suppress(OSError):
        inside = path.iterdir() if path.is_dir() else ()
        newest: float = max(one.lstat().st_mtime for one in (path, *inside))
        return time.time() - newest
    return 0.0

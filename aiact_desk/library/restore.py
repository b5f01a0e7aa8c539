"""Putting a backup in the place of a library. What was there is moved aside and never deleted."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiact_desk.documents.audit.checking import ChainCheck
from aiact_desk.files import disk_problems
from aiact_desk.library import backup_folder, locks, migrate, place
from aiact_desk.library.backup import check_chain, copy_database, must_be_whole
from aiact_desk.library.database import worded
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem

REPLACED = "replaced"
"""Where what a backup took the place of lies, in a folder named by the moment."""

STAGED = ".restoring-"
"""How the name of a folder begins in which a backup is checked before it takes its place."""

_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a database that was not closed


@dataclass(frozen=True)
class Restored:
    """What was put back. `aside` is where the library is that was there before; `chain` is None where the backup is
    older than the audit chain, or than tables that it is read by.
    """

    revision: str
    files: int
    aside: Path | None
    chain: ChainCheck | None


def restore(paths: LibraryPaths, backup: Path, *, timeout: float) -> Restored:
    """Put a backup, a file or a folder with files, in the place of the library.

    Raises: Misuse if there is no backup. Problem if it is no library, newer than this program, damaged or altered; if
        another program has the library open, or a run is at work; if the disk is full. Nothing was changed then.
    """
    database = _database_of(backup)
    place.refuse_network(paths.root, place.file_system_of(paths.root))
    place.make_folder(paths.root)
    lock = paths.root / locks.OPEN
    with (
        locks.alone(lock, timeout=timeout, otherwise="upkeep.library_open"),
        tempfile.TemporaryDirectory(prefix=STAGED, dir=paths.root, ignore_cleanup_errors=True) as name,
    ):
        staged = LibraryPaths(Path(name))
        revision = _stage(database, staged, paths.root)
        files = backup_folder.take_files(backup, staged.root) if backup.is_dir() else 0
        if files and (alive := backup_folder.runs_alive(paths)):
            raise Problem("upkeep.run_alive", runs=", ".join(alive))
        chain = check_chain(staged.database) if revision == migrate.newest_revision() else None
        return Restored(revision, files, _swap(paths, staged), chain)


def _database_of(backup: Path) -> Path:
    database = LibraryPaths(backup).database if backup.is_dir() else backup
    if not database.is_file():
        raise Misuse("upkeep.no_backup", path=backup)
    return database.absolute()


def _stage(database: Path, staged: LibraryPaths, root: Path) -> str:
    """Copy the database of a backup beside its later place, and check the copy; the revision of its tables."""
    raw = staged.root / "raw.sqlite"
    with disk_problems(root), worded(database):
        shutil.copyfile(database, raw)
        if (wal := database.with_name(f"{database.name}-wal")).is_file():
            shutil.copyfile(wal, raw.with_name(f"{raw.name}-wal"))
        revision = migrate.revision_of(raw)
        if revision is None:
            raise Problem("library.not_a_library", path=database)
        migrate.refuse_newer(revision, database)
        copy_database(raw, staged.database)
    for file in staged.root.glob("raw.sqlite*"):
        file.unlink()
    must_be_whole(staged.database)
    return revision


def _swap(paths: LibraryPaths, staged: LibraryPaths) -> Path | None:
    """The database comes last and by one renaming, so that there is one at every moment."""
    aside = paths.root / REPLACED / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    with disk_problems(paths.root):
        for room in (name for name in backup_folder.ROOMS if (staged.root / name).is_dir()):
            if (paths.root / room).exists():
                aside.mkdir(parents=True, exist_ok=True)
                (paths.root / room).rename(aside / room)
            (staged.root / room).rename(paths.root / room)
        _keep_aside(paths.database, aside)
        staged.database.replace(paths.database)
    return aside if aside.exists() else None


def _keep_aside(database: Path, aside: Path) -> None:
    """Keep the database with what was not written into it yet, under a second name: the first one is taken next."""
    for file in (database, *(database.with_name(f"{database.name}{end}") for end in _BESIDE)):
        if not file.exists():
            continue
        aside.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, aside / file.name)
        except OSError:  # a file system without second names
            shutil.copyfile(file, aside / file.name)
        if file != database:
            file.unlink()

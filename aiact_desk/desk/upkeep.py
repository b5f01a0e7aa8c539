"""Verbs on a library as a whole: what it holds, backing it up, putting a backup back, and removing what can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.resting import documents_resting_on_run
from aiact_desk.desk.runs import folder_of, settled
from aiact_desk.desk.unneeded import Size, remove
from aiact_desk.documents.audit.checking import ChainCheck
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.nouns import Document, Run, RunEnd
from aiact_desk.files import disk_problems, make_folder
from aiact_desk.library import backup_folder, restore
from aiact_desk.library.backup import check_chain, copy_database, must_be_whole
from aiact_desk.library.backup_folder import Copied
from aiact_desk.library.migrate import newest_revision
from aiact_desk.library.restore import Restored
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem

__all__ = [
    "Backup",
    "Frees",
    "LibraryInfo",
    "Restored",
    "back_up",
    "delete_model",
    "delete_run",
    "library_info",
    "model_frees",
    "put_back",
    "run_frees",
]

PATIENCE = 5.0
"""Seconds that putting back a backup waits for another program to close the library."""


@dataclass(frozen=True)
class LibraryInfo:
    """Where a library is, the revision of its tables, how many rows they have, and what lies beside them."""

    root: Path
    revision: str
    head: AuditHead | None
    rows: dict[str, int]
    files: dict[str, Size]


@dataclass(frozen=True)
class Backup:
    """A backup that was made and read again. `files` is None where it is of the database alone."""

    path: Path
    size: int
    chain: ChainCheck
    files: Copied | None


@dataclass(frozen=True)
class Frees:
    """What would go with a run or a model: its runs and their folders. `leaning` documents keep it from going."""

    id: str
    name: str
    runs: tuple[Run, ...]
    size: Size
    leaning: tuple[Document, ...]


def library_info(desk: Desk) -> LibraryInfo:
    """What the library holds."""
    root = desk.paths.root
    files = {"library.sqlite": Size.of(desk.paths.database)}
    files |= {name: Size.of(root / name) for name in (*backup_folder.ROOMS, "backups", restore.REPLACED)}
    head = desk.library.audit_head()
    return LibraryInfo(root, newest_revision() or "", head, desk.library.counts(), files)


def back_up(desk: Desk, to: Path | None = None, *, with_files: bool = False) -> Backup:
    """Copy the library while others go on writing, and read the copy again.

    Without files, one file in `backups/` of the library, or at `to`; with files, a folder there.

    Raises:
        Misuse: if something is at `to` already, or `to` lies in no folder, or inside a folder that is copied.
        Problem: if the disk is full, or the copy is not whole: then there is none.
    """
    place = _place_for(desk, to, with_files)
    database = LibraryPaths(place).database if with_files else place
    if with_files:
        make_folder(place)
    copy_database(desk.paths.database, database)
    try:
        must_be_whole(database)
    except Problem:
        database.unlink()
        raise
    chain = check_chain(database)
    files = backup_folder.copy_files(desk.paths, place) if with_files else None
    return Backup(place, database.stat().st_size, chain, files)


def put_back(paths: LibraryPaths, backup: Path) -> Restored:
    """Put a backup in the place of a library, which need not be there or whole; what was there is moved aside.

    Raises:
        Misuse: if there is no backup.
        Problem: as `aiact_desk.library.restore.restore`.
    """
    return restore.restore(paths, backup.expanduser().absolute(), timeout=PATIENCE)


def run_frees(desk: Desk, reference: str) -> Frees:
    """What would go with a run.

    Raises:
        Misuse: if the run is unknown.
    """
    run = desk.library.run(reference)
    return Frees(run.id, run.id, (run,), _size(desk, (run,)), tuple(documents_resting_on_run(desk, run.id)))


def model_frees(desk: Desk, reference: str) -> Frees:
    """What would go with a model: its versions, and their runs. Weights belong to the user and stay.

    Raises:
        Misuse: if the model is unknown.
    """
    model = desk.library.model(reference)
    versions = desk.library.versions(model.id)
    runs = tuple(run for version in versions for run in desk.library.runs(version_id=version.id, limit=-1))
    leaning = tuple(desk.library.documents(model.id, limit=-1))
    return Frees(model.id, model.name, runs, _size(desk, runs), leaning)


def delete_run(desk: Desk, reference: str) -> Frees:
    """Remove a run and its folder.

    Raises:
        Misuse: if the run is unknown.
        Problem: if a document leans on it, or it is at work.
    """
    found = run_frees(desk, reference)
    _must_be_free(desk, found)
    desk.library.delete_run(found.id, desk.person)
    _remove_folders(desk, found)
    return found


def delete_model(desk: Desk, reference: str) -> Frees:
    """Remove a model with its versions, and their runs with their folders.

    Raises:
        Misuse: if the model is unknown.
        Problem: if it has documents, another record names it, or a run of it is at work.
    """
    found = model_frees(desk, reference)
    _must_be_free(desk, found)
    desk.library.delete_model(found.id, desk.person)
    _remove_folders(desk, found)
    return found


def _place_for(desk: Desk, to: Path | None, with_files: bool) -> Path:
    if to is None:
        name = f"library-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{newest_revision()}"
        return make_folder(desk.paths.root / "backups") / (name if with_files else f"{name}.sqlite")
    place = to.expanduser().absolute()
    with disk_problems(place):
        if place.exists() or not place.parent.is_dir():
            raise Misuse("upkeep.no_backup_place", path=place)
    if any(place.resolve().is_relative_to((desk.paths.root / room).resolve()) for room in backup_folder.ROOMS):
        raise Misuse("upkeep.no_backup_place", path=place)
    return place


def _must_be_free(desk: Desk, found: Frees) -> None:
    if found.leaning:
        names = ", ".join(document.id for document in found.leaning[:5])
        raise Problem("upkeep.leaned_on", name=found.name, documents=names, count=len(found.leaning))
    for run in found.runs:
        if settled(desk, run).end == RunEnd.RUNNING:
            raise Problem("evaluation.run_is_alive", run=run.id)


def _remove_folders(desk: Desk, found: Frees) -> None:
    for run in found.runs:
        remove(folder_of(desk, run).path)


def _size(desk: Desk, runs: tuple[Run, ...]) -> Size:
    found = [Size.of(folder_of(desk, run).path) for run in runs]
    return Size(sum(one.files for one in found), sum(one.size for one in found))

"""A backup with files: a folder laid out as a library, with the SHA-256 of everything beside the database."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, StringConstraints, ValidationError

from aiact_desk.evaluation import lock
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import disk_problems, make_folder, write_whole
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem

ROOMS = ("runs", "attachments", "packs", "exports")
"""The folders of a library whose files a backup can hold."""

_CONTENTS = "contents.json"
_MANIFEST = "manifest.json"
_LARGEST = 1 << 28  # bytes of the list of contents: some million files
_BLOCK = 1 << 20


class _Contents(BaseModel):
    files: dict[str, Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]]


@dataclass(frozen=True)
class Copied:
    """What was copied. `left_out` are runs that go on, and `altered` runs that are not as their manifest says."""

    files: int
    size: int
    left_out: tuple[str, ...]
    altered: tuple[str, ...]


def copy_files(paths: LibraryPaths, to: Path) -> Copied:
    """Copy the files of a library, apart from its database, and list them with their hashes; links are left out.

    Raises: Problem if the disk is full, or a file cannot be read or written.
    """
    alive = runs_alive(paths)
    hashes: dict[str, str] = {}
    size = 0
    with disk_problems(to):
        for file in _files(paths.root, alive):
            name = file.relative_to(paths.root).as_posix()
            hashes[name] = _copied(file, to / name)
            size += (to / name).stat().st_size
    write_whole(to / _CONTENTS, json.dumps({"files": hashes}, indent=1, sort_keys=True).encode() + b"\n")
    return Copied(len(hashes), size, alive, tuple(_altered(to, hashes)))


def take_files(backup: Path, to: Path) -> int:
    """Copy the files that a backup lists, each checked against its hash; how many there are. None in a mere database.

    Raises: Problem if the list is none, names a place outside, or a file is missing or another one.
    """
    if not (backup / _CONTENTS).is_file():
        return 0
    hashes = _listed(backup)
    with disk_problems(to):
        for name, sha256 in hashes.items():
            file = backup / name
            if not file.is_file() or not file.resolve().is_relative_to(backup.resolve()):
                raise Problem("upkeep.backup_altered", backup=backup, file=name)
            if _copied(file, to / name) != sha256:
                raise Problem("upkeep.backup_altered", backup=backup, file=name)
    return len(hashes)


def runs_alive(paths: LibraryPaths) -> tuple[str, ...]:
    """The runs whose worker is at work."""
    return tuple(run.name for run in _folders(paths.runs) if lock.is_held(RunFolder(run).lock))


def _listed(backup: Path) -> Mapping[str, str]:
    contents = backup / _CONTENTS
    try:
        if contents.stat().st_size > _LARGEST:
            raise Problem("upkeep.backup_altered", backup=backup, file=_CONTENTS)
        files = _Contents.model_validate_json(contents.read_bytes()).files
    except (OSError, ValidationError) as error:
        raise Problem("upkeep.backup_altered", backup=backup, file=_CONTENTS) from error
    for name in files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or len(path.parts) < 2 or path.parts[0] not in ROOMS:
            raise Misuse("upkeep.backup_reaches_out", backup=backup, file=name)
    return files


def _folders(room: Path) -> list[Path]:
    return sorted(one for one in room.iterdir() if one.is_dir() and not one.is_symlink()) if room.is_dir() else []


def _files(root: Path, alive: tuple[str, ...]) -> Iterator[Path]:
    """Plain files of the rooms; what begins with a dot is not whole yet."""
    for room in ROOMS:
        for folder, below, names in os.walk(root / room):
            here = Path(folder)
            below[:] = sorted(name for name in below if not name.startswith(".") and not _is_alive(here, name, alive))
            for file in (here / name for name in sorted(names) if not name.startswith(".")):
                if file.is_file() and not file.is_symlink():
                    yield file


def _is_alive(folder: Path, name: str, alive: tuple[str, ...]) -> bool:
    return folder.name == "runs" and name in alive


def _copied(file: Path, to: Path) -> str:
    """Copy a file; the hash of what was written."""
    make_folder(to.parent)
    digest = hashlib.sha256()
    with file.open("rb") as source, to.open("xb") as copy:
        while block := source.read(_BLOCK):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    shutil.copystat(file, to)
    return digest.hexdigest()


def _altered(copy: Path, hashes: Mapping[str, str]) -> Iterator[str]:
    """The runs with a file that is not as their own manifest says."""
    for name in hashes:
        path = PurePosixPath(name)
        if path.parts[0] != "runs" or len(path.parts) != 3 or path.name != _MANIFEST:
            continue
        try:
            sealed: Mapping[str, str] = json.loads((copy / name).read_bytes())
            whole = all(hashes.get(str(path.parent / file)) == sha256 for file, sha256 in sealed.items())
        except (ValueError, AttributeError):
            whole = False
        if not whole:
            yield path.parts[1]

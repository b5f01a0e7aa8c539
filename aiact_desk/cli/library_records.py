"""A library as a whole, its backups and what can go of it, as JSON records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiact_desk.desk.unneeded import Size, Unneeded
from aiact_desk.desk.upkeep import Backup, Frees, LibraryInfo, Restored
from aiact_desk.documents.audit.checking import ChainCheck

Record = dict[str, Any]


def info(found: LibraryInfo) -> Record:
    return {
        "root": str(found.root),
        "revision": found.revision,
        "head": str(found.head) if found.head else None,
        "rows": found.rows,
        "files": {name: _size(size) for name, size in found.files.items()},
    }


def backup(made: Backup) -> Record:
    copied = made.files
    return {
        "path": str(made.path),
        "bytes": made.size,
        "chain": _chain(made.chain),
        "files": None if copied is None else {"files": copied.files, "bytes": copied.size},
        "left_out": list(copied.left_out) if copied else [],
        "altered": list(copied.altered) if copied else [],
    }


def restored(done: Restored) -> Record:
    return {
        "revision": done.revision,
        "files": done.files,
        "aside": str(done.aside) if done.aside else None,
        "chain": _chain(done.chain) if done.chain else None,
    }


def frees(found: Frees, *, removed: bool) -> Record:
    return {
        "id": found.id,
        "name": found.name,
        "runs": [run.id for run in found.runs],
        **_size(found.size),
        "leaning": [document.id for document in found.leaning],
        "removed": removed,
    }


def unneeded(found: Iterable[Unneeded], *, removed: bool) -> list[Record]:
    return [{"path": str(one.path), "why": one.why.value, **_size(one.size), "removed": removed} for one in found]


def _size(found: Size) -> Record:
    return {"files": found.files, "bytes": found.size}


def _chain(found: ChainCheck) -> Record:
    broken = found.broken
    return {"rows": found.rows, "broken": None if broken is None else {"row": broken.seq, "why": broken.why}}

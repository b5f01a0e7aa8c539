"""A data set that was fetched from a hub and frozen: a folder with its files, and `fetched.json`, which says which."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.files import sha256_of
from aiact_desk.problems import Problem

NAME = "fetched.json"
_DEPTH = 4


class FetchedFile(Frozen):
    """One file: its path in the data set, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


class Fetched(Frozen):
    """What was fetched: from which hub, which revision was asked for, and which commit that was. `at` is a UTC time."""

    hub: str
    data_set: str
    revision: str
    commit: str
    licence: str | None
    at: str
    files: tuple[FetchedFile, ...] = Field(min_length=1)


def fetched_beside(file: Path) -> Fetched | None:
    """What a file was fetched with; None where its folder, and those above it, tell of nothing fetched.

    Raises:
        Problem: if the file is not as it was fetched.
    """
    for folder in list(file.parents)[:_DEPTH]:
        if (folder / NAME).is_file():
            try:
                fetched = Fetched.model_validate_json((folder / NAME).read_bytes())
            except (OSError, ValidationError):
                return None
            named = {one.path: one.sha256 for one in fetched.files}
            path = file.relative_to(folder).as_posix()
            if path in named and named[path] != sha256_of(file):
                raise Problem("packs.fetched_changed", path=file)
            return fetched if path in named else None
    return None

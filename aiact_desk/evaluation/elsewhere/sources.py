"""What a path holds that another tool wrote: one results file of lm-eval with its samples, or one log of Inspect."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.problems import Misuse, Problem

_STAMP = re.compile(r"_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.jsonl?$")
_DEPTH, _MOST_ENTRIES = 2, 20_000
_NAMED = 5


@dataclass(frozen=True)
class LmEvalFiles:
    """A results file of lm-eval; `beside` are the sample files of the same moment, by file name."""

    results: Path
    beside: Mapping[str, Path]

    def samples_of(self, task: str) -> Path | None:
        """The samples of a task. The name is looked up in the list of files and never made into a path."""
        return self.beside.get(f"samples_{task}_{stamp_of(self.results.name)}.jsonl")


@dataclass(frozen=True)
class InspectLog:
    """A log of Inspect."""

    file: Path


def find_source(path: Path) -> LmEvalFiles | InspectLog:
    """What there is to take in at `path`: a results file, an `.eval` log, or a folder that holds one of them.

    Raises:
        Misuse: if there is nothing, or more than one.
        Problem: if the folder cannot be read or holds too much.
    """
    if path.is_symlink() or path.is_file():
        if path.suffix == ".eval":
            return InspectLog(path)
        if path.suffix == ".json" and stamp_of(path.name):
            return _with_samples(path)
        raise Misuse("elsewhere.unknown_kind", path=path)
    if not path.is_dir():
        raise Misuse("elsewhere.no_such_path", path=path)
    files = _files(path, _DEPTH)
    found = [file for file in files if file.suffix == ".eval" or (file.suffix == ".json" and stamp_of(file.name))]
    if not found:
        raise Misuse("elsewhere.nothing_there", path=path)
    if len(found) > 1:
        listed = ", ".join(file.relative_to(path).as_posix() for file in sorted(found)[:_NAMED])
        raise Misuse("elsewhere.several_there", path=path, count=len(found), files=listed)
    return InspectLog(found[0]) if found[0].suffix == ".eval" else _with_samples(found[0])


def stamp_of(name: str) -> str:
    """The moment in the name of a file of lm-eval, which its results and samples share; "" where there is none."""
    found = _STAMP.search(name)
    return found[1] if found else ""


def _with_samples(results: Path) -> LmEvalFiles:
    stamp = stamp_of(results.name)
    beside = {
        file.name: file
        for file in _files(results.parent, 0)
        if file.suffix == ".jsonl" and file.name.startswith("samples_") and stamp_of(file.name) == stamp
    }
    return LmEvalFiles(results, beside)


def _files(folder: Path, depth: int) -> list[Path]:
    """The files of a folder and of those below it, `depth` steps down. Links to folders are not followed."""
    found: list[Path] = []
    waiting, seen = [(folder, depth)], 0
    while waiting:
        where, left = waiting.pop()
        try:
            with os.scandir(where) as entries:
                for entry in entries:
                    seen += 1
                    if seen > _MOST_ENTRIES:
                        raise Problem("elsewhere.too_many_files", path=folder, most=f"{_MOST_ENTRIES:,}")
                    if entry.is_dir(follow_symlinks=False):
                        waiting += [(where / entry.name, left - 1)] if left else []
                    else:
                        found.append(where / entry.name)
        except OSError as error:
            raise Problem("elsewhere.unreadable", path=where, reason=error.strerror or str(error)) from error
    return found

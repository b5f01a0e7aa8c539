"""The files of a corpus: found below the paths that are named, one at a time, links never followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiact_desk.problems import Misuse, Problem

Kind = Literal["json lines", "text", "parquet"]
Packing = Literal["", ".gz", ".bz2", ".xz", ".zst"]
_KINDS: dict[str, Kind] = {".jsonl": "json lines", ".txt": "text", ".md": "text", ".parquet": "parquet"}
_PACKINGS: dict[str, Packing] = {".gz": ".gz", ".bz2": ".bz2", ".xz": ".xz", ".zst": ".zst"}


@dataclass(frozen=True)
class CorpusFile:
    """A file to be read; `size` in bytes as it lies on the disk."""

    path: Path
    kind: Kind
    packing: Packing
    size: int


def roots(named: Sequence[Path]) -> tuple[Path, ...]:
    """The paths of a corpus without those that lie in another of them. What a user names may be a link.

    Raises:
        Misuse: if none is named, or there is nothing at one of them.
    """
    if not named:
        raise Misuse("contamination.no_corpus")
    found = []
    for path in named:
        try:
            found.append(path.resolve(strict=True))
        except (OSError, RuntimeError, ValueError):
            raise Misuse("contamination.no_such_path", path=shown(path)) from None
    kept = dict.fromkeys(found)
    return tuple(path for path in kept if not any(path != other and path.is_relative_to(other) for other in kept))


def corpus_files(paths: Sequence[Path]) -> Iterator[CorpusFile | Problem]:
    """Each file below the paths, in the order of their names, or the reason why it is not read."""
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        else:
            yield _judged(path)


def shown(path: Path) -> str:
    """A path that can be printed in a line of a terminal and written as Unicode: signs that steer are replaced."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def _below(folder: Path) -> Iterator[CorpusFile | Problem]:
    waiting = [folder]
    while waiting:
        where = waiting.pop()
        try:
            with os.scandir(where) as entries:
                found = sorted((one.name, one.is_symlink(), one.is_dir(follow_symlinks=False)) for one in entries)
        except OSError as error:
            yield _unreadable(where, error)
            continue
        for name, link, is_folder in found:
            if link:
                yield Problem("contamination.link", path=shown(where / name))
            elif not is_folder:
                yield _judged(where / name)
        waiting += [where / name for name, link, is_folder in reversed(found) if is_folder and not link]


def _judged(path: Path) -> CorpusFile | Problem:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    packing = _PACKINGS.get(suffixes[-1], "") if suffixes else ""
    named = suffixes[:-1] if packing else suffixes
    kind = _KINDS.get(named[-1]) if named else None
    try:
        size = path.lstat().st_size
        if not path.is_file():
            return Problem("contamination.no_plain_file", path=shown(path))
    except OSError as error:
        return _unreadable(path, error)
    if kind is None:
        return Problem("contamination.unknown_kind", path=shown(path))
    if kind == "parquet" and packing:
        return Problem("contamination.packed_parquet", path=shown(path))
    return CorpusFile(path, kind, packing, size)


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem("contamination.unreadable", path=shown(path), reason=error.strerror or str(error))

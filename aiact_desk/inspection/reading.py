"""Bounded reads of files that come from strangers: no device is opened, nothing hangs, nothing is read without end."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import BinaryIO

from aiact_desk.problems import Problem

JSON_LIMIT = 64 << 20
_SHOWN = 120


def printable(text: object, limit: int = _SHOWN) -> str:
    """A stranger's text as it may be shown and stored: one line, no control characters, at most `limit` long.

    Terminals act on control characters, and lone surrogates cannot be written as UTF-8.
    """
    cut = str(text)[: limit + 1]
    clean = "".join(
        char if char.isprintable() else " " if char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in cut
    )
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def unreadable(path: Path, error: OSError) -> Problem:
    """The Problem for a file or folder that the system does not let us read."""
    return Problem("inspection.unreadable", path=printable(path), reason=error.strerror or type(error).__name__)


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file to read bytes; a FIFO, socket or device is refused without waiting for it.

    Raises:
        Problem: if it cannot be opened, or is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Problem("inspection.not_a_file", path=printable(path))
    return os.fdopen(handle, "rb", buffering=1 << 20)


def read_start(path: Path, limit: int) -> bytes:
    """The first `limit` bytes of a file, or all of it where it is shorter."""
    with open_regular(path) as file:
        try:
            return file.read(limit)
        except OSError as error:
            raise unreadable(path, error) from error


def read_json(path: Path, limit: int = JSON_LIMIT) -> dict[str, object]:
    """A file that holds one JSON object.

    Raises:
        Problem: if it is larger than `limit` bytes, no JSON in UTF-8, nested too deeply, or no object.
    """
    raw = read_start(path, limit + 1)
    if len(raw) > limit:
        raise Problem("inspection.json_large", file=printable(path), limit=limit)
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Problem("inspection.json_broken", file=printable(path), reason=printable(error)) from error
    if not isinstance(value, dict):
        raise Problem("inspection.json_no_object", file=printable(path))
    return value

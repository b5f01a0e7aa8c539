"""Reading a stranger's files in bounds: no link is followed, nothing waits for a pipe, no value is trusted."""

from __future__ import annotations

import json
import math
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem

MOST_JSON = 64 << 20
"""Bytes of a JSON file at most."""

LONGEST_LINE = 16 << 20
"""Bytes of one line of a samples file at most."""

MOST_LINES = 2_000_000
_LONGEST_NAME = 200


def copy_regular(source: Path, to: Path) -> None:
    """Copy a plain file byte by byte.

    Raises:
        Problem: if it is a link, a folder or no plain file, cannot be read, or the disk is full.
    """
    with open_regular(source) as read, disk_problems(to), to.open("xb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def open_regular(path: Path) -> BinaryIO:
    """A plain file, opened to read. Raises Problem if it is a link or no plain file, or cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        reason = "it is a link" if path.is_symlink() else error.strerror or str(error)
        raise Problem("elsewhere.unreadable", path=path, reason=reason) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Problem("elsewhere.unreadable", path=path, reason="it is no plain file")
    return os.fdopen(descriptor, "rb")


def read_object(path: Path) -> dict[str, object]:
    """The JSON object that a file holds. Raises Problem if it is too large or none."""
    with open_regular(path) as file:
        data = file.read(MOST_JSON + 1)
    if len(data) > MOST_JSON:
        raise Problem("elsewhere.too_large", path=path, most=f"{MOST_JSON >> 20} MiB")
    return _object(data, path.name)


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """The JSON objects of a file, one a line, with the numbers of their lines; blank lines are passed over.

    Raises:
        Problem: if a line is too long or no JSON object, or if there are too many.
    """
    with open_regular(path) as file:
        for number in range(1, MOST_LINES + 2):
            line = file.readline(LONGEST_LINE + 1)
            if not line:
                return
            if number > MOST_LINES:
                raise Problem("elsewhere.too_many_lines", path=path, most=f"{MOST_LINES:,}")
            if len(line) > LONGEST_LINE:
                raise Problem("elsewhere.line_too_long", path=path, line=number, most=f"{LONGEST_LINE >> 20} MiB")
            if line.strip():
                yield number, _object(line, f"{path.name}, line {number}")


def number(value: object) -> float | None:
    """A finite number (true is 1), else None."""
    if isinstance(value, bool | int | float):
        try:
            found = float(value)
        except OverflowError:
            return None
        return found if math.isfinite(found) else None
    return None


def text(value: object) -> str:
    """A value as text that can be stored: a string as it is (what is no Unicode text replaced), all else as JSON."""
    found = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return found.encode("utf-8", "replace").decode("utf-8")


def printable(value: object) -> str:
    """A name that can be printed in a line, on a terminal too: signs that steer are replaced, a long one is cut."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text(value)[:_LONGEST_NAME])


def last_part(name: str) -> str:
    """A model's name without what stands before it: its owner, or folders that are nobody's business."""
    return PurePosixPath(name.replace("\\", "/")).name


def canonical(value: object) -> bytes:
    """One JSON text for equal values, to be hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _object(data: bytes, where: str) -> dict[str, object]:
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Problem("elsewhere.no_json", where=where, reason=_first_line(error)) from None
    if not isinstance(found, dict):
        raise Problem("elsewhere.no_json", where=where, reason="it holds no JSON object")
    return found


def _first_line(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return (str(error).splitlines() or [type(error).__name__])[0]

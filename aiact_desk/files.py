"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aiact_desk.problems import Problem


@contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn a full disk or a refused write below `path` into a Problem that says so."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem("files.disk_full", path=path) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Problem("files.not_writable", path=path) from error
        if error.errno in (errno.ENAMETOOLONG, errno.ENOTDIR, errno.ELOOP):
            raise Problem("files.no_such_place", path=path) from error
        raise


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents if it is not there.

    Raises:
        Problem: if it cannot be made.
    """
    with disk_problems(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise Problem("files.no_such_place", path=folder) from error
    return folder


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write under a temporary name, renamed at the end: readers see the old file or the new, never a part.

    A link is followed: the file that it names is replaced.

    Raises:
        Problem: if the disk is full, the folder cannot be written, or something other than a file is at `path`. What
            was there is still there.
    """
    with disk_problems(path):
        path = path.resolve()
        if path.exists() and not path.is_file():
            raise Problem("files.no_regular_file", path=path)
        temporary = path.with_name(f".{secrets.token_hex(8)}")
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` as one file that is whole or not there: see `written_whole`."""
    with written_whole(path) as file:
        file.write(data)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name, then rename: readers see the old file or the new one, never a part.

    Raises:
        Problem: if the disk is full or the folder cannot be written. The old file, if any, is still there.
    """
    with disk_problems(path):
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

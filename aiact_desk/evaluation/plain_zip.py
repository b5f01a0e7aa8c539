"""ZIP files whose bytes depend on their content alone, and a first look at one from a stranger."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

_END, _ZIP64 = 22, 20  # bytes of the record at the end, and of the one before it in large archives
_TIME = (1980, 1, 1, 0, 0, 0)


def plain_member(name: str) -> zipfile.ZipInfo:
    """A member with fixed time and rights, stored as it is."""
    member = zipfile.ZipInfo(name, _TIME)
    member.create_system, member.external_attr = 3, (stat.S_IFREG | 0o644) << 16
    return member


def must_be_plain(file: Path, longest_list: int) -> None:
    """Look at the end of a file before its list of members is read, which is read into memory whole.

    Raises:
        zipfile.BadZipFile: unless it ends in the plain record of a list of at most `longest_list` bytes.
        OSError: if it cannot be read.
    """
    with file.open("rb") as content:
        content.seek(max(0, file.stat().st_size - _END - _ZIP64))
        tail = content.read()
    zip64, end = tail[:-_END], tail[-_END:]
    if len(tail) < _END or not end.startswith(b"PK\5\6") or zip64.startswith(b"PK\6\7"):
        raise zipfile.BadZipFile("it is no plain ZIP file, or was cut off")
    if int.from_bytes(end[12:16], "little") > longest_list:
        raise zipfile.BadZipFile("its list of files is too long")

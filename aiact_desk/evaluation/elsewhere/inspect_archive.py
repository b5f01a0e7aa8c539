"""The archive of an Inspect log, unpacked in bounds before any reader sees it.

Sizes in an archive are claims of a stranger, and readers differ in which of its directories they believe. So every
part that is read is decompressed here against bounds and its own checksum, and written into a plain archive.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from aiact_desk.evaluation.elsewhere.reading import open_regular
from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem

MOST_MEMBERS = 200_000
MOST_OF_MEMBER = 256 << 20
"""Bytes of one part, unpacked."""

MOST_OF_ALL = 16 << 30
"""Bytes of all parts together, unpacked."""

HEADER = "header.json"
_JOURNAL = "_journal/"
_SAMPLE = re.compile(r"samples/(.+)_epoch_\d+\.json", re.DOTALL)
_STORED, _DEFLATED, _ZSTANDARD = 0, 8, 93
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_CHUNK = 1 << 18
_WINDOW = 128 << 20
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, struct.error, zlib.error, EOFError, ValueError, IndexError)
"""What a damaged archive raises in those who read it."""


def repack(log: Path, to: Path) -> None:
    """Write the parts of a log into a plain archive at `to`.

    Raises:
        Problem: if it is no archive, a part is damaged, larger than the bounds, encrypted, a link or named like a way
            out of a folder, or the disk is full.
    """
    with open_regular(log) as file:
        try:
            members = _members(zipfile.ZipFile(file), log.name)
            with disk_problems(to), zipfile.ZipFile(to, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as plain:
                left = MOST_OF_ALL
                for member in members:
                    left -= _copy(file, member, plain, min(left, MOST_OF_MEMBER), log.name)
        except _DAMAGE as error:
            raise Problem("elsewhere.archive_damaged", file=log.name, reason=str(error) or "it ends early") from None


def sample_ids(plain: Path) -> list[str]:
    """The ids of the samples in a plain archive, each once, in its order; for logs whose header does not list them."""
    with zipfile.ZipFile(plain) as archive:
        found = (_SAMPLE.fullmatch(name) for name in archive.namelist())
        return list(dict.fromkeys(one[1] for one in found if one))


def _members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The parts to read. Where a name stands twice, the last one counts, as the tool itself takes it."""
    if len(archive.infolist()) > MOST_MEMBERS:
        raise Problem("elsewhere.archive_too_large", file=name, most=f"{MOST_MEMBERS:,} parts")
    found = {member.filename: member for member in archive.infolist()}
    for member in found.values():
        leads_out = ".." in member.filename.split("/") or member.filename.startswith("/")
        if leads_out or stat.S_ISLNK(member.external_attr >> 16):
            raise Problem("elsewhere.archive_damaged", file=name, reason="it has a part that leads out of it")
        if not member.filename or member.header_offset < 0:
            raise Problem("elsewhere.archive_damaged", file=name, reason="its directory is not whole")
        if member.flag_bits & _ENCRYPTED:
            raise Problem("elsewhere.archive_damaged", file=name, reason="it is encrypted")
    if HEADER not in found:
        raise Problem("elsewhere.archive_no_log", file=name)
    return [one for one in found.values() if not one.is_dir() and not one.filename.startswith(_JOURNAL)]


def _copy(file: BinaryIO, member: zipfile.ZipInfo, to: zipfile.ZipFile, most: int, name: str) -> int:
    """Unpack one part and pack it again; its size."""
    size, checksum = 0, 0
    with to.open(member.filename, "w", force_zip64=True) as written:
        for data in _unpacked(file, member):
            size, checksum = size + len(data), zlib.crc32(data, checksum)
            if size > most or size > member.file_size:
                raise Problem("elsewhere.archive_too_large", file=name, most=f"{most >> 20} MiB in one part")
            written.write(data)
    if size != member.file_size or checksum != member.CRC:
        raise Problem("elsewhere.archive_damaged", file=name, reason=f"its part {member.filename} is not whole")
    return size


def _unpacked(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part in pieces of bounded size, however strongly it is packed."""
    file.seek(member.header_offset)
    signature, name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if signature != b"PK\x03\x04":
        raise zipfile.BadZipFile("a part does not stand where the directory says")
    file.seek(name_length + extra_length, 1)
    packed = _pieces(file, member.compress_size)
    if member.compress_type == _STORED:
        yield from packed
    elif member.compress_type == _DEFLATED:
        yield from _inflated(packed)
    elif member.compress_type == _ZSTANDARD:
        yield from _zstandard(packed)
    else:
        raise NotImplementedError(f"it is packed in a way that is not known ({member.compress_type})")


def _pieces(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        data = file.read(min(left, _CHUNK))
        if not data:
            raise EOFError
        left -= len(data)
        yield data


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        waiting = piece
        while waiting and not inflater.eof:
            yield inflater.decompress(waiting, _CHUNK)
            waiting = inflater.unconsumed_tail
    yield inflater.flush()


def _zstandard(packed: Iterator[bytes]) -> Iterator[bytes]:
    try:
        import zstandard  # noqa: PLC0415  (comes with inspect-ai, which packs its logs so)
    except ImportError:
        raise NotImplementedError("it is packed with Zstandard, and the package zstandard is missing") from None
    source = cast("IO[bytes]", _Source(packed))  # nothing but its `read` is used
    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(source, read_across_frames=True)
    try:
        while data := reader.read(_CHUNK):
            yield data
    except zstandard.ZstdError as error:
        raise zipfile.BadZipFile(str(error)) from None


class _Source:
    """Pieces as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = next(self._pieces, b"")
        data, self._rest = (self._rest, b"") if size < 0 else (self._rest[:size], self._rest[size:])
        return data

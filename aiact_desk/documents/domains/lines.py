"""A log as blocks of lines, plain or packed with gzip, read once as a stream; no line and no block is large."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aiact_desk.problems import Problem

CHUNK = 1 << 18
"""Bytes that are read at a time."""

LONGEST_LINE = 1 << 16
"""Bytes of a line at most; a longer one is not understood."""

_GZIP = b"\x1f\x8b"
_NOT_UTF8 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Block:
    """Lines of a file, the first with the number `first`, counted from 1. One that was too long is None."""

    first: int
    lines: list[str | None]


class HashedFile:
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._hash.update(data)
        return data

    def seek(self, offset: int) -> int:
        """What gzip asks for to begin anew; it is read once, so that never happens."""
        raise OSError(f"read once, not again from {offset}")

    @property
    def sha256(self) -> str:
        """Of what has been read so far, as 64 hexadecimal digits."""
        return self._hash.hexdigest()


def unpacked(file: HashedFile, path: str, *, packed: bool) -> Iterator[bytes]:
    """What a file holds, in chunks.

    Raises:
        Problem: if it is damaged.
    """
    try:
        if packed:
            with gzip.GzipFile(fileobj=file, mode="rb") as plain:
                yield from iter(lambda: plain.read(CHUNK), b"")
        else:
            yield from iter(lambda: file.read(CHUNK), b"")
    except (OSError, EOFError, zlib.error) as error:
        raise Problem("domains.damaged", path=path, reason=str(error) or "it ends early") from None


def is_packed(file: BinaryIO) -> bool:
    """Whether a file, opened at its beginning, is packed with gzip; its name does not count."""
    begins = file.read(len(_GZIP))
    file.seek(0)
    return begins == _GZIP


def blocks(chunks: Iterable[bytes], path: str) -> Iterator[Block]:
    """The lines of a file. What is no UTF-8 becomes replacement characters, which stand in no valid name.

    Raises:
        Problem: if it is marked as UTF-16.
    """
    held, number, overlong = b"", 1, False
    for at, chunk in enumerate(chunks):
        data = held + (_without_mark(chunk, path) if at == 0 else chunk)
        lines: list[str | None] = []
        if overlong:
            _, newline, data = data.partition(b"\n")
            if not newline:
                continue
            lines, overlong = [None], False
        body, newline, held = data.rpartition(b"\n")
        if newline:
            lines += _decoded(body)
        if len(held) > LONGEST_LINE:
            held, overlong = b"", True
        if lines:
            yield Block(number, lines)
            number += len(lines)
    if held or overlong:
        yield Block(number, [None] if overlong else _decoded(held))


def _decoded(body: bytes) -> list[str | None]:
    lines = body.decode("utf-8", "replace").split("\n")
    if max(map(len, lines)) > LONGEST_LINE:
        return [line if len(line) <= LONGEST_LINE else None for line in lines]
    return [*lines]


def _without_mark(chunk: bytes, path: str) -> bytes:
    if chunk.startswith(_NOT_UTF8):
        raise Problem("domains.damaged", path=path, reason="it is not written in UTF-8")
    return chunk.removeprefix(codecs.BOM_UTF8)

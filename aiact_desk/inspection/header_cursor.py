"""A place in the header of a GGUF file that moves forward and never trusts a length that the file claims."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import BinaryIO

from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem

HEADER_LIMIT = 128 << 20
"""Bytes. The largest vocabularies with their merges take some 20 MB."""

ITEM_LIMIT = 1 << 22
"""Array items in a whole header; the largest known vocabularies and merges have some 800 000."""

_SHORT = 4096
"""Bytes that are read rather than jumped over: a jump costs more than reading a short text."""


@cache
def _format(code: str) -> struct.Struct:
    return struct.Struct("<" + code)


class Cursor:
    """Reads a file from its start. Every read is checked against the end of the file and `HEADER_LIMIT` first.

    Raises:
        Problem: from any of its methods, where the file ends too early or claims more than the limits.
    """

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self.size = file.seek(0, 2)
        self._end = min(self.size, HEADER_LIMIT)
        self._items_left = ITEM_LIMIT
        self.position = 0
        file.seek(0)

    def take(self, length: int) -> bytes:
        """The next `length` bytes."""
        self._claim(length)
        data = self._file.read(length)
        if len(data) < length:
            raise self._cut()
        return data

    def go_to(self, position: int) -> None:
        """Move to a place that was read before."""
        self._file.seek(position)
        self.position = position

    def number(self, code: str) -> int:
        """A whole number of a `struct` code."""
        format = _format(code)
        return int(format.unpack(self.take(format.size))[0])

    def scalar(self, code: str) -> int | float | bool:
        """A value of a `struct` code."""
        format = _format(code)
        value: int | float | bool = format.unpack(self.take(format.size))[0]
        return value

    def count(self, most: int) -> int:
        """A count of 64 bits that is at most `most`."""
        found = self.number("Q")
        if found > most:
            raise Problem("inspection.gguf_absurd", file=printable(self._path), claimed=found, limit=most)
        return found

    def items(self) -> int:
        """The count of an array; all arrays of a header together have at most `ITEM_LIMIT` items."""
        found = self.count(self._items_left)
        self._items_left -= found
        return found

    def text(self, longest: int = HEADER_LIMIT) -> str:
        """A text with its length before it; what is no UTF-8 is shown as escapes."""
        return self.take(self.count(longest)).decode("utf-8", "backslashreplace")

    def skip_scalars(self, code: str, count: int) -> None:
        """Pass over `count` values of a `struct` code."""
        length = _format(code).size * count
        self._claim(length)
        self._file.seek(self.position)

    def skip_texts(self, count: int) -> None:
        """Pass over `count` texts. Vocabularies have hundreds of thousands, hence the loop without calls of ours."""
        read, seek, end = self._file.read, self._file.seek, self._end
        position = self.position
        for _ in range(count):
            length = int.from_bytes(read(8), "little")
            position += 8 + length
            if position > end:
                raise self._cut()
            if length < _SHORT:
                read(length)
            else:
                seek(position)
        self.position = position

    def _claim(self, length: int) -> None:
        self.position += length
        if self.position > self._end:
            raise self._cut()

    def _cut(self) -> Problem:
        """The file ends inside its header, or the header does not end in time."""
        if self._end == HEADER_LIMIT:
            return Problem("inspection.gguf_header_size", file=printable(self._path), limit=HEADER_LIMIT)
        return Problem("inspection.gguf_header_cut", file=printable(self._path), size=self.size)

"""How far a scan has come: what it tells of itself, and where it looks whether it is to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

INTERVAL = 0.1
"""Seconds between two words of progress at least."""


class Stopped(Exception):
    """The scan is to end with what it has found."""


@dataclass(frozen=True)
class Reading:
    """The file that is being read, and how much of all has been: `rate` in bytes a second, `remaining` in seconds."""

    file: str
    files_read: int
    files: int
    bytes_read: int
    bytes: int
    rate: float
    remaining: float | None


class Meter:
    """Counts files and bytes, as they lie on the disk."""

    def __init__(self, files: int, size: int, told: Callable[[Reading], None], stopped: Callable[[], bool]) -> None:
        self.files_read = 0
        self._files, self._bytes, self._told, self._stopped = files, size, told, stopped
        self._before, self._at, self._size, self._file = 0, 0, 0, ""
        self._began = self._last = time.monotonic()

    @property
    def bytes_read(self) -> int:
        return self._before + self._at

    def begin(self, file: str, size: int) -> None:
        """A file is opened."""
        self._file, self._size, self._at = file, size, 0
        self._look()

    def end(self) -> None:
        """It has been read, or as much of it as can be."""
        self.files_read += 1
        self._before, self._at = self._before + self._size, 0

    def at_share(self, share: float) -> None:
        """A share of the file has been read, 0 to 1. Raises Stopped if the scan is to end."""
        self._at = round(share * self._size)
        self._look()

    def watched(self, chunks: Iterable[bytes], file: BinaryIO) -> Iterator[bytes]:
        """The same chunks; at each of them is looked how much of the file has been read."""
        for chunk in chunks:
            self._at = min(file.tell(), self._size)
            self._look()
            yield chunk

    def _look(self) -> None:
        if self._stopped():
            raise Stopped
        now = time.monotonic()
        if now - self._last >= INTERVAL:
            self._last = now
            rate = self.bytes_read / (now - self._began)
            remaining = max(0, self._bytes - self.bytes_read) / rate if rate else None
            self._told(Reading(self._file, self.files_read, self._files, self.bytes_read, self._bytes, rate, remaining))

"""Reading and writing the event lines of a run; the reader is sans-IO: bytes in, events out."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from aiact_desk.evaluation.events import EVENT, SCHEMA, Event
from aiact_desk.files import disk_problems

LONGEST_LINE = 1 << 20
"""Bytes after which a line without an end is given up as torn."""


class EventReader:
    """Turns bytes into events, however they are cut.

    A torn or damaged line is passed over and counted in `damaged`; an event of a kind that this program does not
    know is passed over and counted in `unknown`; a jump in `seq` is counted in `gaps`.
    """

    def __init__(self) -> None:
        self.damaged = 0
        self.unknown = 0
        self.gaps = 0
        self._rest = b""
        self._skipping = False
        self._last_seq = -1

    @property
    def last_seq(self) -> int:
        """The highest sequence number read; -1 before the first event."""
        return self._last_seq

    def feed(self, data: bytes) -> list[Event]:
        """The events whose lines are complete with these bytes, in order."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if self._skipping and lines:
            lines = lines[1:]
            self._skipping = False
        if len(self._rest) > LONGEST_LINE:
            self._rest, self._skipping = b"", True
            self.damaged += 1
        elif self._skipping:
            self._rest = b""
        return [event for line in lines if line.strip() for event in self._read(line)]

    def _read(self, line: bytes) -> list[Event]:
        try:
            record = json.loads(line)
            kind = record["event"]
        except (ValueError, KeyError, TypeError, RecursionError):
            self.damaged += 1
            return []
        if kind not in KINDS:
            self.unknown += 1
            return []
        try:
            event = EVENT.validate_json(line)
        except ValidationError:
            self.damaged += 1
            return []
        if event.seq > self._last_seq + 1:
            self.gaps += 1
        self._last_seq = max(self._last_seq, event.seq)
        return [event]


KINDS = frozenset(
    {"started", "stage", "progress", "metric", "telemetry", "warning", "failed", "finished"},
)


class EventFollower:
    """Reads the events of a file as it grows. The file may not be there yet."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0
        self.reader = EventReader()

    def poll(self) -> list[Event]:
        """The events that have come since the last call; never waits."""
        try:
            with self._file.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
        except FileNotFoundError:
            return []
        self._offset += len(data)
        return self.reader.feed(data)


class EventWriter:
    """Appends events to `events.jsonl` first and writes them to `echo` second.

    A reader of `echo` that has gone away does not disturb the run. Sequence numbers go on where the file ends. While
    the disk is full, lines wait in memory.
    """

    def __init__(self, file: Path, run_id: str, echo: BinaryIO | None = None) -> None:
        self._run_id = run_id
        self._echo = echo
        earlier = EventFollower(file)
        earlier.poll()
        self._seq = earlier.reader.last_seq
        with disk_problems(file):
            self._file = file.open("ab", buffering=0)
            torn = self._file.tell() and not file.read_bytes().endswith(b"\n")
        self._waiting = b"\n" if torn else b""  # closes the line that a killed worker left torn

    def emit(self, make: Callable[..., Event], **values: object) -> None:
        """Write one event of the class `make`; `schema_version`, `run_id`, `seq` and `at` are added here."""
        self._seq += 1
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        event = make(schema_version=SCHEMA, run_id=self._run_id, seq=self._seq, at=at, **values)
        line = event.model_dump_json().encode() + b"\n"
        self._waiting += line
        self._write()
        if self._echo is not None:
            try:
                self._echo.write(line)
                self._echo.flush()
            except OSError:
                self._echo = None

    def close(self) -> None:
        """Bring everything to the disk and close; nothing can be emitted after."""
        self._write()
        with suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()

    def _write(self) -> None:
        try:
            while self._waiting:
                self._waiting = self._waiting[self._file.write(self._waiting) :]
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise

"""Tells how far a run is, and how the machine does meanwhile."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

import psutil

from aiact_desk.evaluation import events
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.units import Unit

MOST_OFTEN = 0.1
"""Seconds between two progress events."""

TELEMETRY_EVERY = 2.0
"""Seconds between two readings of the machine."""


class ProgressMeter:
    """Tells how far the run is, at most ten times a second, and reads the machine every two."""

    def __init__(self, writer: EventWriter, telemetry: Path, items: int) -> None:
        self._writer = writer
        self._telemetry = telemetry
        self._items = items
        self._done = 0
        self._tokens = 0
        self._computed_items = 0
        self._computed_seconds = 0.0
        self._told = 0.0
        self._read = 0.0
        self._process = psutil.Process()
        self._process.cpu_percent()

    def unit_done(self, unit: Unit, cost: UnitCost | None) -> None:
        """Count a unit; `cost` is None for one that an earlier attempt had computed."""
        self._done += unit.items
        if cost is not None:
            self._tokens += cost.work.tokens_read + cost.work.tokens_written
            self._computed_items += unit.items
            self._computed_seconds += cost.seconds
        now = time.monotonic()
        if now - self._told >= MOST_OFTEN or self._done == self._items:
            self._told = now
            self._tell()
        if now - self._read >= TELEMETRY_EVERY:
            self._read = now
            self._read_machine()

    def _tell(self) -> None:
        seconds, items = self._computed_seconds, self._computed_items
        self._writer.emit(
            events.Progress,
            done=self._done,
            total=self._items,
            tokens=self._tokens,
            rate=round(self._tokens / seconds, 1) if seconds else 0.0,
            remaining=round(seconds / items * (self._items - self._done), 1) if items else None,
        )

    def _read_machine(self) -> None:
        reading = {"resident": self._process.memory_info().rss, "processor": self._process.cpu_percent()}
        self._writer.emit(events.Telemetry, **reading)
        with suppress(OSError), self._telemetry.open("a", encoding="utf-8") as file:  # a full disk costs a reading
            file.write(json.dumps({"at": time.time(), **reading}) + "\n")

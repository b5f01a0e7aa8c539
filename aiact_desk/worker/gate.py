"""Between two units: what the user asks for now, and whether there is room to go on."""

from __future__ import annotations

import errno
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TypeVar

from aiact_desk.evaluation import control, events
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem

LOOK_EVERY = 0.1
"""Seconds between two looks at the commands while the run is paused."""

RETRY_EVERY = 1.0
"""Seconds between two tries while the disk is full."""

RESERVE = 64 * 1024
"""Bytes kept on the disk, so that the last events can still be written when it is full."""

Done = TypeVar("Done")


class Cancelled(Exception):
    """The user asked the run to stop; its answers are kept."""


class Gate:
    """Obeys `control.jsonl` and SIGTERM between units, and waits while the disk is full; tells each stage.

    `scratch` is the folder of the attempt's own passing files.
    """

    def __init__(self, folder: RunFolder, writer: EventWriter, scratch: Path) -> None:
        self._control = folder.control
        self._writer = writer
        self._reserve = scratch / "reserve"
        self._keep_reserve()
        self._stage: dict[str, object] = {}
        self._terminated = False
        signal.signal(signal.SIGTERM, self._terminate)

    def enter(self, stage: str, **values: object) -> None:
        """Tell that a stage of the run begins; after a pause it is told again."""
        self._stage = {"stage": stage, **values}
        self._writer.emit(events.Stage, **self._stage)

    def pass_or_stop(self) -> None:
        """Return when the next unit may run; wait while paused. Raises Cancelled."""
        told = False
        while self._wanted() == "pause":
            if not told:
                self._writer.emit(events.Stage, stage="paused")
                told = True
            time.sleep(LOOK_EVERY)
        if told:
            self._writer.emit(events.Stage, **self._stage)

    def insist(self, write: Callable[[], Done]) -> Done:
        """Do what writes to the disk; while the disk is full, wait and try again. Raises Cancelled."""
        told = False
        while True:
            try:
                done = write()
            except Exception as error:
                if not is_full_disk(error):
                    raise
            else:
                if told:
                    self._keep_reserve()
                    self._writer.emit(events.Stage, **self._stage)
                return done
            self._reserve.unlink(missing_ok=True)
            if not told:
                self._writer.emit(events.Stage, stage="disk_full")
                told = True
            self._wanted()
            time.sleep(RETRY_EVERY)

    def _wanted(self) -> control.Command:
        wanted = "cancel" if self._terminated else control.wanted(self._control)
        if wanted == "cancel":
            raise Cancelled
        return wanted

    def _keep_reserve(self) -> None:
        with suppress(OSError):  # a quota can be full where the disk is not; then there is no reserve
            if shutil.disk_usage(self._reserve.parent).free > 2 * RESERVE:
                self._reserve.write_bytes(bytes(RESERVE))

    def _terminate(self, _number: int, _frame: FrameType | None) -> None:
        self._terminated = True


def is_full_disk(error: BaseException | None) -> bool:
    """Whether an error, or one that it was raised from, says that the disk is full."""
    while error is not None:
        if isinstance(error, Problem) and error.id == "files.disk_full":
            return True
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        error = error.__cause__ or error.__context__
    return False

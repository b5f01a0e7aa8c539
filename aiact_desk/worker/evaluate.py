"""The job "evaluate": carries out the frozen plan of a run folder, and says in events how it goes."""

from __future__ import annotations

import errno
import os
import shutil
import traceback
from pathlib import Path
from typing import BinaryIO

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem
from aiact_desk.wording import say
from aiact_desk.worker.gate import Cancelled

SPARE = "spare"
SPARE_SIZE = 64 * 1024
"""Bytes kept in reserve, so that the last event can still be written when the disk is full."""


def evaluate(path: Path, echo: BinaryIO) -> int:
    """Measure what `request.json` plans. Returns the exit code; every ending but a kill leaves a final event."""
    folder = RunFolder(path)
    try:
        request = run_folder.read_request(folder)
        lock = WorkerLock(folder.lock)
    except Problem as problem:
        print(say(problem.id, problem.params))  # noqa: T201  (to the log: another worker may own the events)
        return 1
    scratch = path / ".scratch"
    try:
        scratch.mkdir(exist_ok=True)
        (scratch / SPARE).write_bytes(b"\0" * SPARE_SIZE)
        os.environ["HF_DATASETS_CACHE"] = str(
            scratch
        )  # read when the library is imported; else it fills the user's home
        return _attempt(folder, request, EventWriter(folder.events, request.run_id, echo))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        lock.release()


def _attempt(folder: RunFolder, request: RunRequest, writer: EventWriter) -> int:
    try:
        from aiact_desk.worker.measuring import measure_suite

        measure_suite(folder, request, writer)
        writer.emit(events.Finished, end="success")
    except Cancelled:
        writer.emit(events.Finished, end="cancelled")
    except Exception as error:  # noqa: BLE001  (the border of the process: every error becomes an event)
        traceback.print_exc()
        (folder.path / ".scratch" / SPARE).unlink(missing_ok=True)
        problem = _worded(error, request)
        parameters = {name: str(value) for name, value in problem.params.items()}
        writer.emit(events.Failed, id=problem.id, params=parameters)
        return 1
    finally:
        writer.close()
    return 0


def _worded(error: Exception, request: RunRequest) -> Problem:
    if isinstance(error, Problem):
        return error
    name, run = request.version.name, request.run_id
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return Problem("evaluation.out_of_memory", version=name, run=run)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Problem("files.disk_full", path=error.filename or "the run folder")
    lines = str(error).splitlines() or [""]
    return Problem("evaluation.unexpected", reason=f"{type(error).__name__}: {lines[0]}", run=run)

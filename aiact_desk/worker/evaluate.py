"""The job "evaluate": carries out the frozen plan of a run folder, and says in events how it goes."""

from __future__ import annotations

import faulthandler
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.crash import ATTEMPT
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.pack_store import PackStore, shipped_only
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem
from aiact_desk.wording import say
from aiact_desk.worker.gate import Cancelled


def evaluate(path: Path, weights: Path, echo: BinaryIO, packs: Path | None = None) -> int:
    """Measure what `request.json` plans with the model folder or GGUF file `weights`.

    `packs` is the folder of the packs that the user took in; without it there are the shipped ones only.
    Returns the exit code; every ending but a kill leaves a final event.
    """
    folder = RunFolder(path)
    print(ATTEMPT.format(pid=os.getpid()), file=sys.stderr, flush=True)  # noqa: T201  (to the log)
    faulthandler.enable()  # a crash of a library leaves its name in the log
    try:
        request = run_folder.read_request(folder)
        lock = WorkerLock(folder.lock)
    except Problem as problem:
        print(say(problem.id, problem.params))  # noqa: T201  (to the log: another worker may own the events)
        return 1
    store = PackStore(packs) if packs else shipped_only()
    scratch = path / ".scratch"
    os.environ["HF_DATASETS_CACHE"] = str(scratch)  # else the library fills the user's home; it reads this on import
    try:
        writer = EventWriter(folder.events, request.run_id, echo)
        return _attempt(folder, weights, request, writer, scratch, store)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        lock.release()


def _attempt(
    folder: RunFolder, weights: Path, request: RunRequest, writer: EventWriter, scratch: Path, store: PackStore
) -> int:
    try:
        scratch.mkdir(exist_ok=True)
        from aiact_desk.worker.measuring import measure_suite  # noqa: PLC0415  (torch takes seconds)

        measure_suite(folder, weights, request, writer, scratch, store)
        writer.emit(events.Finished, end="success")
    except Cancelled:
        writer.emit(events.Finished, end="cancelled")
    except Exception as error:  # noqa: BLE001  (the border of the process: every error becomes an event)
        traceback.print_exc()
        shutil.rmtree(scratch, ignore_errors=True)  # on a full disk this makes room for the last event
        problem = _worded(error, request)
        parameters = {name: str(value) for name, value in problem.params.items()}
        writer.emit(events.Failed, id=problem.id, params=parameters)
        return 1
    finally:
        writer.close()
    return 0


def _worded(error: Exception, request: RunRequest) -> Problem:
    """The problem behind an error; libraries wrap want of memory in errors of their own."""
    name, run = request.version.name, request.run_id
    for cause in _chain(error):
        if isinstance(cause, Problem):
            return cause
        if isinstance(cause, MemoryError) or "out of memory" in str(cause).lower():
            return Problem("evaluation.out_of_memory", version=name, run=run)
    lines = str(error).splitlines() or [""]
    return Problem("evaluation.unexpected", reason=f"{type(error).__name__}: {lines[0]}", run=run)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

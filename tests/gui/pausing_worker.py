"""A worker of fifty short units behind the real gate: it obeys pause, resume and cancel as the real one does."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.worker.gate import Cancelled, Gate

UNITS = 50


def main() -> int:
    folder = RunFolder(Path(sys.argv[2]))
    request = run_folder.read_request(folder)
    lock = WorkerLock(folder.lock)
    writer = EventWriter(folder.events, request.run_id, sys.stdout.buffer)
    with tempfile.TemporaryDirectory() as scratch:
        gate = Gate(folder, writer, Path(scratch))
        writer.emit(events.Started, pid=os.getpid(), host="fake", resumed=False)
        gate.enter("pack", pack=request.packs[0].id, number=1, packs=len(request.packs))
        try:
            for done in range(1, UNITS + 1):
                gate.pass_or_stop()
                writer.emit(events.Progress, done=done, total=UNITS, tokens=done, rate=5.0, remaining=1.0)
                time.sleep(0.2)
        except Cancelled:
            writer.emit(events.Finished, end="cancelled")
    writer.close()
    lock.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())

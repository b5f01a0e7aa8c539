"""`worker.lock`: who works in a run folder. The kernel drops the lock with its holder, however that ends."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from pathlib import Path

from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem


class WorkerLock:
    """Held by the one worker of a run folder, from its first to its last event."""

    def __init__(self, file: Path, patience: float = 2.0) -> None:
        """Take the lock, waiting `patience` seconds since a reader's glance holds it for an instant.

        Raises:
            Problem: if another worker holds it.
        """
        with disk_problems(file):
            self._file = file.open("a+", encoding="utf-8")
        deadline = time.monotonic() + patience
        while not _try_lock(self._file.fileno(), fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                self._file.close()
                raise Problem("evaluation.run_is_alive", run=file.parent.name)
            time.sleep(0.02)
        self._file.truncate(0)
        self._file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "started": time.time()}))
        self._file.flush()

    def release(self) -> None:
        """Let go; the file stays."""
        self._file.close()


def is_held(file: Path) -> bool:
    """Whether a worker is alive in the folder of this lock file."""
    try:
        with file.open("rb") as lock:
            return not _try_lock(lock.fileno(), fcntl.LOCK_SH)
    except FileNotFoundError:
        return False


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

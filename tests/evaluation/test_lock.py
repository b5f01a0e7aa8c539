"""The kernel keeps the lock, so a killed worker never leaves one behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aiact_desk.evaluation import lock
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.problems import Problem

HOLD = "import sys; from aiact_desk.evaluation.lock import WorkerLock; from pathlib import Path\n"
HOLD += "held = WorkerLock(Path(sys.argv[1])); print('held', flush=True); input()"


def test_a_second_worker_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "worker.lock"
    assert not lock.is_held(file)
    held = WorkerLock(file)
    assert lock.is_held(file)
    with pytest.raises(Problem, match="run_is_alive"):
        WorkerLock(file, patience=0.05)
    held.release()
    assert not lock.is_held(file)


def test_a_killed_worker_leaves_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "worker.lock"
    worker = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"held\n"
    assert lock.is_held(file)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert not lock.is_held(file)
    WorkerLock(file).release()

"""The launcher of the second program: starts a worker, and ends it with all of its children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "DISABLE_MULTIPROC": "1",
}
"""A worker never asks a network for anything, and its libraries start no process pools of their own."""


class Launcher(Protocol):
    """Starts a worker with a job and its log file; the tests have one that needs no model."""

    def __call__(self, job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]: ...


def launch(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start `python -m aiact_desk.worker JOB…` in a session of its own; it outlives the program that started it.

    Everything it prints goes to `log`: its events stand in the run folder, where any process can follow them.
    """
    with disk_problems(log), log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "aiact_desk.worker", *job],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**os.environ, **OFFLINE, **environment},
            start_new_session=True,
        )


def run_job(launcher: Launcher, job: Sequence[str], log: Path, patience: float) -> int:
    """Start a job, wait for it, give its exit code. Whatever interrupts the wait ends the job too.

    Raises:
        Problem: if it takes longer than `patience` seconds.
    """
    worker = launcher(job, log, {})
    try:
        return worker.wait(patience)
    except subprocess.TimeoutExpired as error:
        raise Problem("evaluation.job_timeout", seconds=round(patience)) from error
    finally:
        if worker.poll() is None:
            kill_group(worker.pid)
            worker.wait()


def kill_group(pid: int) -> None:
    """End a worker and every process that it started, at once. Its committed units stay."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return

"""Workers without their start-up time: one process imports everything once and forks a real worker per line of input.

Each line is JSON: {"folder", "weights", "kill_after", "trace"}; `kill_after` seconds after the worker has planned its
units it is killed with SIGKILL (null: never). `trace` is a file to which the worker adds the id of each unit as it
begins to compute it. The answer is the exit code, minus the signal where one ended it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import torch

from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.worker import answering
from aiact_desk.worker import measuring as _imported  # noqa: F401  (so that no fork has to)
from aiact_desk.worker.evaluate import evaluate


def main() -> None:
    torch.set_num_threads(1)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_work(order))
        if order["kill_after"] is not None:
            _kill(child, RunFolder(Path(order["folder"])), order["kill_after"])
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _work(order: dict[str, Any]) -> int:
    os.setsid()
    log = os.open(RunFolder(Path(order["folder"])).log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    compute = answering.UnitAnswers._compute

    def traced(self: Any, requests: Any, unit: Any, compute_: Any) -> Any:
        with Path(order["trace"]).open("a") as trace:
            trace.write(unit.id + "\n")
        return compute(self, requests, unit, compute_)

    answering.UnitAnswers._compute = traced  # type: ignore[method-assign,assignment]
    with Path(os.devnull).open("wb", buffering=0) as nowhere:
        return evaluate(Path(order["folder"]), Path(order["weights"]), nowhere)


def _kill(child: int, folder: RunFolder, after: float) -> None:
    while not folder.units.exists() and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.001)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()

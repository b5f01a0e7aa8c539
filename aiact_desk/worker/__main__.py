"""`python -m aiact_desk.worker JOB …`: evaluate a run folder, take in a run, render a document, or probe the machine.

The process keeps a private copy of standard output for events and points the rest at standard error, so that what a
library prints never mixes with them. Exit code 0: the job was done or cancelled; 1: it failed and said why.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from aiact_desk.files import write_whole
from aiact_desk.problems import Misuse, Problem


def main(arguments: list[str]) -> int:
    """Do the one job that the arguments name."""
    events = _private_standard_output()
    match arguments:
        case ["evaluate", folder, weights, *packs] if len(packs) < 2:
            from aiact_desk.worker.evaluate import evaluate  # noqa: PLC0415  (a job loads what it needs)

            return evaluate(Path(folder), Path(weights), events, Path(packs[0]) if packs else None)
        case ["import", job, outcome]:
            return _told(Path(outcome), lambda: _import(Path(job)))
        case ["render", job, to, outcome]:
            return _told(Path(outcome), lambda: _render(Path(job), Path(to)))
        case ["probe", outcome]:
            return _told(Path(outcome), lambda: _probe(Path(outcome)))
    print(_USAGE, file=sys.stderr)  # noqa: T201
    return 2


_USAGE = """\
usage: aiact_desk.worker evaluate FOLDER WEIGHTS [PACKS] | import JOB OUTCOME | render JOB TO OUTCOME | probe OUTCOME"""


def _private_standard_output() -> BinaryIO:
    copy = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return copy


def _import(job: Path) -> None:
    from aiact_desk.evaluation.elsewhere.job import ImportJob  # noqa: PLC0415
    from aiact_desk.worker.importing import import_run  # noqa: PLC0415

    import_run(ImportJob.model_validate_json(job.read_bytes()))


def _render(job: Path, to: Path) -> None:
    from aiact_desk.documents.render import render  # noqa: PLC0415
    from aiact_desk.documents.view import AudienceView  # noqa: PLC0415

    render(AudienceView.model_validate_json(job.read_bytes()), to)


def _probe(outcome: Path) -> None:
    from aiact_desk.worker.machine import probe  # noqa: PLC0415

    write_whole(outcome, json.dumps(probe()).encode())


def _told(outcome: Path, job: Callable[[], None]) -> int:
    """Do a job; where it fails, leave the problem in `outcome` for the program that asked."""
    try:
        job()
    except Problem as problem:
        params = {name: str(value) for name, value in problem.params.items()}
        told = {"id": problem.id, "params": params, "misuse": isinstance(problem, Misuse)}
        write_whole(outcome, json.dumps(told).encode())
        return 1
    except Exception:  # noqa: BLE001  (the border of the process: the log has the traceback)
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

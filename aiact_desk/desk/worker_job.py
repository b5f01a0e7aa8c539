"""A job that a worker does while a verb waits for it; what it says of a failure comes back as a Problem."""

from __future__ import annotations

import json
import secrets

from pydantic import BaseModel

from aiact_desk.desk.desk import Desk
from aiact_desk.evaluation.launch import run_job
from aiact_desk.files import make_folder, write_whole
from aiact_desk.problems import Misuse, Problem


def do_job(desk: Desk, kind: str, job: BaseModel, *arguments: str, patience: float, failed: str) -> None:
    """Have a worker do `kind` with the job as a file, then `arguments`; nothing of it stays in the cache.

    `patience` is in seconds. `failed` is the id of the sentence for a worker that ends without a word; it takes the
    last line of its log as `reason`.

    Raises:
        Problem: the worker's own, or that one.
    """
    folder = make_folder(desk.cache / kind)
    name = secrets.token_hex(8)
    file, log, outcome = folder / f"{name}.json", folder / f"{name}.log", folder / f"{name}.outcome"
    write_whole(file, job.model_dump_json().encode())
    try:
        if run_job(desk.launch, [kind, str(file), *arguments, str(outcome)], log, patience) == 0:
            return
        if outcome.is_file():
            told = json.loads(outcome.read_text(encoding="utf-8"))
            raise (Misuse if told["misuse"] else Problem)(told["id"], **told["params"])
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
        raise Problem(failed, reason=lines[-1] if lines else "the worker ended without a word")
    finally:
        for left in (file, outcome, log):
            left.unlink(missing_ok=True)

"""The job of taking in a run, as the program that asks for it tells the worker."""

from __future__ import annotations

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.request import MeasuredVersion


class ImportJob(Frozen):
    """What to take in, and where the run folder is built.

    `source` is the path that the user named, `tasks` what to take of it (all where it is empty): TASK, or TASK:METRIC.
    `folder` is there and empty. `known_as` are names that the Version goes by. `taken` are the hashes of the original
    files that runs of the library rest on, with the id of the run.
    """

    source: str
    tasks: tuple[str, ...]
    folder: str
    run_id: str
    program: str
    version: MeasuredVersion
    known_as: tuple[str, ...]
    taken: dict[str, str]

"""How a run stands: a finite list of endings, told from its folder alone."""

from __future__ import annotations

from enum import StrEnum

from aiact_desk.evaluation import lock
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.events import Event, Failed, Finished, Started
from aiact_desk.evaluation.run_folder import RunFolder


class RunEnd(StrEnum):
    """How a run ended, or that it has not.

    `crashed`: its worker is gone and left no final event, whatever its exit code was.
    """

    RUNNING = "running"
    SUCCESS = "success"
    CANCELLED = "cancelled"
    ERROR = "error"
    CRASHED = "crashed"


def end_of(folder: RunFolder) -> RunEnd:
    """How the run in this folder stands now, whoever started it."""
    if lock.is_held(folder.lock):
        return RunEnd.RUNNING
    last = last_ending(EventFollower(folder.events).poll())
    if isinstance(last, Finished):
        return RunEnd.SUCCESS if last.end == "success" else RunEnd.CANCELLED
    return RunEnd.ERROR if isinstance(last, Failed) else RunEnd.CRASHED


def last_ending(events: list[Event]) -> Failed | Finished | None:
    """The final event of the last attempt, if it left one."""
    for event in reversed(events):
        if isinstance(event, Failed | Finished):
            return event
        if isinstance(event, Started):
            return None
    return None

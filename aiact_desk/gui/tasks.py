"""Background work in two verbs: `ask` reads, `change` writes and tells every page what is different now."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aiact_desk.problems import Problem

SWITCH_SECONDS = 0.0005
"""How long a background thread keeps the interpreter while the window waits for it. Painting a table asks it hundreds
of times; with Python's usual 5 ms each, a second of background work would stop the window for as long."""

Found = TypeVar("Found")
Then = Callable[[Found], None]
Refused = Callable[[Problem], None]


class Lane(StrEnum):
    """One thread each: what takes long never delays what is saved."""

    DESK = "desk"
    LONG = "long"
    RENDER = "render"
    WATCH = "watch"


class Topic(StrEnum):
    """What a change touched."""

    MODELS = "models"
    RUNS = "runs"
    DOCUMENTS = "documents"


class Stopped(Exception):
    """Raised in a background thread by work that its user gave up; nobody is told."""


@dataclass(frozen=True)
class Changed:
    """Something in the library is different now."""

    topic: Topic


@dataclass(frozen=True)
class _Outcome:
    """What a background function came to, on its way to the GUI thread."""

    number: int
    value: object
    error: BaseException | None


@dataclass(frozen=True)
class _Pending:
    then: Callable[[Any], None] | None  # takes what the function of the same task gives
    failed: Refused | None
    topic: Topic | None


class Tasks(QObject):
    """Runs functions in background threads and hands their results to callbacks on the GUI thread, in order.

    A Problem goes to the task's `failed`, or to the signal `refused` where it has none. Any other exception is a
    defect and is raised on the GUI thread. After `shut_down` nothing is delivered any more.
    """

    changed = Signal(object)
    refused = Signal(object)
    _ended = Signal(object)

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._lanes = {lane: ThreadPoolExecutor(1, f"aiact-desk-{lane.value}") for lane in Lane}
        self._pending: dict[int, _Pending] = {}
        self._number = 0
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every result was delivered."""
        return not self._pending

    def ask(
        self,
        fn: Callable[[], Found],
        then: Then[Found] | None = None,
        failed: Refused | None = None,
        lane: Lane = Lane.DESK,
    ) -> None:
        """Call `fn` in the background; `then` gets what it gives."""
        self._submit(fn, _Pending(then, failed, None), lane)

    def change(
        self,
        fn: Callable[[], Found],
        topic: Topic,
        then: Then[Found] | None = None,
        failed: Refused | None = None,
        lane: Lane = Lane.DESK,
    ) -> None:
        """Like `ask`, for a verb that writes: after `then`, `changed` tells every page to look again."""
        self._submit(fn, _Pending(then, failed, topic), lane)

    def shut_down(self) -> None:
        """Drop what has not begun and deliver nothing more. What has begun ends in its thread."""
        self._closed = True
        self._pending.clear()
        for executor in self._lanes.values():
            executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, fn: Callable[[], object], pending: _Pending, lane: Lane) -> None:
        if self._closed:
            return
        self._number += 1
        number = self._number
        self._pending[number] = pending
        self._lanes[lane].submit(fn).add_done_callback(lambda future: self._report(number, future))

    def _report(self, number: int, future: Future[object]) -> None:
        """In the background thread: send the outcome over."""
        if self._closed or future.cancelled():
            return
        error = future.exception()
        self._ended.emit(_Outcome(number, None if error else future.result(), error))

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        pending = self._pending.pop(outcome.number, None)
        if pending is None or isinstance(outcome.error, Stopped):
            return
        if isinstance(outcome.error, Problem):
            (pending.failed or self.refused.emit)(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        elif pending.then is not None:
            pending.then(outcome.value)
        if outcome.error is None and pending.topic is not None:
            self.changed.emit(Changed(pending.topic))

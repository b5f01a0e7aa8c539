"""Long jobs of the background: how far each is, and the way to give it up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aiact_desk.desk.desk import Progress, Step
from aiact_desk.gui.tasks import Lane, Refused, Stopped, Tasks, Then, Topic
from aiact_desk.problems import Problem

Found = TypeVar("Found")
STEP_INTERVAL = 0.1
"""Seconds between two reports of one job: what a person can follow."""


@dataclass(frozen=True)
class JobStep:
    """How far a job is; `step` is None before its first report."""

    number: int
    title: str
    step: Step | None


class Jobs(QObject):
    """Runs verbs that report progress, one after the other, in the lane for long work."""

    begun = Signal(object)
    stepped = Signal(object)
    ended = Signal(int)

    def __init__(self, tasks: Tasks, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._number = 0
        self._given_up: dict[int, threading.Event] = {}
        self._stepped_there.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    _stepped_there = Signal(object)

    def change(
        self,
        title: str,
        fn: Callable[[Progress], Found],
        topic: Topic,
        then: Then[Found],
        failed: Refused | None = None,
    ) -> int:
        """Run `fn`, a verb that writes, with a progress to report to; gives the job's number."""
        self._number += 1
        number = self._number
        given_up = self._given_up[number] = threading.Event()
        progress = _Reporter(number, title, given_up, self._stepped_there.emit)

        def work() -> Found | None:
            try:
                return fn(progress)
            except Stopped:
                return None

        def done(found: Found | None) -> None:
            self._end(number)
            if found is not None:
                then(found)

        def refused(problem: Problem) -> None:
            self._end(number)
            (failed or self._tasks.refused.emit)(problem)

        self._tasks.change(work, topic, done, refused, Lane.LONG)
        self.begun.emit(JobStep(number, title, None))
        return number

    def give_up(self, number: int) -> None:
        """Stop a job at its next report; nothing of it is kept."""
        if number in self._given_up:
            self._given_up[number].set()

    def give_up_all(self) -> None:
        """Stop every job."""
        for given_up in self._given_up.values():
            given_up.set()

    def _end(self, number: int) -> None:
        del self._given_up[number]
        self.ended.emit(number)

    @Slot(object)
    def _pass_on(self, step: JobStep) -> None:
        if step.number in self._given_up:
            self.stepped.emit(step)


class _Reporter:
    """The Progress of one job: runs in the background, reports ten times a second at most, and stops on demand."""

    def __init__(self, number: int, title: str, given_up: threading.Event, tell: Callable[[JobStep], None]) -> None:
        self._number, self._title, self._given_up, self._tell = number, title, given_up, tell
        self._last = 0.0

    def __call__(self, step: Step) -> None:
        if self._given_up.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._last >= STEP_INTERVAL:
            self._last = now
            self._tell(JobStep(self._number, self._title, step))

"""Counts the work of a model class as it is done: tokens, attended pairs, head positions, time in forward passes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import torch

from aiact_desk.evaluation.work import Work

MOST_MARKS = 512
"""Pairs of events that wait on a GPU before their times are read."""


class WorkMeter:
    """What was done so far; `work` adds it up."""

    def __init__(self) -> None:
        self.tokens_read = 0
        self.tokens_written = 0
        self.forwards = 0
        self.attended = 0
        self.head_positions = 0
        self.splits = 0
        self._seconds = 0.0
        self._depth = 0
        self._marks: list[tuple[torch.cuda.Event, torch.cuda.Event]] = []

    @property
    def work(self) -> Work:
        """All of it; on a GPU this waits for what is still running."""
        self._read_marks()
        return Work(
            tokens_read=self.tokens_read,
            tokens_written=self.tokens_written,
            forwards=self.forwards,
            attended=self.attended,
            head_positions=self.head_positions,
            device_seconds=self._seconds,
            splits=self.splits,
        )

    def ran(self, tokens: int, attended: int) -> None:
        """Count tokens that ran through the layers, and the pairs of a token and a token that it looked at."""
        self.forwards += tokens
        self.attended += attended

    def ran_alone(self, lengths: Iterable[int]) -> None:
        """Count sequences that ran whole and alone, with the head at every position."""
        for length in lengths:
            self.ran(length, length * (length + 1) // 2)
            self.head_positions += length

    @contextmanager
    def timed(self, device: torch.device) -> Iterator[None]:
        """Count the time of what runs inside as time in forward passes; inside another such stretch it adds nothing."""
        self._depth += 1
        try:
            if self._depth > 1:
                yield
            elif device.type == "cuda":
                yield from self._timed_on_gpu()
            else:
                began = time.perf_counter()
                yield
                self._seconds += time.perf_counter() - began
        finally:
            self._depth -= 1

    def _timed_on_gpu(self) -> Iterator[None]:
        first, last = (torch.cuda.Event(enable_timing=True) for _ in range(2))  # type: ignore[no-untyped-call]
        first.record()
        yield
        last.record()
        self._marks.append((first, last))
        if len(self._marks) >= MOST_MARKS:
            self._read_marks()

    def _read_marks(self) -> None:
        if self._marks:
            self._marks[-1][1].synchronize()
            self._seconds += sum(first.elapsed_time(last) for first, last in self._marks) / 1000
            self._marks.clear()

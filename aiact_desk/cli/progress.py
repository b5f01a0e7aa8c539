"""Live progress on standard error: hashing and fetching as a bar, a run as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn

from aiact_desk.desk.desk import Progress as Told
from aiact_desk.desk.desk import Step
from aiact_desk.evaluation import events
from aiact_desk.evaluation.contamination.meter import Reading
from aiact_desk.evaluation.events import Event
from aiact_desk.wording import say

STAGES = {
    "loading_tasks": "reading the packs",
    "loading_model": "loading the model",
    "planning": "planning the work",
    "counting_inference": "counting the inference benchmark",
    "paused": "paused",
    "disk_full": "waiting: the disk is full; make room, and it goes on by itself",
    "writing_result": "writing the result",
}

WAITING = ("paused", "disk_full")
"""Stages in which nothing goes on until somebody does something."""


@contextmanager
def hashing(console: Console) -> Iterator[Told]:
    """A bar in bytes, shown once there is something to hash."""
    with Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("hashing", total=None)

        def told(step: Step) -> None:
            bar.update(task, description=f"hashing {step.what}", completed=step.done, total=step.total)

        yield told


@contextmanager
def reading(console: Console) -> Iterator[Callable[[Reading], None]]:
    """A bar in bytes for a corpus, with its files, the rate and the time that is left."""
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[note]}", markup=False),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("reading", total=None, note="")

        def told(now: Reading) -> None:
            remaining = "" if now.remaining is None else f", about {_duration(now.remaining)} to go"
            note = f"file {now.files_read + 1} of {now.files}, {now.rate / 1e6:.1f} MB/s{remaining}"
            bar.update(task, completed=now.bytes_read, total=now.bytes, note=note)

        yield told


@contextmanager
def stepping(console: Console, doing: str) -> Iterator[Told]:
    """A bar in steps, such as packs or files, for what is being done to each."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(doing, total=None)

        def told(step: Step) -> None:
            bar.update(task, description=f"{doing} {step.what}", completed=step.done, total=step.total)

        yield told


class RunDisplay:
    """Shows the events of a run: one moving line, and a lasting line as each pack ends."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("starting", total=None, note="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, event: Event) -> None:
        """Show one event; those that need no words pass."""
        if isinstance(event, events.Stage):
            words = f"pack {event.number} of {event.packs}: {event.pack}" if event.pack else STAGES.get(event.stage, "")
            words += f" (time {event.repeat} of {event.repeats})" if event.repeat else ""
            self._bar.update(self._task, description=words)
            if event.stage in WAITING:
                self._line(words.capitalize() + ".")
        elif isinstance(event, events.Progress):
            remaining = "" if event.remaining is None else f", about {_duration(event.remaining)} to go"
            note = f"{event.rate:.0f} tokens/s{remaining}"
            self._bar.update(self._task, completed=event.done, total=event.total, note=note)
        elif isinstance(event, events.Metric):
            partial = " (partial)" if event.partial else ""
            self._line(f"  {event.pack:<32} {_figure(event)}  {event.items} items{partial}")
        elif isinstance(event, events.Warned):
            self._line(say(event.id, event.params))

    def _line(self, text: str) -> None:
        self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)


def _figure(told: events.Metric) -> str:
    """A figure as it comes; one on conduct only once the model has shown that it can do the task."""
    if told.readable is None:
        return f"{told.metric} is told at the end, beside another pack"
    if not told.readable:
        return "not measurable for this model: no better than guessing at the task"
    return f"{told.metric} {told.value:.3f}  95 % interval {told.low:.3f} to {told.high:.3f}"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"

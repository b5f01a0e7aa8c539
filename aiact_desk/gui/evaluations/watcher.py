"""Finds every run of the library and follows those that are alive, whoever started them; works in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiact_desk.desk import models, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import RunWatch
from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.evaluation.events import Event, Failed, Finished
from aiact_desk.gui.evaluations.live_run import LiveRun, told

LIST_EVERY = 5
"""Looks after which the library is asked again which runs there are."""
MOST_RUNS = 200


@dataclass(frozen=True)
class RunView:
    """One run as the list shows it; `live` only while it is alive."""

    run: Run
    version: str
    live: LiveRun | None


class RunsWatcher:
    """Not for several threads at a time: the window calls `look` in one lane."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._runs: list[Run] = []
        self._names: dict[str, str] = {}
        self._watches: dict[str, RunWatch] = {}
        self._lives: dict[str, LiveRun] = {}
        self._turn = 0

    def list_next(self) -> None:
        """Have the next look ask the library, whosever turn it is."""
        self._turn = 0

    def look(self) -> tuple[RunView, ...]:
        """The newest runs, newest first, as they stand now."""
        if self._turn % LIST_EVERY == 0:
            self._runs = runs.list_runs(self._desk, limit=MOST_RUNS)
        self._turn += 1
        views = tuple(self._view(run) for run in self._runs)
        alive = {view.run.id for view in views if view.live}
        self._watches = {id: watch for id, watch in self._watches.items() if id in alive}
        self._lives = {id: live for id, live in self._lives.items() if id in alive}
        return views

    def _view(self, run: Run) -> RunView:
        return RunView(run, self._name(run.version_id), self._follow(run) if run.end == RunEnd.RUNNING else None)

    def _follow(self, run: Run) -> LiveRun:
        if run.id not in self._watches:
            self._watches[run.id] = RunWatch(self._desk, run)
        events = self._watches[run.id].poll()
        if any(_ends(event) for event in events):
            self.list_next()
        live = told(self._lives.get(run.id, LiveRun()), events)
        self._lives[run.id] = live
        return replace(live, pausing=self._watches[run.id].pausing())

    def _name(self, version_id: str) -> str:
        if version_id not in self._names:
            self._names[version_id] = models.show_version(self._desk, version_id).name
        return self._names[version_id]


def _ends(event: Event) -> bool:
    return isinstance(event, Failed | Finished)

"""The page of evaluations: runs with what they do now, and the suites that can be run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from aiact_desk.desk import importing, models, runs
from aiact_desk.desk.desk import Progress
from aiact_desk.desk.models import ModelSummary
from aiact_desk.desk.suites import SuiteContent
from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.gui.evaluations.comparing import RunComparing, comparable
from aiact_desk.gui.evaluations.import_dialog import ImportDialog, TakenIn
from aiact_desk.gui.evaluations.run_detail import RunDetail, look_at
from aiact_desk.gui.evaluations.run_monitor import RESUMABLE, RunMonitor
from aiact_desk.gui.evaluations.run_table import RunColumns
from aiact_desk.gui.evaluations.run_words import end_words
from aiact_desk.gui.evaluations.start_dialog import NewRun, StartDialog
from aiact_desk.gui.evaluations.suite_panel import SuitePanel, find_suites
from aiact_desk.gui.evaluations.watcher import RunsWatcher, RunView
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import card, scrolling
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.empty import EmptyPage
from aiact_desk.gui.parts.header import PageHeader
from aiact_desk.gui.parts.rows_model import RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.tasks import Changed, Lane, Topic
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem

LOOK_EVERY = 200
"""Milliseconds between two looks at the runs that are alive."""


class EvaluationsPage(Page):
    """Runs in the first tab, suites in the second. Runs are followed whether or not the page is shown."""

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        self.runs: RowsModel[RunView] = RowsModel(RunColumns(bench.look, self).columns, lambda one: one.run.id, self)
        self.table = Table(self.runs, self.tr("Runs"))
        self.monitor, self.suite_panel = RunMonitor(bench.look, actions), SuitePanel()
        self._comparing = RunComparing(bench, self)
        self.tabs = QTabWidget()
        self._places = QStackedWidget()
        self._watcher = RunsWatcher(bench.desk)
        self._looking = False
        self._said: str | None = None
        self._wanted: str | None = None
        self._refused: NewRun | None = None
        self._build(actions)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        bench.tasks.ask(find_suites, self.suite_panel.show_suites)
        self._look()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        look = self.bench.look
        line = self.tr("Measure a version with a suite, watch it, and find every run again, whoever started it.")
        compare = ActionButton(actions["compare_runs"], look)
        start = ActionButton(actions["start_run"], look, primary=True)
        take_in = ActionButton(actions["import_run"], look)
        self.column.addWidget(PageHeader(self.tr("Evaluations"), line, compare, take_in, start))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(card(self.table, margin=1))
        split.addWidget(card(scrolling(self.monitor)))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([370, 630])
        self.splitter = split
        text = self.tr(
            "A run measures one version with one suite, in a program of its own. What it finds becomes evidence "
            "in the model’s documents."
        )
        self._places.addWidget(EmptyPage(look, "evaluations", self.tr("No run yet"), text, actions["start_run"]))
        self._places.addWidget(split)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for tabs in (self.tabs, self.tabs.tabBar()):
            tabs.setAccessibleName(self.tr("Runs and suites"))
        self.tabs.addTab(self._places, self.tr("Runs"))
        self.tabs.addTab(self.suite_panel, self.tr("Suites"))
        self.column.addWidget(self.tabs, 1)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    # What is shown

    def refresh(self) -> None:
        self._watcher.list_next()
        self._look()
        self._read_chosen()

    def follow(self, changed: Changed) -> None:
        if changed.topic == Topic.RUNS:
            self._watcher.list_next()

    def panes(self) -> list[QWidget]:
        return [self.tabs.tabBar(), self.table, self.monitor.table, self.suite_panel.table]

    def alive(self) -> tuple[RunView, ...]:
        """The runs that are not over."""
        return tuple(view for view in self.runs.rows if view.run.end == RunEnd.RUNNING)

    def chosen(self) -> RunView | None:
        """The run that is chosen in the list."""
        found = self.table.selected()
        return found if isinstance(found, RunView) else None

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self.bench.tasks.ask(self._watcher.look, self._show_runs, self._look_failed, Lane.WATCH)

    def _look_failed(self, problem: Problem) -> None:
        """Say it once: the next look comes in a moment, and would say the same."""
        self._looking = False
        if self._said != problem.id:
            self._said = problem.id
            self.bench.notices.problem(problem)

    def _show_runs(self, views: tuple[RunView, ...]) -> None:
        self._looking, self._said = False, None
        before = {view.run.id: view for view in self.runs.rows}
        if views == self.runs.rows:
            return
        self._places.setCurrentIndex(1 if views else 0)
        self.runs.show_rows(views)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = None
        elif views and self.chosen() is None:
            self.table.select(views[0].run.id)
        for view in views:
            self._compare(before.get(view.run.id), view)
        self._tell_possible()

    def _compare(self, before: RunView | None, now: RunView) -> None:
        is_shown = now.run.id == self.monitor.run_id
        if before is None:
            return
        if before.run.end != now.run.end:
            if is_shown:
                self._read_chosen()
            if before.run.end == RunEnd.RUNNING:
                self._tell_end(now)
        elif is_shown and now.live and now.live != before.live:
            self.monitor.show_live(now.live)

    def _tell_end(self, view: RunView) -> None:
        self.bench.tasks.changed.emit(Changed(Topic.RUNS))
        word = end_words(view.run.end).word
        text = self.tr("The evaluation of “{version}” has ended: {word}.").format(version=view.version, word=word)
        if view.run.end == RunEnd.SUCCESS:
            self.bench.notices.news(text)
        else:
            self.bench.notices.warning(text)

    def _choose(self) -> None:
        self._read_chosen()
        self._tell_possible()

    def _read_chosen(self) -> None:
        chosen, desk = self.chosen(), self.bench.desk
        if chosen is not None:
            id = chosen.run.id
            self.bench.tasks.ask(lambda: look_at(desk, id), self._show_detail)

    def _show_detail(self, detail: RunDetail) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.run.id == detail.report.run.id:
            self.monitor.show_detail(detail)

    def _tell_possible(self) -> None:
        chosen, possible = self.chosen(), set()
        if chosen and chosen.run.end == RunEnd.RUNNING:
            pausing = chosen.live is not None and chosen.live.pausing
            possible = {"cancel_run", "stop_run", "resume_run" if pausing else "pause_run"}
        elif chosen and chosen.run.end in RESUMABLE:
            possible = {"resume_run"}
        if len(comparable(self.runs.rows)) > 1:
            possible.add("compare_runs")
        self.possible.emit(frozenset(possible))

    # What can be done

    def start(self) -> None:
        """Ask what to measure, and start it."""
        self.start_with(None)

    def start_with(self, version: str | None) -> None:
        """The same, beginning with this Version."""
        desk = self.bench.desk

        def look() -> tuple[list[ModelSummary], tuple[SuiteContent, ...]]:
            return models.list_models(desk, limit=-1), find_suites().suites

        self.bench.tasks.ask(look, lambda found: self._ask(found[0], found[1], version))

    def _ask(self, summaries: Sequence[ModelSummary], contents: Sequence[SuiteContent], version: str | None) -> None:
        if not any(summary.versions for summary in summaries):
            self.bench.notices.warning(self.tr("There is no version to measure yet. Add one on the models page first."))
            return
        dialog = StartDialog(self, self.bench.look, summaries, contents)
        if self._refused is not None and version in (None, self._refused.version):
            dialog.show_asked(self._refused)
        else:
            dialog.preset(version, self.suite_panel.chosen(), self.bench.desk.settings.device)
        dialog.accepted.connect(lambda: self._start(dialog.asked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, asked: NewRun) -> None:
        desk = self.bench.desk

        def work(progress: Progress) -> Run:
            return runs.start_run(
                desk,
                asked.version,
                asked.suite,
                asked.device,
                asked.limit,
                progress,
                asking=asked.asking,
                seed=asked.seed,
            )

        def refused(problem: Problem) -> None:
            self._refused = asked  # the next dialog begins with it
            self.bench.notices.problem(problem)

        self.bench.jobs.change(self.tr("Checking the weights"), work, Topic.RUNS, self._begun, refused)

    def _begun(self, run: Run) -> None:
        self._refused = None
        self._started(run)

    def _started(self, run: Run) -> None:
        self._wanted = run.id
        self.tabs.setCurrentIndex(0)
        self._watcher.list_next()

    def import_run(self) -> None:
        """Ask for a run that was measured elsewhere, and take it in."""
        desk = self.bench.desk
        self.bench.tasks.ask(lambda: models.list_models(desk, limit=-1), self._ask_import)

    def _ask_import(self, summaries: Sequence[ModelSummary]) -> None:
        if not any(summary.versions for summary in summaries):
            self.bench.notices.warning(
                self.tr("There is no version that was measured yet. Add one on the models page first.")
            )
            return
        dialog = ImportDialog(self, self.bench.dialogs, self.bench.look, summaries)
        dialog.accepted.connect(lambda: self._import(dialog.asked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, asked: TakenIn) -> None:
        desk = self.bench.desk

        def work() -> Run:
            return importing.import_run(desk, asked.path, asked.version, asked.tasks)

        self.bench.notices.news(self.tr("Taking in {name}…").format(name=asked.path.name))
        self.bench.tasks.change(work, Topic.RUNS, self._imported, lane=Lane.LONG)

    def _imported(self, run: Run) -> None:
        self.bench.notices.news(self.tr("The run is taken in. Its figures are marked “measured elsewhere”."))
        self._started(run)

    def pause(self) -> None:
        """Have the chosen run wait after its current batch."""
        chosen, desk = self.chosen(), self.bench.desk
        if chosen is not None:
            id = chosen.run.id
            self.bench.tasks.change(lambda: runs.pause_run(desk, id), Topic.RUNS)

    def cancel(self) -> None:
        """Stop the chosen run after its current batch."""
        self._cancel_chosen(at_once=False)

    def stop_at_once(self) -> None:
        """End the worker of the chosen run now."""
        self._cancel_chosen(at_once=True)

    def _cancel_chosen(self, *, at_once: bool) -> None:
        if (chosen := self.chosen()) is not None:
            self.cancel_runs((chosen,), at_once=at_once)
            if not at_once:
                self.bench.notices.news(self.tr("The run stops after its current batch. Its answers are kept."))

    def cancel_runs(self, views: Sequence[RunView], *, at_once: bool) -> None:
        """Stop these runs."""
        for view in views:
            cancel = partial(runs.cancel_run, self.bench.desk, view.run.id, at_once=at_once)
            self.bench.tasks.change(cancel, Topic.RUNS)

    def resume(self) -> None:
        """Go on with the chosen run."""
        chosen, desk = self.chosen(), self.bench.desk
        if chosen is not None:
            id = chosen.run.id
            self.bench.tasks.change(lambda: runs.resume_run(desk, id), Topic.RUNS, self._started, lane=Lane.LONG)

    def compare(self) -> None:
        """Ask which runs are compared, and show what that finds."""
        self._comparing.ask(self.runs.rows, self.chosen())

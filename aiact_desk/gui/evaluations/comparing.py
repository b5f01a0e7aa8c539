"""Runs are chosen, compared in the background, and shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aiact_desk.desk.comparing import RunsCompared, compare_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.suites import show_suite
from aiact_desk.documents.nouns import RunEnd
from aiact_desk.gui.evaluations.compare_dialog import CompareDialog
from aiact_desk.gui.evaluations.comparison_dialog import ComparisonDialog
from aiact_desk.gui.evaluations.watcher import RunView
from aiact_desk.gui.tasks import Lane
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem


class RunComparing(QObject):
    """The way from the list of runs to what their comparison found; one comparison at a time."""

    def __init__(self, bench: Workbench, place: QWidget) -> None:
        super().__init__(place)
        self._bench, self._place = bench, place
        self._shown: ComparisonDialog | None = None

    def ask(self, views: Sequence[RunView], chosen: RunView | None) -> None:
        """Ask which of these runs are compared; the chosen one is the first to begin with."""
        complete = comparable(views)
        if len(complete) < 2:
            return
        dialog = CompareDialog(self._place, complete, chosen.run.id if chosen else None)
        dialog.accepted.connect(lambda: self._compare(dialog.asked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _compare(self, run_ids: list[str]) -> None:
        desk, dialog = self._bench.desk, ComparisonDialog(self._place, self._bench.look)
        self._shown = dialog
        dialog.finished.connect(lambda: self._close(dialog))
        dialog.open()

        def then(found: tuple[RunsCompared, dict[str, str]]) -> None:
            if self._shown is dialog:
                dialog.show_found(*found)

        def failed(problem: Problem) -> None:
            if self._shown is dialog:
                dialog.reject()
            self._bench.notices.problem(problem)

        self._bench.tasks.ask(lambda: _compared(desk, run_ids), then, failed, Lane.LONG)

    def _close(self, dialog: ComparisonDialog) -> None:
        if self._shown is dialog:
            self._shown = None
        dialog.deleteLater()


def comparable(views: Sequence[RunView]) -> list[RunView]:
    """The complete runs among these."""
    return [view for view in views if view.run.end == RunEnd.SUCCESS]


def _compared(desk: Desk, run_ids: Sequence[str]) -> tuple[RunsCompared, dict[str, str]]:
    """The comparison, with the titles of the packs by id as far as their suites are here."""
    found = compare_runs(desk, run_ids)
    titles: dict[str, str] = {}
    for suite in {report.run.suite for report in found.reports if report.request.origin is None}:
        try:
            titles |= {pack.id: pack.title for pack in show_suite(suite).packs}
        except Problem:  # a suite of another edition of the program: its packs go by their ids
            continue
    return found, titles

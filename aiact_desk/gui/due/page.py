"""The page of what is due over all models: by law, by plan and by request, the next first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from aiact_desk.desk import due
from aiact_desk.desk.due import DueDates
from aiact_desk.documents.due_item import DueItem, Waiting
from aiact_desk.gui.due.columns import DueColumns
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import card
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.header import PageHeader
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.rows_model import ROW_ROLE, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.tasks import Changed, Lane
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem


class DuePage(Page):
    """Looks when it is looked at. `document_chosen` carries the id of the document that an item follows from."""

    document_chosen = Signal(str)

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        self._columns = DueColumns(bench.look, self)
        self._at_work = self._again = False
        self.due: RowsModel[DueItem] = RowsModel(self._columns.of_items, lambda one: one.key, self)
        self.waiting: RowsModel[Waiting] = RowsModel(self._columns.of_waiting, lambda one: one.key, self)
        self.done: RowsModel[DueItem] = RowsModel(self._columns.of_items, lambda one: one.key, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tables: list[Table] = []
        self.nothing = IconLine(bench.look)
        self._build(actions)

    def _build(self, actions: Mapping[str, QAction]) -> None:
        names = (self.tr("Due"), self.tr("Waiting for an event"), self.tr("Done"))
        models: tuple[RowsModel[DueItem] | RowsModel[Waiting], ...] = (self.due, self.waiting, self.done)
        for name, model in zip(names, models, strict=True):
            table = Table(model, name)
            table.wrap_rows()
            table.activated.connect(self._open)
            self.tables.append(table)
            self.tabs.addTab(table, name)
        for tabs in (self.tabs, self.tabs.tabBar()):
            tabs.setAccessibleName(self.tr("Due dates"))
        line = self.tr(
            "What the law, your plans and requests ask for by a day, over all models. Open the document that an item "
            "follows from with a double click or the Enter key."
        )
        button = ActionButton(actions["export_calendar"], self.bench.look, primary=True)
        self.column.addWidget(PageHeader(self.tr("Due dates"), line, button))
        self.splitter = QSplitter()
        self.splitter.addWidget(card(self.tabs, margin=1))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.splitter, 1)

    def refresh(self) -> None:
        if not self.isVisible():
            return
        if self._at_work:
            self._again = True
            return
        self._at_work = True
        desk = self.bench.desk
        self.bench.tasks.ask(lambda: due.list_due(desk), self._show, self._refused, Lane.LONG)

    def follow(self, changed: Changed) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def panes(self) -> list[QWidget]:
        return [self.tables[self.tabs.currentIndex()]]

    def export(self) -> None:
        """Choose a file, and write what is due as a calendar."""
        desk = self.bench.desk

        def write(file: Path) -> None:
            def told(events: int) -> None:
                one, many = self.tr("{count} event is written."), self.tr("{count} events are written.")
                self.bench.notices.written(counted(events, one, many), file)

            self.bench.tasks.ask(lambda: due.write_calendar(due.list_due(desk), file), told, lane=Lane.LONG)

        suggested, kinds = Path.home() / "due-dates.ics", self.tr("Calendars (*.ics)")
        self.bench.dialogs.save(self, self.tr("Export due dates as a calendar"), suggested, kinds, write)

    def _show(self, found: DueDates) -> None:
        self._at_work = False
        self._columns.look_from(found.as_of)
        self.due.show_rows(found.items)
        self.waiting.show_rows(found.waiting)
        self.done.show_rows(found.done)
        texts = (self.tr("Due ({count})"), self.tr("Waiting for an event ({count})"), self.tr("Done ({count})"))
        counts = (len(found.items), len(found.waiting), len(found.done))
        for at, (text, count) in enumerate(zip(texts, counts, strict=True)):
            self.tabs.setTabText(at, text.format(count=count))
        text = self.tr("Nothing is due. What waits for a day that nobody named yet stands beside it.")
        self.nothing.say("" if found.items else text, "done")
        self._look_again()

    def _refused(self, problem: Problem) -> None:
        self._at_work = False
        self.bench.notices.problem(problem)
        self._look_again()

    def _look_again(self) -> None:
        """Something changed while the last look was at work."""
        if self._again:
            self._again = False
            self.refresh()

    def _open(self, index: QModelIndex) -> None:
        one = index.data(ROW_ROLE)
        if isinstance(one, DueItem | Waiting) and one.about and one.about.document:
            self.document_chosen.emit(one.about.document)

"""The page of the audit chain: its rows, the newest first, and whether it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from aiact_desk.desk import audit
from aiact_desk.desk.audit import Verification
from aiact_desk.documents.audit.entry import Entry
from aiact_desk.gui.audit.chain_words import chain_words, file_words, kind_word
from aiact_desk.gui.look import Tone
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import card, column, scrolling
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.facts import Fact, FactList
from aiact_desk.gui.parts.header import PageHeader
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.pager import PAGE, Pager
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.tasks import Changed, Lane
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_LONG = 32
"""Letters from which a value without a space (a hash) is shown on one line that can be moved through."""


class AuditPage(Page):
    """Reads the chain when it is looked at. `wanted` tells that it has something to show."""

    wanted = Signal()

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        columns: tuple[Column[Entry], ...] = (
            Column(self.tr("Row"), lambda one: str(one.seq), number=True),
            Column(self.tr("When (UTC)"), lambda one: one.at[:16].replace("T", " ")),
            Column(self.tr("Kind"), lambda one: kind_word(one.kind)),
            Column(self.tr("About"), lambda one: one.subject, wide=True),
        )
        self.rows: RowsModel[Entry] = RowsModel(columns, lambda one: one.seq, self)
        self.table = Table(self.rows, self.tr("Rows of the audit chain"))
        self.table.setSortingEnabled(False)
        self.pager, self.result = Pager(bench.look), IconLine(bench.look)
        self.files: list[IconLine] = []
        self.facts = FactList(bench.look.mono())
        self._build(actions)

    def _build(self, actions: Mapping[str, QAction]) -> None:
        look = self.bench.look
        line = self.tr(
            "Every committed change is a row that carries the hash of the row before it. Drop an exported PDF here to "
            "check the chain against it."
        )
        buttons = [
            ActionButton(actions[id], look, primary=id == "verify_chain")
            for id in ("export_chain", "verify_file", "verify_chain")
        ]
        self._results = QVBoxLayout()
        self._results.setContentsMargins(0, 0, 0, 0)
        self._results.addWidget(self.result)
        listed, detail = QWidget(), QWidget()
        left = column(self.table, self.pager)
        left.setStretch(0, 1)
        listed.setLayout(left)
        inside = column(self.facts)
        inside.addStretch(1)
        detail.setLayout(inside)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for pane, share in ((card(listed, margin=1), 3), (card(scrolling(detail)), 2)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([600, 400])
        self.column.addWidget(PageHeader(self.tr("Audit"), line, *buttons))
        self.column.addLayout(self._results)
        self.column.addWidget(self.splitter, 1)
        self.setAcceptDrops(True)
        self.pager.turned.connect(self.refresh)
        self.table.selectionModel().selectionChanged.connect(self._show_parts)

    def refresh(self) -> None:
        if not self.isVisible():
            return
        desk, offset = self.bench.desk, self.pager.offset
        self.bench.tasks.ask(lambda: list(audit.audit_entries(desk, offset, PAGE + 1)), self._show_rows)

    def follow(self, changed: Changed) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def panes(self) -> list[QWidget]:
        return [self.table]

    def _show_rows(self, found: Sequence[Entry]) -> None:
        shown = found[:PAGE]
        self.rows.show_rows(shown)
        self.pager.show_page(len(shown), more=len(found) > PAGE)
        if self.table.selected() is None and shown:
            self.table.selectRow(0)
        self._show_parts()

    def _show_parts(self) -> None:
        """What the selected row says; what was erased is told as erased."""
        entry = self.table.selected()
        if not isinstance(entry, Entry):
            self.facts.show_facts(())
            return
        said = [Fact(self.tr("Hash"), entry.hash, code=True), Fact(self.tr("Row before"), entry.previous, code=True)]
        try:
            parts = entry.parts()
        except ValueError:
            said.append(Fact(self.tr("Content"), self.tr("cannot be read: it was altered")))
            parts = {}
        for name, part in parts.items():
            shown = _shown_value(part.value) if part.salt is not None else self.tr("erased; its hash stays")
            said.append(Fact(name, shown, code=len(shown) > _LONG and " " not in shown))
        self.facts.show_facts(said)

    # What can be done

    def verify(self) -> None:
        """Check the whole chain in the background."""
        self._verify(())

    def verify_file(self) -> None:
        """Choose an exported PDF, and check the chain against it."""
        title, kinds = self.tr("Verify against an exported file"), self.tr("PDF files (*.pdf)")
        self.bench.dialogs.file(self, title, kinds, lambda file: self._verify((file,)))

    def export(self) -> None:
        """Choose a file, and write the chain as JSON lines."""
        desk = self.bench.desk

        def write(file: Path) -> None:
            def told(rows: int) -> None:
                text = counted(rows, self.tr("{count} row is written."), self.tr("{count} rows are written."))
                self.bench.notices.written(text, file)

            self.bench.tasks.ask(lambda: audit.export_audit(desk, file), told, lane=Lane.LONG)

        suggested, kinds = Path.home() / "audit-chain.jsonl", self.tr("JSON lines (*.jsonl)")
        self.bench.dialogs.save(self, self.tr("Export the audit chain"), suggested, kinds, write)

    def _verify(self, files: Sequence[Path]) -> None:
        self.wanted.emit()
        self._clear_files()
        self.result.say(self.tr("Checking every row…"), "running")
        desk = self.bench.desk
        self.bench.tasks.ask(lambda: audit.verify_audit(desk, files), self._verified, self._refused, Lane.LONG)

    def _verified(self, found: Verification) -> None:
        tone = Tone.GOOD if found.broken is None else Tone.BAD
        self.result.say(chain_words(found), "done" if found.broken is None else "failure", tone)
        self._clear_files()
        for check in found.files:
            line, holds = IconLine(self.bench.look), check.outcome == "holds"
            self._results.addWidget(line)
            line.say(file_words(check), "done" if holds else "failure", Tone.GOOD if holds else Tone.BAD)
            self.files.append(line)

    def _refused(self, problem: Problem) -> None:
        self.result.say("")
        self.bench.notices.problem(problem)

    def _clear_files(self) -> None:
        for line in self.files:
            line.hide()
            line.deleteLater()
        self.files = []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pdfs(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._verify(_pdfs(event))
        event.acceptProposedAction()


def _shown_value(value: Json) -> str:
    """A value of a row as one text."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _pdfs(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".pdf"]

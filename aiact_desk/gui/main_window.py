"""The main window: arranges pages, menus and messages, and asks before it closes during a run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from aiact_desk.documents.nouns import Version
from aiact_desk.gui import words
from aiact_desk.gui.about_dialog import AboutDialog
from aiact_desk.gui.action_table import ACTIONS, CONTEXT, MENUS
from aiact_desk.gui.actions import connect_actions, make_actions
from aiact_desk.gui.audit.page import AuditPage
from aiact_desk.gui.documents.exchange_verbs import ExchangeVerbs
from aiact_desk.gui.documents.keeping_verbs import KeepingVerbs
from aiact_desk.gui.documents.page import DocumentsPage
from aiact_desk.gui.documents.review_verbs import ReviewVerbs
from aiact_desk.gui.due.page import DuePage
from aiact_desk.gui.evaluations.page import EvaluationsPage
from aiact_desk.gui.leaving import Leaving
from aiact_desk.gui.messages_dialog import MessagesDialog
from aiact_desk.gui.models.page import ModelsPage
from aiact_desk.gui.navigation import Navigation
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.job_bar import JobBar
from aiact_desk.gui.parts.notice_bar import NoticeBar
from aiact_desk.gui.people.dialog import edit_people
from aiact_desk.gui.provider_dialog import edit_provider
from aiact_desk.gui.theme import theme
from aiact_desk.gui.workbench import Workbench


class MainWindow(QMainWindow):
    """Has no verbs of its own: an action calls a page, and the page calls the desk."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setWindowTitle("AI Act Desk")
        self.setAcceptDrops(True)
        self.actions_by_id = make_actions(bench.look, self)
        self.models = ModelsPage(bench, self.actions_by_id)
        self.evaluations = EvaluationsPage(bench, self.actions_by_id)
        self.documents = DocumentsPage(bench, self.actions_by_id)
        self.due, self.audit = DuePage(bench, self.actions_by_id), AuditPage(bench, self.actions_by_id)
        self.pages: dict[str, Page] = {
            "models": self.models,
            "evaluations": self.evaluations,
            "documents": self.documents,
            "due": self.due,
            "audit": self.audit,
        }
        self.verbs: dict[str, QObject] = {
            "review": ReviewVerbs(bench, self.documents),
            "exchange": ExchangeVerbs(bench, self.documents),
            "keeping": KeepingVerbs(bench, self.documents),
        }
        self.navigation = Navigation([self.actions_by_id[f"go_{id}"] for id in self.pages])
        self.notice_bar = NoticeBar(bench.notices, bench.look)
        self.stack = QStackedWidget()
        self._leaving = Leaving(bench, self.evaluations, self.documents, self)
        self._arrange()
        self._fill_menus()
        self._connect()
        self._restore()

    def _arrange(self) -> None:
        space = theme().space
        for page in self.pages.values():
            self.stack.addWidget(page)
        above = QWidget()
        above.setObjectName("page")
        notices = column(self.notice_bar)
        notices.setContentsMargins(space.wide, space.small, space.wide, 0)
        above.setLayout(notices)
        body = column(above, self.stack, spacing=0)
        body.setStretch(1, 1)
        right = QWidget()
        right.setLayout(body)
        whole = row(self.navigation, right, spacing=0, wide=1)
        middle = QWidget()
        middle.setObjectName("page")
        middle.setLayout(whole)
        self.setCentralWidget(middle)
        self.statusBar().addPermanentWidget(JobBar(self.bench.jobs, self.bench.look))
        self.statusBar().setSizeGripEnabled(False)

    def _fill_menus(self) -> None:
        self.menus = [self.menuBar().addMenu(words.translate(CONTEXT, title)) for _, title in MENUS]
        places = {id: menu for (id, _), menu in zip(MENUS, self.menus, strict=True)}
        for spec in ACTIONS:
            places[spec.menu].addAction(self.actions_by_id[spec.id])

    def _connect(self) -> None:
        connect_actions(self.actions_by_id, self, {**self.pages, **self.verbs})
        for id, page in self.pages.items():
            page.possible.connect(lambda possible, owner=id: self._enable(owner, possible))
        self.due.document_chosen.connect(self.open_document)
        self.audit.wanted.connect(self.go_audit)
        self.navigation.chosen.connect(self.stack.setCurrentIndex)
        self.navigation.setCurrentRow(0)
        self.bench.tasks.refused.connect(self.bench.notices.problem)

    def _enable(self, page: str, possible: frozenset[str]) -> None:
        for spec in ACTIONS:
            if spec.allowed_by == page:
                self.actions_by_id[spec.id].setEnabled(spec.id in possible)

    # Actions of the window itself

    def go_models(self) -> None:
        """Show the page of models."""
        self.go("models")

    def go_evaluations(self) -> None:
        """Show the page of evaluations."""
        self.go("evaluations")

    def go_documents(self) -> None:
        """Show the page of documents."""
        self.go("documents")

    def go_due(self) -> None:
        """Show the page of due dates."""
        self.go("due")

    def go_audit(self) -> None:
        """Show the page of the audit chain."""
        self.go("audit")

    def open_document(self, document: str) -> None:
        """Show a document."""
        self.go("documents")
        self.documents.open_document(document)

    def go(self, page: str) -> None:
        """Show a page."""
        self.navigation.setCurrentRow(list(self.pages).index(page))

    def evaluate_version(self) -> None:
        """Start a run on the version that is chosen on the models page."""
        chosen = self.models.chosen()
        self.go("evaluations")
        self.evaluations.start_with(chosen.id if isinstance(chosen, Version) else None)

    def new_document(self) -> None:
        """Begin a document of the model that is chosen on the models page."""
        chosen = self.models.chosen()
        model = chosen.model_id if isinstance(chosen, Version) else chosen.model.id if chosen else None
        self.go("documents")
        self.documents.begin(model)

    def next_pane(self) -> None:
        """Move the focus to the next pane: the list of pages, then the panes of the page from left to right."""
        panes = [self.navigation, *self.pages[self._page_id()].panes()]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        for step in range(1, len(panes) + 1):
            pane = panes[(at + step) % len(panes)]
            if pane.isVisible():
                pane.setFocus()
                return

    def refresh(self) -> None:
        """Look again at everything."""
        for page in self.pages.values():
            page.refresh()

    def edit_provider(self) -> None:
        """Show the provider profile, to be filled once for all documents."""
        edit_provider(self, self.bench)

    def edit_people(self) -> None:
        """Show the list of people who write and approve."""
        edit_people(self, self.bench)

    def show_messages(self) -> None:
        """Show what was said."""
        dialog = MessagesDialog(self, self.bench.look, self.bench.notices.history)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def about(self) -> None:
        """Show what this program is."""
        dialog = AboutDialog(self, self.bench.look, self.bench.desk.paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _page_id(self) -> str:
        return list(self.pages)[self.stack.currentIndex()]

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.go("models")
        self.models.offer(*_paths(event))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving.may_close():
            event.ignore()
            return
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        for id, page in self.pages.items():
            settings.setValue(f"window/{id}", page.save_panes())
        self.bench.tasks.shut_down()
        event.accept()

    def _restore(self) -> None:
        settings = QSettings()
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            unit = self.fontMetrics()
            self.resize(unit.averageCharWidth() * 190, unit.height() * 48)
        for id, page in self.pages.items():
            page.restore_panes(settings.value(f"window/{id}"))


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

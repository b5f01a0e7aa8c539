"""The page of documents: the list of them, and the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aiact_desk.desk import documents, models
from aiact_desk.desk.documents import Export
from aiact_desk.desk.models import ModelSummary
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Document
from aiact_desk.gui.documents.document_desk import DocumentDesk
from aiact_desk.gui.documents.document_list import DocumentColumns, DocumentLine, document_lines
from aiact_desk.gui.documents.export_dialog import ExportDialog
from aiact_desk.gui.documents.new_document_dialog import NewDocumentDialog
from aiact_desk.gui.documents.possible import possible_actions
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import card
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.empty import EmptyPage
from aiact_desk.gui.parts.figures import size
from aiact_desk.gui.parts.header import PageHeader
from aiact_desk.gui.parts.rows_model import ROW_ROLE, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.tasks import Changed, Lane, Topic
from aiact_desk.gui.theme import theme
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Audience, Form

_EMPTY, _LIST, _OPEN = range(3)


class DocumentsPage(Page):
    """A list; a document that is opened from it takes its place."""

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        self.lines: RowsModel[DocumentLine] = RowsModel(
            DocumentColumns(bench.look, self).columns, lambda one: one.document.id, self
        )
        self.table = Table(self.lines, self.tr("Documents"))
        self.document = DocumentDesk(bench, actions)
        self._places = QStackedWidget()
        self.splitter = self.document.splitter
        self._exports: Path | None = None
        self._build(actions)
        self.refresh()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        look = self.bench.look
        text = self.tr(
            "A document is one form filled for one model. What was inspected and measured is filled in for you; "
            "every answer keeps where it came from."
        )
        empty = EmptyPage(look, "documents", self.tr("No document yet"), text, actions["new_document"])
        line = self.tr("Each form that was begun for a model. Open one with a double click or the Enter key.")
        new = ActionButton(actions["new_document"], look, primary=True)
        listed = QWidget()
        layout = QVBoxLayout(listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().space.medium)
        layout.addWidget(PageHeader(self.tr("Documents"), line, new))
        layout.addWidget(card(self.table, margin=1), 1)
        for place in (empty, listed, self.document):
            self._places.addWidget(place)
        self.column.addWidget(self._places, 1)
        self.table.activated.connect(self._open_chosen)
        self.document.standing.connect(self._tell_possible)

    # What is shown

    def refresh(self) -> None:
        desk = self.bench.desk
        self.bench.tasks.ask(lambda: document_lines(desk), self._show_lines)
        self.document.reload()

    def follow(self, changed: Changed) -> None:
        if changed.topic == Topic.DOCUMENTS:
            desk = self.bench.desk
            self.bench.tasks.ask(lambda: document_lines(desk), self._show_lines)
            self.document.look_at_review()
        else:
            self.refresh()

    def panes(self) -> list[QWidget]:
        desk = self.document
        return [self.table, desk.contents.tree, desk.contents.open_table, desk.panel, desk.preview.view]

    def show_list(self) -> None:
        """Go back to the list."""
        self.document.saver.flush()
        self._places.setCurrentIndex(_LIST if self.lines.rows else _EMPTY)
        self._tell_possible()
        self.table.setFocus()

    def open_document(self, id: str) -> None:
        """Open a document."""
        desk = self.bench.desk
        self.bench.tasks.ask(lambda: documents.show_document(desk, id), self._show_document)

    @property
    def is_open(self) -> bool:
        """Whether a document is open."""
        return self._places.currentIndex() == _OPEN

    def _show_lines(self, lines: Sequence[DocumentLine]) -> None:
        self.lines.show_rows(lines)
        if not self.is_open:
            self._places.setCurrentIndex(_LIST if lines else _EMPTY)
        self._tell_possible()

    def _show_document(self, content: Content) -> None:
        self._places.setCurrentIndex(_OPEN)
        self.document.show_content(content)
        self.document.contents.tree.setFocus()

    def _open_chosen(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, DocumentLine):
            self.open_document(line.document.id)

    def _tell_possible(self) -> None:
        content, possible = self.document.content, frozenset[str]()
        if self.is_open and content is not None:
            possible = possible_actions(content.document.state, can_restore=self.document.can_restore())
        self.possible.emit(possible)

    # What can be done

    def next_open(self) -> None:
        """Go to the next row that needs an answer."""
        self.document.next_open()

    def restore_value(self) -> None:
        """Take back the typed answer of the row that is shown."""
        self.document.restore_value()

    def begin(self, model: str | None) -> None:
        """Ask for a model (beginning with this one) and a form, and begin the document."""
        desk = self.bench.desk

        def look() -> tuple[list[ModelSummary], list[Form]]:
            return models.list_models(desk, limit=-1), [load_form(id) for id in form_ids()]

        self.bench.tasks.ask(look, lambda found: self._ask_new(found[0], found[1], model))

    def _ask_new(self, summaries: Sequence[ModelSummary], forms: Sequence[Form], model: str | None) -> None:
        if not summaries:
            self.bench.notices.warning(self.tr("There is no model yet. Add one on the models page first."))
            return
        dialog = NewDocumentDialog(self, [summary.model for summary in summaries], forms)
        dialog.preset(model)
        dialog.accepted.connect(lambda: self._begin(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self, dialog: NewDocumentDialog) -> None:
        asked, desk = dialog.asked(), self.bench.desk
        self.bench.tasks.change(
            lambda: documents.new_document(desk, asked.model, asked.form), Topic.DOCUMENTS, self._begun
        )

    def _begun(self, document: Document) -> None:
        self.open_document(document.id)

    def export(self) -> None:
        """Write the PDF for one audience."""
        content = self.document.content
        if content is None:
            return
        self.document.saver.flush()
        dialog = ExportDialog(self, content.form, self.document.contents.open_items())
        dialog.preset(self.document.preview.chosen())
        dialog.accepted.connect(lambda: self._choose_file(content, dialog.asked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self, content: Content, audience: Audience) -> None:
        suggested = (self._exports or usual_folder()) / documents.suggested_file_name(content, audience)
        self.bench.dialogs.save(
            self,
            self.tr("Export PDF"),
            suggested,
            self.tr("PDF files (*.pdf)"),
            lambda file: self._export(content.document.id, audience, file),
        )

    def _export(self, document: str, audience: Audience, file: Path) -> None:
        desk = self.bench.desk
        self._exports = file.parent
        self.bench.notices.news(self.tr("Writing {name}…").format(name=file.name))
        self.bench.tasks.change(
            lambda: documents.export_document(desk, document, audience, file),
            Topic.DOCUMENTS,
            self._exported,
            lane=Lane.RENDER,
        )

    def _exported(self, export: Export) -> None:
        text = self.tr("The PDF is written: {file} ({size}).")
        self.bench.notices.written(text.format(file=export.file, size=size(export.size)), export.file)


def usual_folder() -> Path:
    """The user's documents folder, where there is one."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()

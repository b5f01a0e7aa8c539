"""What can be looked at around the open document: other versions, how long it is kept, who received it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from aiact_desk.desk import retention
from aiact_desk.documents.content import Content
from aiact_desk.gui.documents.document_list import DocumentLine, document_lines
from aiact_desk.gui.documents.keeping.difference_dialog import DifferenceDialog
from aiact_desk.gui.documents.keeping.retention_dialog import RetentionDialog
from aiact_desk.gui.documents.page import DocumentsPage
from aiact_desk.gui.documents.register.dialog import RegisterDialog, held
from aiact_desk.gui.workbench import Workbench


class KeepingVerbs(QObject):
    """Each reads in the background and opens its dialog."""

    def __init__(self, bench: Workbench, page: DocumentsPage) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    def compare(self) -> None:
        """Show what differs between the open document and another one of its form."""
        if (content := self._page.document.content) is None:
            return
        self._page.document.saver.flush()
        desk = self._bench.desk
        self._bench.tasks.ask(lambda: document_lines(desk), lambda lines: self._compare(content, lines))

    def retention(self) -> None:
        """Show until when the open document is kept."""
        if (content := self._page.document.content) is None:
            return
        desk, document = self._bench.desk, content.document.id
        self._bench.tasks.ask(
            lambda: retention.show_retention(desk, document),
            lambda found: RetentionDialog(self._page, self._bench, found).begin(),
        )

    def register(self) -> None:
        """Show who received the open document, and who is to be told of it."""
        if (content := self._page.document.content) is None:
            return
        desk, document = self._bench.desk, content.document.id
        self._bench.tasks.ask(
            lambda: held(desk, document, 0),
            lambda found: RegisterDialog(self._page, self._bench, content, found).begin(),
        )

    def _compare(self, content: Content, lines: Sequence[DocumentLine]) -> None:
        ours = content.document
        others = [one for one in lines if one.document.form == ours.form and one.document.id != ours.id]
        others.sort(key=lambda one: one.document.model_id != ours.model_id)
        if not others:
            self._bench.notices.warning(self.tr("There is no other document of this form to compare it with."))
            return
        dialog = DifferenceDialog(self._page, self._bench, content, others)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""What can be done on the way of the open document from draft to approved, and to a new version."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from aiact_desk.desk import new_versions, review
from aiact_desk.desk.review import Approver
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Document
from aiact_desk.gui.documents.page import DocumentsPage
from aiact_desk.gui.documents.review.approve_dialog import ApproveDialog
from aiact_desk.gui.documents.review.send_dialog import SendDialog
from aiact_desk.gui.tasks import Topic
from aiact_desk.gui.text_dialog import TextDialog, TextQuestion
from aiact_desk.gui.workbench import Workbench


class ReviewVerbs(QObject):
    """Each asks what it needs, calls the desk in the background, and shows the document as it is then."""

    def __init__(self, bench: Workbench, page: DocumentsPage) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    @property
    def _content(self) -> Content | None:
        return self._page.document.content

    def send(self) -> None:
        """Ask whether the text is to be frozen as it stands, and send it."""
        content, place = self._content, self._page.document
        if content is None:
            return
        place.saver.flush()
        if place.drafts:
            text = self.tr("What was typed in a row does not fit it and is not saved. Mend that first.")
            self._bench.notices.warning(text)
            return
        SendDialog(self._page, self._bench, content, place.contents.open_items(), self._moved).begin()

    def send_back(self) -> None:
        """Ask for the reason, and give the document back to its author."""
        content, desk = self._content, self._bench.desk
        if content is None:
            return
        question = TextQuestion(
            self.tr("Send back"),
            self.tr("The document becomes a draft again. What should change is kept with the document."),
            self.tr("&What should change:"),
            self.tr("Send back"),
        )
        document = content.document.id
        self._ask(question, lambda text: review.send_back(desk, document, text), self._moved)

    def comment(self) -> None:
        """Ask for a remark on the document as a whole."""
        content, desk = self._content, self._bench.desk
        if content is None:
            return
        question = TextQuestion(
            self.tr("Comment on the document"),
            self.tr("A comment on one row is written below that row. All of them are settled before approval."),
            self.tr("&Comment:"),
            self.tr("Add comment"),
        )
        document = content.document.id
        self._ask(question, lambda text: review.comment(desk, document, text), lambda _: None)

    def approve(self) -> None:
        """Ask who approves and for what shows it, and approve."""
        content, desk = self._content, self._bench.desk
        if content is None:
            return

        def ask(found: Sequence[Approver]) -> None:
            if found:
                ApproveDialog(self._page, self._bench, content, found, self._moved).begin()
            else:
                text = self.tr("Nobody is on the list of people yet. Add who approves: Library, People.")
                self._bench.notices.warning(text)

        document = content.document.id
        self._bench.tasks.ask(lambda: review.approvers(desk, document), ask)

    def new_version(self) -> None:
        """Begin a draft with the answers of this document, and open it."""
        content, desk = self._content, self._bench.desk
        if content is None:
            return
        self._page.document.saver.flush()
        document = content.document.id
        self._bench.tasks.change(lambda: new_versions.new_version(desk, document), Topic.DOCUMENTS, self._begun)

    def _ask(self, question: TextQuestion, verb: Callable[[str], object], done: Callable[[object], object]) -> None:
        TextDialog(self._page, self._bench, question, verb, done).begin()

    def _moved(self, _document: object) -> None:
        self._page.document.reload()

    def _begun(self, document: Document) -> None:
        text = self.tr("Number {number} is a draft with the same answers. The old one stays as it is.")
        self._bench.notices.news(text.format(number=document.number))
        self._page.open_document(document.id)

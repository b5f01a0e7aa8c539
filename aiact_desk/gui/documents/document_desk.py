"""An open document: its rows, the editor of the chosen one, and its pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from aiact_desk.desk import documents, review
from aiact_desk.desk.review import Review
from aiact_desk.desk.stale import stale_evidence
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.stale import StaleMark
from aiact_desk.gui.documents.answer_panel import AnswerPanel, Typed
from aiact_desk.gui.documents.contents_pane import ContentsPane
from aiact_desk.gui.documents.document_list import state_word
from aiact_desk.gui.documents.drafts import Draft, Drafts
from aiact_desk.gui.documents.preview import Preview
from aiact_desk.gui.documents.review.life_strip import LifeStrip
from aiact_desk.gui.documents.saver import Edit, Refusal, Saver
from aiact_desk.gui.parts.boxes import card, column, scrolling
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.tasks import Topic
from aiact_desk.gui.theme import theme
from aiact_desk.gui.workbench import Workbench
from aiact_desk.wording.catalogue import translate


class DocumentDesk(QWidget):
    """Three panes over one document at a time. Answers are saved as they are typed."""

    standing = Signal()

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._bench = bench
        self.content: Content | None = None
        self.review: Review | None = None
        self._shown: tuple[str, DocumentState] | None = None
        self._refill = False
        self.drafts = Drafts()
        self.saver = Saver(bench.desk, bench.tasks, self)
        self.contents, self.panel, self.preview = ContentsPane(bench.look), AnswerPanel(bench.look), Preview(bench)
        self.life = LifeStrip(bench.look, actions)
        self.title, self.line = label("", "title", wrap=False), label("", "muted", wrap=False)
        self.saving = label("", "small", wrap=False)
        self._lay_out(actions)
        self._connect()

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        look, space = self._bench.look, theme().space
        head = QHBoxLayout()
        head.setSpacing(space.small)
        head.addWidget(ActionButton(actions["all_documents"], look))
        head.addSpacing(space.small)
        head.addLayout(column(self.title, self.line, spacing=space.tight // 2), 1)
        head.addWidget(self.saving)
        head.addSpacing(space.small)
        head.addWidget(ActionButton(actions["next_open"], look))
        self._scroll = scrolling(self.panel)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for pane, share in ((card(self.contents, margin=1), 5), (card(self._scroll), 8), (card(self.preview), 7)):
            split.addWidget(pane)
            split.setStretchFactor(split.count() - 1, share)
        split.setSizes([270, 380, 350])
        self.splitter = split
        content = QVBoxLayout(self)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(space.medium)
        content.addLayout(head)
        content.addWidget(self.life)
        content.addWidget(split, 1)

    def _connect(self) -> None:
        self.contents.chosen.connect(self.show_row)
        self.contents.entered.connect(self.panel.setFocus)
        self.panel.go_to.connect(self.contents.select)
        self.panel.typed.connect(self._typed)
        self.panel.restore.connect(self.restore_value)
        self.panel.comments.added.connect(self._comment)
        self.panel.comments.settled.connect(self._settle)
        self.saver.begun.connect(self._say_saving)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def show_content(self, content: Content) -> None:
        """Show a document, or the same one as it stands now."""
        before = self.content
        self.content = content
        same = before is not None and before.document.id == content.document.id
        self.contents.show_content(content)
        self._name(content)
        if same:
            if self.panel.field and not self._is_shown(content):
                self.show_row(self.panel.field.id)
            self._show_standing(content)
            self.preview.render_soon()
        else:
            self.saving.setText("")
            self.contents.show_stale(())
            self._look_for_stale(content)
            self.preview.show_document(content.document.id, content.form)
            self.contents.select(content.form.rows()[0].id)
            self.show_row(content.form.rows()[0].id)
            self.look_at_review()
        self.standing.emit()

    def look_at_review(self) -> None:
        """Read the comments on the open document, its steps and its exports again."""
        if self.content is not None:
            desk, id = self._bench.desk, self.content.document.id
            self._bench.tasks.ask(lambda: review.show_review(desk, id), self._show_review)

    def _show_review(self, found: Review) -> None:
        if self.content and self.content.document.id == found.document.id:
            self.review = found
            self.life.show_review(found)
            self.contents.show_comments(found.comments)
            self._show_comments()

    def _show_comments(self) -> None:
        """Show the comments on the row that is shown."""
        field, found = self.panel.field, self.review
        if self.content is None or field is None:
            return
        same = found is not None and found.document.id == self.content.document.id
        ours = [one for one in found.comments if one.field == field.id] if found and same else []
        takes_comments = self.content.document.state in (DocumentState.DRAFT, DocumentState.IN_REVIEW)
        self.panel.comments.show_comments(ours, may_add=takes_comments)

    def _comment(self, text: str) -> None:
        content, field, desk = self.content, self.panel.field, self._bench.desk
        if content and field:
            document, row = content.document.id, field.id
            self._bench.tasks.change(
                lambda: review.comment(desk, document, text, row),
                Topic.DOCUMENTS,
                lambda _: self.panel.comments.clear_entry(),
            )

    def _settle(self, id: str) -> None:
        desk = self._bench.desk
        self._bench.tasks.change(lambda: review.settle_comment(desk, id), Topic.DOCUMENTS)

    def _look_for_stale(self, content: Content) -> None:
        """Look at files and packs in the background: whether what the document rests on is as it was."""
        desk, id = self._bench.desk, content.document.id

        def show(marks: tuple[StaleMark, ...]) -> None:
            if self.content and self.content.document.id == id:
                self.contents.show_stale(marks)

        self._bench.tasks.ask(lambda: stale_evidence(desk, content), show)

    def show_row(self, field_id: str) -> None:
        """Show the editor of a row; what was typed in the last one is saved now."""
        content = self.content
        if content is None or (self.panel.field and self.panel.field.id == field_id and self._is_shown(content)):
            return
        self.saver.flush()
        draft = self.drafts.get(content.document.id, field_id)
        self.panel.show_field(content, content.form.field(field_id), draft)
        self._shown = (content.document.id, content.document.state)
        self.panel.comments.clear_entry()
        self._show_comments()
        self._scroll.verticalScrollBar().setValue(0)
        self.standing.emit()

    def _is_shown(self, content: Content) -> bool:
        return self._shown == (content.document.id, content.document.state)

    def next_open(self) -> None:
        """Go to the first open row behind the one that is shown, or to the first of all."""
        content, shown = self.content, self.panel.field
        if content is None:
            return
        order = [field.id for field in content.form.fields()]
        open_ones = [item.field for item in self.contents.open_items() if item.kind == "missing"]
        at = order.index(shown.id) if shown else -1
        later = [id for id in open_ones if order.index(id) > at]
        if target := next(iter(later or open_ones), None):
            self.contents.select(target)
            self.panel.setFocus()

    def restore_value(self) -> None:
        """Take back the typed answer of the row; what was inspected or measured stands again."""
        content, field = self.content, self.panel.field
        if content is None or field is None:
            return
        self.drafts.drop(content.document.id, field.id)
        self._refill = True
        self.saver.put(Edit(content.document.id, field.id))
        self.saver.flush()

    def can_restore(self) -> bool:
        """Whether the shown row has a typed answer."""
        return bool(self.content and self.panel.field and self.panel.field.id in self.content.typed)

    def reload(self) -> None:
        """Read the open document again: models or runs have changed."""
        content, desk = self.content, self._bench.desk
        if content is not None:
            id = content.document.id
            self._bench.tasks.ask(lambda: documents.show_document(desk, id), self._reloaded)
            self.look_at_review()
            self._look_for_stale(content)

    def _reloaded(self, content: Content) -> None:
        if self.content and self.content.document.id == content.document.id:
            self.show_content(content)

    def _typed(self, typed: Typed) -> None:
        if self.content is None:
            return
        document = self.content.document.id
        if typed.problem is not None:
            self.saver.forget(document, typed.field)
            self.drafts.keep(document, typed.field, Draft(typed.value, typed.why, typed.problem))
            self.saving.setText(self.tr("Not saved: see below the editor"))
            return
        self.drafts.drop(document, typed.field)
        self.saver.put(Edit(document, typed.field, typed.value, typed.why))
        self._say_saving()

    def _saved(self, content: Content) -> None:
        if self.content and self.content.document.id == content.document.id:
            self.show_content(content)
        if self.saver.is_idle and not self.drafts:
            self.saving.setText(self.tr("All answers saved"))

    def _refused(self, refusal: Refusal) -> None:
        edit = refusal.edit
        self.drafts.keep(edit.document, edit.field, Draft(edit.value, edit.why, refusal.problem))
        self.saving.setText(self.tr("Not saved"))
        if self.panel.field and self.panel.field.id == edit.field:
            self.panel.show_problem(refusal.problem)
        self._bench.notices.problem(refusal.problem)

    def _show_standing(self, content: Content) -> None:
        """Show the row anew; the editor too, unless somebody is typing in it."""
        self.panel.show_standing(content)
        field = self.panel.field
        if field is None:
            return
        busy = self.saver.has(content.document.id, field.id) or self.drafts.get(content.document.id, field.id)
        if self._refill or (not busy and not self._editor_has_focus()):
            self._refill = False
            self.panel.refill()

    def _editor_has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        places = (self.panel.editor, self.panel.why_none)
        return focus is not None and any(place is not None and place.isAncestorOf(focus) for place in places)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """The editor was left: save at once."""
        if old is not None and self.panel.isAncestorOf(old) and (new is None or not self.panel.isAncestorOf(new)):
            self.saver.flush()

    def _say_saving(self) -> None:
        self.saving.setText(self.tr("Saving…"))

    def _name(self, content: Content) -> None:
        self.title.setText(content.model.name)
        missing = sum(item.kind == "missing" for item in self.contents.open_items())
        text = self.tr("{form}, edition {edition} · number {number}, {state} · {open} of {all} rows open")
        self.line.setText(
            text.format(
                form=translate(content.form.title),
                edition=content.form.edition,
                number=content.document.number,
                state=state_word(content.document.state),
                open=missing,
                all=len(content.form.rows()),
            )
        )

"""The strip below the title of a document: its state, how it came to it, and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout

from aiact_desk.desk.review import Review
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.gui.documents.document_list import state_word
from aiact_desk.gui.documents.review.life_words import life_words
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, emptied
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.chip import Chip
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.gui.words import counted

_CHIPS = {
    DocumentState.DRAFT: ("typed", Tone.QUIET),
    DocumentState.IN_REVIEW: ("eye", Tone.LIVE),
    DocumentState.APPROVED: ("done", Tone.GOOD),
    DocumentState.EXPORTED: ("export", Tone.GOOD),
}
BUTTONS: dict[DocumentState, tuple[str, ...]] = {
    DocumentState.DRAFT: ("export_pdf", "send_to_review"),
    DocumentState.IN_REVIEW: ("export_pdf", "send_back", "approve"),
    DocumentState.APPROVED: ("new_version", "export_pdf"),
    DocumentState.EXPORTED: ("new_version", "export_pdf"),
}
"""The actions that fit a state; the last one is the obvious one."""


class LifeStrip(QFrame):
    """Shows one document at a time."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._look, self._actions = look, actions
        self._state: DocumentState | None = None
        self.setProperty("card", True)
        self.chip = Chip(look)
        self.story, self.counts = label("", selectable=True), label("", "small")
        self._buttons = QHBoxLayout()
        space = theme().space
        self._buttons.setSpacing(space.small)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space.medium, space.small, space.medium, space.small)
        layout.setSpacing(space.medium)
        layout.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(column(self.story, self.counts, spacing=0), 1)
        layout.addLayout(self._buttons)
        self.hide()

    def show_review(self, review: Review) -> None:
        """Show what became of a document so far."""
        state = review.document.state
        icon, tone = _CHIPS[state]
        self.chip.show_state(icon, state_word(state), tone)
        self.story.setText(life_words(state, review.steps))
        self.counts.setText(self._counted(review))
        if state is not self._state:
            self._state = state
            self._place_buttons(BUTTONS[state])
        self.show()

    def buttons(self) -> list[str]:
        """The words on the buttons, from left to right."""
        found = (self._buttons.itemAt(at) for at in range(self._buttons.count()))
        return [button.text() for item in found if item and isinstance(button := item.widget(), ActionButton)]

    def _place_buttons(self, ids: tuple[str, ...]) -> None:
        emptied(self._buttons)
        for id in ids:
            self._buttons.addWidget(ActionButton(self._actions[id], self._look, primary=id == ids[-1]))

    def _counted(self, review: Review) -> str:
        unsettled = sum(one.settled_at is None for one in review.comments)
        comments = counted(unsettled, self.tr("{count} open comment"), self.tr("{count} open comments"))
        if not review.exports:
            return self.tr("{comments} · no file written").format(comments=comments)
        files = counted(len(review.exports), self.tr("{count} file written"), self.tr("{count} files written"))
        last = self.tr("the last one {at}: {name}")
        newest = review.exports[0]
        said = last.format(at=moment(newest.at), name=newest.file_name)
        return self.tr("{comments} · {files}, {last}").format(comments=comments, files=files, last=said)

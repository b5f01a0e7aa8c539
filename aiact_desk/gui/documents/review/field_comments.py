"""The comments on one row, below its editor: to read, to settle, and to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from aiact_desk.documents.review import Comment
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, emptied, row
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


class FieldComments(QWidget):
    """Tells the text of a comment that is `added`, and the id of one that is `settled`."""

    added = Signal(str)
    settled = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Comment, ...] = ()
        self.heading = label("", "strong")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme().space.small)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("A comment on this row"))
        self.line.setPlaceholderText(self.tr("a comment on this row, for whoever writes or approves"))
        self.button = QPushButton(look.icon("comment"), self.tr("Add co&mment"))
        self.button.clicked.connect(self._add)
        self.line.returnPressed.connect(self._add)
        self.line.textChanged.connect(self._check)
        self._entry = QWidget()
        self._entry.setLayout(row(self.line, self.button, wide=0))
        self.setLayout(column(self.heading, self._list, self._entry, spacing=theme().space.small))
        self.show_comments((), may_add=False)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments that are shown."""
        return self._shown

    def show_comments(self, comments: Sequence[Comment], *, may_add: bool) -> None:
        """Show these; an approved document takes no new one. What is being typed stays."""
        self._shown = tuple(comments)
        unsettled = sum(one.settled_at is None for one in comments)
        self.heading.setText(self.tr("Comments ({count} open)").format(count=unsettled))
        self.heading.setVisible(bool(comments))
        emptied(self._list)
        for one in comments:
            self._list.addWidget(self._line_of(one))
        self._entry.setVisible(may_add)
        self._check()

    def clear_entry(self) -> None:
        """Empty the line: its comment was saved, or another row is shown."""
        self.line.clear()

    def _line_of(self, one: Comment) -> QWidget:
        said, made = IconLine(self._look), QWidget()
        by = self.tr("{person}, {at}").format(person=one.person, at=moment(one.at))
        if one.settled_at is not None:
            said.say(one.text, "done", Tone.MUTED)
            by = self.tr("{by}; settled by {person}, {at}").format(
                by=by, person=one.settled_by, at=moment(one.settled_at)
            )
            made.setLayout(column(said, label(by, "small"), spacing=0))
            return made
        said.say(one.text, "comment", Tone.PLAIN)
        settle = QPushButton(self._look.icon("done"), self.tr("Settle"))
        settle.setAccessibleDescription(one.text)
        settle.setToolTip(self.tr("Say that nothing is left to do about this comment"))
        settle.clicked.connect(lambda _checked=False, settled=one.id: self.settled.emit(settled))
        made.setLayout(row(_filling(column(said, label(by, "small"), spacing=0)), settle, wide=0))
        return made

    def _add(self) -> None:
        if text := self.line.text().strip():
            self.added.emit(text)

    def _check(self) -> None:
        self.button.setEnabled(bool(self.line.text().strip()))


def _filling(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made

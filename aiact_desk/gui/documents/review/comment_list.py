"""All comments on a document as a list; choosing one leads to its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiact_desk.documents.review import Comment
from aiact_desk.gui.documents.outline_model import row_name
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import ROW_ROLE, Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.regulation.schema import Form


@dataclass(frozen=True)
class CommentLine:
    """A comment and the label of the row that it is about."""

    comment: Comment
    row: str


class CommentList(QWidget):
    """Tells the row that is `chosen`, and that it is `entered` with the keyboard; open comments stand first."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        unsettled, settled = look.icon("comment", Tone.WARN), look.icon("done", Tone.GOOD)
        columns: tuple[Column[CommentLine], ...] = (
            Column(
                self.tr("Comment"),
                lambda line: f"{line.row}: {line.comment.text}",
                wide=True,
                icon=lambda line: settled if line.comment.settled_at else unsettled,
                tip=self._tip,
            ),
        )
        self.lines: RowsModel[CommentLine] = RowsModel(columns, lambda line: line.comment.id, self)
        self.table = Table(self.lines, self.tr("Comments on the document"))
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().hide()
        self.table.wrap_rows()
        self.table.clicked.connect(self._choose)
        self.table.activated.connect(self._enter)
        self.nothing = label(self.tr("No comment yet. Add one below a row, or on the document as a whole."), "muted")
        self.nothing.setContentsMargins(12, 12, 12, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_comments(self, form: Form, comments: Sequence[Comment]) -> None:
        """Show these, the open ones first."""
        names = {field.id: row_name(field) for field in form.fields()}
        whole = self.tr("The document as a whole")
        lines = [CommentLine(one, names.get(one.field or "", whole)) for one in comments]
        self.lines.show_rows(sorted(lines, key=lambda line: line.comment.settled_at is not None))
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))

    def _tip(self, line: CommentLine) -> str:
        one = line.comment
        said = self.tr("{person}, {at}").format(person=one.person, at=moment(one.at))
        if one.settled_at is None:
            return said
        return self.tr("{by}; settled by {person}, {at}").format(
            by=said, person=one.settled_by, at=moment(one.settled_at)
        )

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, CommentLine) and line.comment.field:
            self.chosen.emit(line.comment.field)

    def _enter(self, index: QModelIndex) -> None:
        self._choose(index)
        self.entered.emit()

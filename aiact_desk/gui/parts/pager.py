"""Turns the pages of a list that is read a page at a time, the newest first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.labels import label

PAGE = 100
"""Rows on a page."""


class Pager(QWidget):
    """`turned` tells that `offset` is another one now."""

    turned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.offset = 0
        self.newer = QPushButton(look.icon("back"), self.tr("Ne&wer"))
        self.older = QPushButton(look.icon("next"), self.tr("&Older"))
        self.where = label("", "small", wrap=False)
        self.newer.clicked.connect(lambda _checked=False: self._turn(-PAGE))
        self.older.clicked.connect(lambda _checked=False: self._turn(PAGE))
        self.setLayout(row(self.newer, self.older, self.where))

    def show_page(self, count: int, *, more: bool) -> None:
        """So many rows are shown, and whether there are older ones."""
        self.newer.setEnabled(self.offset > 0)
        self.older.setEnabled(more)
        self.setVisible(more or self.offset > 0)
        text = self.tr("{first} to {last}, counted from the newest")
        self.where.setText(text.format(first=whole(self.offset + 1), last=whole(self.offset + count)))

    def _turn(self, step: int) -> None:
        self.offset = max(0, self.offset + step)
        self.turned.emit()

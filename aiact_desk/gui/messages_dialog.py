"""What was said in this session, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from aiact_desk.gui.look import Look
from aiact_desk.gui.notices import Notice
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.notice_bar import ICONS
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme


class MessagesDialog(QDialog):
    """A table of notices; a row is copied with Ctrl+C."""

    def __init__(self, parent: QWidget, look: Look, history: Sequence[Notice]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Messages"))
        columns: tuple[Column[Notice], ...] = (
            Column(
                self.tr("At"),
                lambda one: one.at.strftime("%H:%M:%S"),
                icon=lambda one: look.icon(ICONS.get(one.tone, "info"), one.tone),
            ),
            Column(self.tr("Message"), lambda one: one.text, wide=True),
        )
        self.notices: RowsModel[Notice] = RowsModel(columns, id, self)
        table = Table(self.notices, self.tr("Messages"), plain=False)
        table.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.setLayout(column(table, buttons, spacing=theme().space.large, margin=theme().space.wide))
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().height() * 24)
        self.notices.show_rows(list(reversed(history)))
        table.resizeRowsToContents()

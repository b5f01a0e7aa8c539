"""What was said in this session, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aiact_desk.gui.look import Look
from aiact_desk.gui.notices import Notice
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.notice_bar import ICONS
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table


class MessagesDialog(FormDialog):
    """A table of notices; a row is copied with Ctrl+C."""

    def __init__(self, parent: QWidget, look: Look, history: Sequence[Notice]) -> None:
        super().__init__(parent, 110)
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
        table.wrap_rows()
        table.setMinimumHeight(self.fontMetrics().height() * 18)
        self.lay_out(self.tr("Newest first. Ctrl+C copies the chosen line."), table, None)
        self.notices.show_rows(list(reversed(history)))

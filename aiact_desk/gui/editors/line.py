"""The editor of a short text, a month or an address: one line, with suggestions where the form has some."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import set_flag
from aiact_desk.regulation.field_types import Link, Month, Text
from aiact_desk.regulation.values import Json


class LineEditor(Editor):
    """A line for the cells of a table, the parts of a record, and answers that take no more than a line."""

    def __init__(self, type_: Text | Month | Link, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        if isinstance(type_, Month):
            self.line.setPlaceholderText(self.tr("year-month, for example 2026-03"))
        elif isinstance(type_, Link):
            self.line.setPlaceholderText("https://")
        if isinstance(type_, Text) and type_.suggestions:
            box = QComboBox()
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setLineEdit(self.line)
            box.addItems(list(type_.suggestions))
            box.setCurrentIndex(-1)
            box.setAccessibleName(name)
            self.setLayout(column(box))
            self.setFocusProxy(box)
        else:
            self.setLayout(column(self.line))
            self.setFocusProxy(self.line)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._changed)
        self._quiet = False

    def value(self) -> Json:
        return self.line.text() or None

    def show_value(self, value: Json) -> None:
        self._quiet = True
        self.line.setText(value if isinstance(value, str) else "")
        self.line.setCursorPosition(0)
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.line, "wrong", wrong)

    def _changed(self) -> None:
        self.line.setToolTip(self.line.text())
        if not self._quiet:
            self.edited.emit()

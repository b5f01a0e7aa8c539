"""The editor of a number: as people write it, with its unit, and read back while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.labels import label, set_flag
from aiact_desk.gui.theme import theme
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Number
from aiact_desk.regulation.numbers import parse_number, show_number
from aiact_desk.regulation.values import Json, example


class NumberEditor(Editor):
    """A line with the unit behind it. `compact`: without the line that reads the number back, for tables."""

    def __init__(self, type_: Number, name: str, *, compact: bool = False) -> None:
        super().__init__()
        self._type, self._name, self._compact = type_, name, compact
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._changed)
        self.read = label("", "small")
        self._quiet = False
        if compact:
            self.setLayout(column(self.line))
        else:
            self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
            self.line.setPlaceholderText(self.tr("for example {example}").format(example=example(type_)))
            unit = label(self._units(), "muted", wrap=False)
            self.setLayout(column(row(self.line, unit), self.read, spacing=theme().space.tight))
        self.setFocusProxy(self.line)
        self._read_back()

    def value(self) -> Json:
        return self.line.text() or None

    def show_value(self, value: Json) -> None:
        self._quiet = True
        self.line.setText(value if isinstance(value, str) else "")
        self._quiet = False
        self._read_back()

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.line, "wrong", wrong)

    def _changed(self) -> None:
        self._read_back()
        if not self._quiet:
            self.edited.emit()

    def _read_back(self) -> None:
        if self._compact:
            return
        try:
            read = show_number(self._type, parse_number(self._name, self._type, self.line.text()))
            self.read.setText(self.tr("Read as {number}").format(number=read))
        except Misuse:
            self.read.setText("")
        self.read.setVisible(bool(self.read.text()))

    def _units(self) -> str:
        others = [other.name for other in self._type.other_units]
        if not others:
            return self._type.unit
        return self.tr("{unit} (or write {others} behind it)").format(unit=self._type.unit, others=", ".join(others))

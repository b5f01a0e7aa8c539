"""A list of facts: what each is called at the left, what it is at the right, ready to be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aiact_desk.gui.parts.boxes import emptied
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


@dataclass(frozen=True)
class Fact:
    """One line. `code`: set in the typewriter face."""

    name: str
    value: str
    code: bool = False


class FactList(QWidget):
    """Shows facts in two aligned columns."""

    def __init__(self, mono: QFont) -> None:
        super().__init__()
        self._mono = mono
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().space.large)
        self._grid.setVerticalSpacing(theme().space.tight + 1)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts instead of the last ones."""
        emptied(self._grid)
        for line, fact in enumerate(facts):
            name = label(fact.name, "muted", wrap=False)
            value = self._code(fact) if fact.code else label(fact.value, selectable=True)
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, line, 1)

    def _code(self, fact: Fact) -> QLineEdit:
        """A line that is as wide as there is room, and shows the rest as it is moved through."""
        value = QLineEdit(fact.value)
        value.setReadOnly(True)
        value.setFont(self._mono)
        value.setProperty("bare", True)
        value.setCursorPosition(0)
        value.setAccessibleName(fact.name)
        value.setToolTip(fact.value)
        return value

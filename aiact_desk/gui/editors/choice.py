"""The editors of exactly one option: buttons side by side where there is room, a list in the cells of a table."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QRadioButton

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.field_types import Choice
from aiact_desk.regulation.values import Json
from aiact_desk.wording.catalogue import translate

_SHORT = 14


class ChoiceEditor(Editor):
    """Every option in sight, in two columns where they are short."""

    def __init__(self, type_: Choice, name: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._options = type_.options
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().space.small)
        columns = 2 if max(len(option) for option in type_.options) <= _SHORT else 1
        for number, option in enumerate(type_.options):
            button = QRadioButton(translate(option))
            button.setAccessibleDescription(name)
            self._group.addButton(button, number)
            grid.addWidget(button, number // columns, number % columns)
        grid.setColumnStretch(columns, 1)
        self._group.idClicked.connect(lambda _number: self.edited.emit())
        self.setFocusProxy(self._group.button(0))

    def value(self) -> Json:
        chosen = self._group.checkedId()
        return self._options[chosen] if chosen >= 0 else None

    def show_value(self, value: Json) -> None:
        self._group.setExclusive(False)
        for number, option in enumerate(self._options):
            self._group.button(number).setChecked(option == value)
        self._group.setExclusive(True)


class ChoiceCell(Editor):
    """A list that can also stand empty."""

    def __init__(self, type_: Choice, name: str) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.addItem(self.tr("choose…"), None)
        for option in type_.options:
            self.box.addItem(translate(option), option)
        self.box.setAccessibleName(name)
        self.box.activated.connect(lambda _number: self.edited.emit())
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)

    def value(self) -> Json:
        chosen = self.box.currentData()
        return chosen if isinstance(chosen, str) else None

    def show_value(self, value: Json) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

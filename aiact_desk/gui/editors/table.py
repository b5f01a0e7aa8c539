"""The editor of a table: a line of cells per row, each with the editor of its column's type."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QWidget

from aiact_desk.gui.editors.choice import ChoiceCell
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.editors.file import FileEditor
from aiact_desk.gui.editors.line import LineEditor
from aiact_desk.gui.editors.number import NumberEditor
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.field_types import Choice, Column, Date, File, Link, Month, Number, Table, Text
from aiact_desk.regulation.values import Json
from aiact_desk.wording.catalogue import translate


class TableEditor(Editor):
    """Rows can be added and removed; rows that are wholly empty are not counted."""

    def __init__(self, type_: Table, name: str, look: Look) -> None:
        super().__init__()
        self._type, self._name, self._look = type_, name, look
        self.rows: list[tuple[Editor, ...]] = []
        self._removers: list[QToolButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().space.small)
        for number, head in enumerate(type_.columns):
            self._grid.addWidget(label(self._head(head), "small", wrap=False), 0, number)
            self._grid.setColumnStretch(number, 1 if isinstance(head.type, Number | Date) else 2)
        self.add = QPushButton(look.icon("add"), self.tr("Add row"))
        self.add.setAccessibleName(self.tr("Add a row to {name}").format(name=name))
        self.add.clicked.connect(self._add_by_hand)
        self.setLayout(column(self._grid, row(self.add), spacing=theme().space.small))
        self._add_row()

    def value(self) -> Json:
        given = [dict(zip(self._ids(), (cell.value() for cell in cells), strict=True)) for cells in self.rows]
        filled: list[Json] = [dict(cells) for cells in given if any(cell is not None for cell in cells.values())]
        return filled or None

    def show_value(self, value: Json) -> None:
        wanted = [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
        while len(self.rows) > max(len(wanted), 1):
            self._drop(len(self.rows) - 1)
        while len(self.rows) < len(wanted):
            self._add_row()
        for cells, line in zip(self.rows, wanted or [{}], strict=True):
            for cell, id in zip(cells, self._ids(), strict=True):
                cell.show_value(line.get(id))

    def remover(self, at: int) -> QToolButton:
        """The button that removes a row."""
        return self._removers[at]

    def _ids(self) -> list[str]:
        return [column_.id for column_ in self._type.columns]

    def _head(self, column_: Column) -> str:
        parts = [translate(column_.label)]
        if isinstance(column_.type, Number) and column_.type.unit:
            parts.append(f"({column_.type.unit})")
        if column_.optional:
            parts.append(self.tr("(optional)"))
        return " ".join(parts)

    def _add_row(self) -> None:
        number = len(self.rows) + 1
        cells = tuple(self._cell(column_, number) for column_ in self._type.columns)
        remove = icon_button(
            self._look, "remove", self.tr("Remove row {number}").format(number=number), lambda: self._remove(cells)
        )
        for at, cell in enumerate((*cells, remove)):
            self._grid.addWidget(cell, number, at)
        self.rows.append(cells)
        self._removers.append(remove)

    def _cell(self, column_: Column, number: int) -> Editor:
        said = self.tr("{column}, row {number}").format(column=translate(column_.label), number=number)
        match column_.type:
            case Text() | Month() | Link():
                cell: Editor = LineEditor(column_.type, said)
            case File():
                cell = FileEditor(said, self._look)
            case Number():
                cell = NumberEditor(column_.type, said, compact=True)
            case Choice():
                cell = ChoiceCell(column_.type, said)
            case Date():
                cell = DateEditor(said, self._look)
        cell.edited.connect(self.edited)
        return cell

    def _add_by_hand(self) -> None:
        self._add_row()
        self.rows[-1][0].setFocus()

    def _remove(self, cells: tuple[Editor, ...]) -> None:
        """Close the gap by moving the rows below up, so that names and places stay in order."""
        at = self.rows.index(cells)
        left = [[cell.value() for cell in line] for number, line in enumerate(self.rows) if number != at]
        self._drop(len(self.rows) - 1)
        if not self.rows:
            self._add_row()
        for line, values in zip(self.rows, left, strict=False):
            for cell, value in zip(line, values, strict=True):
                cell.show_value(value)
        self.edited.emit()

    def _drop(self, at: int) -> None:
        gone: list[QWidget] = [*self.rows.pop(at), self._removers.pop(at)]
        for widget in gone:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

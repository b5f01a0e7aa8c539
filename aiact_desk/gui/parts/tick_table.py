"""A table whose rows are ticked: with the box, with a double click, or with the space bar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from aiact_desk.gui.parts.rows_model import ROW_ROLE, Column, Index, RowsModel
from aiact_desk.gui.parts.table import Table

Row = TypeVar("Row")


class TickModel(RowsModel[Row], Generic[Row]):
    """Rows with a box before the first column, where `may` allows it; `ticked` tells that something was ticked."""

    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        may: Callable[[Row], bool],
        owner: QObject | None = None,
    ) -> None:
        super().__init__(columns, key, owner)
        self._key_of, self._may = key, may
        self._ticked: set[object] = set()

    @property
    def picked(self) -> tuple[Row, ...]:
        """The rows that are ticked, in their order."""
        return tuple(row for row in self.rows if self._key_of(row) in self._ticked)

    def tick(self, keys: Collection[object]) -> None:
        """Tick the rows with these keys, and no others."""
        self._ticked = {self._key_of(row) for row in self.rows if self._may(row) and self._key_of(row) in set(keys)}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def toggle(self, row: Row) -> None:
        """Tick a row, or take its tick away; one without a box stays as it is."""
        key = self._key_of(row)
        self.tick(self._ticked ^ {key})

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        row = self._row_at(index)
        if index.column() == 0 and row is not None and self._may(row):
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return super().data(index, role)
        if index.column() != 0 or not self._may(row):
            return None
        return Qt.CheckState.Checked if self._key_of(row) in self._ticked else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        self.toggle(row)
        return True

    def _row_at(self, index: Index) -> Row | None:
        return self.rows[index.row()] if index.isValid() and 0 <= index.row() < len(self.rows) else None


class TickTable(Table):
    """Shows a TickModel in the order of its rows."""

    def __init__(self, model: TickModel[Any], name: str) -> None:
        super().__init__(model, name, plain=False)
        self._ticks = model
        self.setSortingEnabled(False)
        self.doubleClicked.connect(self._toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self._ticks.toggle(row)

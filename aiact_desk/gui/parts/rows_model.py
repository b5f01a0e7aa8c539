"""A table model over frozen dataclasses, its columns given as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""Gives the whole row object of an index."""

_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, what a cell says, what it is sorted by, and how it stands.

    `number`: set to the right. `tip` says more on hovering. `wide` columns take the space that is left.
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None  # anything that compares with its own kind
    number: bool = False
    wide: bool = False
    icon: Callable[[Row], QIcon | None] | None = None
    tip: Callable[[Row], str] | None = None
    value: Callable[[Row], object] | None = None
    """What a delegate paints instead of the text."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows; `show_rows` changes as little as it can, so that selection and scrolling stay."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], object], owner: QObject | None = None
    ) -> None:
        super().__init__(owner)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    def row_of(self, key: object) -> int | None:
        """Where the row with this key stands."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), None)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the last ones."""
        wanted = [self._key(row) for row in rows]
        kept = [self._key(row) for row in self._rows if self._key(row) in set(wanted)]
        if kept != [key for key in wanted if key in set(kept)] or len(set(wanted)) < len(wanted):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at in reversed(range(len(self._rows))):
            if self._key(self._rows[at]) not in set(wanted):
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
        if rows and not self._rows:
            self._insert(0, rows)
            return
        changed = [at for at, row in enumerate(rows) if self._place(at, row)]
        if changed:  # told once: a table that wraps its rows measures all of them each time
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))

    def _place(self, at: int, row: Row) -> bool:
        """Put a row where it belongs, and say whether one that stood there is different now."""
        if at >= len(self._rows) or self._key(self._rows[at]) != self._key(row):
            self._insert(at, [row])
            return False
        differs = bool(self._rows[at] != row)
        self._rows[at] = row
        return differs

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(_NOWHERE, at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return aligned(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if role == ROW_ROLE else cell(self.columns[index.column()], row, role)


def cell(column: Column[Row], row: Row, role: int) -> object:
    """What a cell answers for a role."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        case Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else column.text(row)
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        case Qt.ItemDataRole.DecorationRole:
            return column.icon(row) if column.icon else None
        case Qt.ItemDataRole.TextAlignmentRole:
            return aligned(column)
        case Qt.ItemDataRole.UserRole:
            return column.value(row) if column.value else None
        case _ if role == SORT_ROLE:
            return column.sort(row) if column.sort else column.text(row).casefold()
    return None


def aligned(column: Column[Row]) -> Qt.AlignmentFlag:
    """Numbers stand to the right, all else to the left."""
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

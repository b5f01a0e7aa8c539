"""Tables as every page shows them: sorted by their heads, whole rows selected, copied as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from aiact_desk.gui.parts.rows_model import ROW_ROLE, SORT_ROLE, RowsModel

MOST_LETTERS, MOST_LETTERS_WRAPPED = 40, 28
"""How wide a column grows by itself, in letters."""


class Table(QTableView):
    """Shows a RowsModel. The columns marked as wide share the space that is left."""

    def __init__(self, model: RowsModel[Any], name: str, *, plain: bool = True) -> None:
        super().__init__()
        self.rows_model = model
        self.most_letters = MOST_LETTERS
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setProperty("plain", plain)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 10)
        self.horizontalHeader().setDefaultSectionSize(0)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        self.setTabKeyNavigation(False)
        _fit_later(self, model)

    def wrap_rows(self) -> None:
        """Give long texts as many lines as they need."""
        self.setWordWrap(True)
        self.setProperty("wraps", True)  # Qt leaves out the padding where it counts lines
        self.most_letters = MOST_LETTERS_WRAPPED
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def selected(self) -> object | None:
        """The row object that is selected."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].data(ROW_ROLE) if chosen else None

    def select(self, key: object) -> bool:
        """Select the row with this key, and say whether there is one."""
        at = self.rows_model.row_of(key)
        if at is None:
            return False
        index = self._sorted.mapFromSource(self.rows_model.index(at, 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_text(self.model(), self.selectionModel().selectedRows()))
        else:
            super().keyPressEvent(event)


def as_text(model: QAbstractItemModel, rows: Sequence[QModelIndex]) -> str:
    """Rows as tab-separated text under their column heads; all rows where none is given."""
    columns = range(model.columnCount())
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    numbers = [row.row() for row in rows] or list(range(model.rowCount()))
    lines = [[str(model.index(number, column).data()) for column in columns] for number in numbers]
    return "\n".join("\t".join(line) for line in [heads, *lines])


def _fit_later(table: Table, model: RowsModel[Any]) -> None:
    """Give each column the width of what it says once rows have come, and wide ones the rest."""
    header = table.horizontalHeader()
    for number, column in enumerate(model.columns):
        mode = QHeaderView.ResizeMode.Stretch if column.wide else QHeaderView.ResizeMode.Interactive
        header.setSectionResizeMode(number, mode)
    once = QTimer(table)
    once.setSingleShot(True)
    once.setInterval(0)
    once.timeout.connect(lambda: _fit(table, model))
    for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
        changed.connect(once.start)
    header.sortIndicatorChanged.connect(lambda *_: once.start())
    once.start()


def _fit(table: Table, model: RowsModel[Any]) -> None:
    letter = table.fontMetrics().averageCharWidth()
    for number, column in enumerate(model.columns):
        if not column.wide:
            needed = max(table.sizeHintForColumn(number), _head_width(table.horizontalHeader(), number))
            width = min(needed + letter, letter * table.most_letters)
            if table.columnWidth(number) < width:
                table.setColumnWidth(number, width)


def _head_width(header: QHeaderView, number: int) -> int:
    """What a head needs; room for the arrow only where the table is sorted by it."""
    if header.sortIndicatorSection() == number:
        return header.sectionSizeHint(number)
    header.setSortIndicatorShown(False)
    width = header.sectionSizeHint(number)
    header.setSortIndicatorShown(True)
    return width

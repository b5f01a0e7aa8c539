"""The tree of Models and their Versions as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aiact_desk.desk.models import ModelSummary
from aiact_desk.gui.look import Look
from aiact_desk.gui.models.columns import ModelColumns
from aiact_desk.gui.parts.rows_model import ROW_ROLE, aligned, cell

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MODELS = 0
"""The internal id of Model rows; Version rows have the number of their Model, counted from 1."""


class ModelTree(QAbstractItemModel):
    """Models at the top, their Versions below."""

    def __init__(self, look: Look, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._columns = ModelColumns(look, self)
        self._summaries: tuple[ModelSummary, ...] = ()

    @property
    def summaries(self) -> tuple[ModelSummary, ...]:
        """What is shown."""
        return self._summaries

    def show_models(self, summaries: Sequence[ModelSummary]) -> bool:
        """Show these Models; says whether they differ from the last ones."""
        if tuple(summaries) == self._summaries:
            return False
        self.beginResetModel()
        self._summaries = tuple(summaries)
        self.endResetModel()
        return True

    def index_of(self, id: str) -> QModelIndex:
        """Where the Model or Version with this id stands; invalid where there is none."""
        for at, summary in enumerate(self._summaries):
            if summary.model.id == id:
                return self.index(at, 0)
            for below, version in enumerate(summary.versions):
                if version.id == id:
                    return self.index(below, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _MODELS)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads it without arguments
        if not child.isValid() or child.internalId() == _MODELS:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, _MODELS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._summaries)
        is_model = parent.internalId() == _MODELS and parent.column() == 0
        return len(self._summaries[parent.row()].versions) if is_model else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._columns.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns.titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(self._columns.of_version[section])
        return self._columns.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        at, column = index.row(), index.column()
        if index.internalId() == _MODELS:
            summary = self._summaries[at]
            return summary if role == ROW_ROLE else cell(self._columns.of_model[column], summary, role)
        version = self._summaries[int(index.internalId()) - 1].versions[at]
        return version if role == ROW_ROLE else cell(self._columns.of_version[column], version, role)

"""Rows of a tree as high as their text needs at the width that its column has: Qt itself gives them one line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from aiact_desk.gui.theme import theme

_HIGHEST = 10_000


class WrappedRows(QStyledItemDelegate):
    """Sizes the rows of one tree by the text of their first column."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        tree.setItemDelegate(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(lambda: self.sizeHintChanged.emit(QModelIndex()))
        tree.header().sectionResized.connect(self._size_anew)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        if index.column() != 0:
            return hint
        font = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font) if isinstance(font, QFont) else option.fontMetrics
        room = QRect(0, 0, self._room(option, index), _HIGHEST)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data())).height()
        return QSize(hint.width(), max(round(option.fontMetrics.height() * 1.45), needed + 2 * theme().space.tight))

    def _room(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide the text may be, beside what stands left of it."""
        depth = 2 if index.parent().isValid() else 1
        icon = option.decorationSize.width() if index.data(Qt.ItemDataRole.DecorationRole) else 0
        beside = depth * self._tree.indentation() + icon + 6 * theme().space.tight
        return max(self._tree.columnWidth(0) - beside, option.fontMetrics.averageCharWidth())

    def _size_anew(self, section: int) -> None:
        """Once now, and once more when the tree is done: a width that changes while it lays out its rows is missed."""
        if section == 0:
            self.sizeHintChanged.emit(QModelIndex())
            self._later.start()

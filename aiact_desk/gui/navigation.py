"""The list of pages at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class Navigation(QListWidget):
    """One line per page, with its icon; `chosen` carries the page's number."""

    chosen = Signal(int)

    def __init__(self, entries: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        unit = self.fontMetrics()
        self.setIconSize(QSize(round(unit.height() * 1.15), round(unit.height() * 1.15)))
        for entry in entries:
            item = QListWidgetItem(entry.icon(), entry.text().replace("&", ""))
            item.setToolTip(f"{entry.statusTip()} ({entry.shortcut().toString()})")
            item.setSizeHint(QSize(0, round(unit.height() * 2.2)))
            self.addItem(item)
        self.setFixedWidth(unit.averageCharWidth() * 24)
        self.currentRowChanged.connect(self.chosen)

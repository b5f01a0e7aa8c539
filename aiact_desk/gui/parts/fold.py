"""Content that is folded away under a button until somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from aiact_desk.gui.parts.boxes import column, row


class Fold(QWidget):
    """A button with a title, and the content below it while it is open; `toggled` carries whether it is."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setAccessibleName(title.replace("&", ""))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setProperty("flat", True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._follow)
        self.setLayout(column(row(self.button), content))
        self._follow(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.button.isChecked()

    def set_open(self, *, is_open: bool) -> None:
        """Show the content, or fold it away."""
        self.button.setChecked(is_open)

    def _follow(self, is_open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)
        if (layout := self.layout()) is not None:
            layout.activate()  # so that whoever hears of it finds the new height
        self.toggled.emit(is_open)

"""The head of a page: its title, one line about it, and the buttons for what can be done there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


class PageHeader(QWidget):
    """Title and line at the left, buttons at the right."""

    def __init__(self, title: str, line: str, *buttons: QWidget) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().space.small)
        words = column(label(title, "title", wrap=False), label(line, "muted"), spacing=theme().space.tight // 2)
        layout.addLayout(words, 1)
        for button in buttons:
            layout.addWidget(button)

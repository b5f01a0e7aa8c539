"""What a page shows when it has nothing to show: what to do, and the button for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


class EmptyPage(QWidget):
    """An icon, a headline, two lines, and one or two buttons, the first of which is the obvious one."""

    def __init__(self, look: Look, icon: str, title: str, text: str, *actions: QAction) -> None:
        super().__init__()
        self._look, self._icon, self._picture = look, icon, QLabel()
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.wide, space.wide, space.wide, space.wide)
        layout.setSpacing(space.medium)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(label(title, "heading", wrap=False), 0, Qt.AlignmentFlag.AlignHCenter)
        body = label(text, "muted")
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.setFixedWidth(self.fontMetrics().averageCharWidth() * 64)
        layout.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = [ActionButton(action, look, primary=number == 0) for number, action in enumerate(actions)]
        if buttons:
            line = row(*buttons)
            line.insertStretch(0, 1)
            layout.addSpacing(space.small)
            layout.addLayout(line)
        layout.addStretch(3)
        look.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = self.fontMetrics().height() * 3
        self._picture.setPixmap(
            self._look.icon(self._icon, Tone.QUIET).pixmap(QSize(side, side), self.devicePixelRatioF())
        )

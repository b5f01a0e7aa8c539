"""A line of text with an icon before it, both in one tone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.labels import Role, label, set_flag
from aiact_desk.gui.theme import theme


class IconLine(QWidget):
    """Shows one sentence at a time; hidden while there is none."""

    def __init__(self, look: Look, role: Role = "body") -> None:
        super().__init__()
        self._look = look
        self._icon, self._words = QLabel(), label("", role, selectable=True)
        self._shown = ("info", Tone.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space.small)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        look.changed.connect(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, text: str, icon: str = "info", tone: Tone = Tone.MUTED) -> None:
        """Say this; an empty text hides the line."""
        self._shown = (icon, tone)
        self._words.setText(text)
        set_flag(self._words, "tone", tone.value)
        self.setVisible(bool(text))
        self._draw()

    def _draw(self) -> None:
        icon, tone = self._shown
        side = self._words.fontMetrics().height()
        self._icon.setPixmap(self._look.icon(icon, tone).pixmap(QSize(side, side), self.devicePixelRatioF()))

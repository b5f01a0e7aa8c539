"""A chip: an icon and a word on the ground of their tone, for states that must not be told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.theme import theme


class Chip(QFrame):
    """Shows one state at a time."""

    def __init__(self, look: Look, icon: str = "info", text: str = "", tone: Tone = Tone.QUIET) -> None:
        super().__init__()
        self._look = look
        self._icon, self._word = QLabel(), QLabel()
        space = theme().space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.small, space.tight - 1, space.small, space.tight - 1)
        row.setSpacing(space.tight)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._shown = (icon, text, tone)
        look.changed.connect(self._refresh)
        self._refresh()

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._shown[1]

    def show_state(self, icon: str, text: str, tone: Tone) -> None:
        """Show another state."""
        self._shown = (icon, text, tone)
        self._refresh()

    def _refresh(self) -> None:
        icon, text, tone = self._shown
        side = self.fontMetrics().height()
        self._icon.setPixmap(self._look.icon(icon, tone).pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._word.setText(text)
        self._word.setProperty("tone", tone.value)
        self.setProperty("chip", tone.value)
        self.setAccessibleName(text)
        for widget in (self, self._word):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

"""A box for running text that grows with it, up to a height from which it scrolls."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit


class GrowingText(QPlainTextEdit):
    """Between `least` and `most` lines high. Tab leaves it."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = int(self.document().size().height())  # a plain text document counts its height in lines
        shown = min(max(lines, self._least), self._most)
        around = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth() + 12
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + around)

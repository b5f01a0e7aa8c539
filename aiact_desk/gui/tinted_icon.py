"""An icon drawn from SVG in the colour of the moment, sharp at every size and scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

Colour = Callable[[], QColor]


class TintedIcon(QIconEngine):
    """Draws `svg`, putting the colour that `tint` gives at that moment where it says `currentColor`."""

    def __init__(self, svg: bytes, tint: Colour, disabled: Colour) -> None:
        super().__init__()
        self._svg, self._tint, self._disabled = svg, tint, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._disabled() if mode == QIcon.Mode.Disabled else self._tint()
        drawing = QSvgRenderer(self._svg.replace(b"currentColor", colour.name().encode()))
        side = min(rect.width(), rect.height())
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        drawing.render(painter, QRectF(QRect(corner, QSize(side, side))))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return TintedIcon(self._svg, self._tint, self._disabled)

"""A figure between 0 and 1 as a bar: its 95 % interval as a band, the value as a mark, guessing as a dashed line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aiact_desk.gui.look import Look, Tone


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval, and what guessing would score where that is known; all between 0 and 1."""

    value: float
    low: float
    high: float
    chance: float | None


def paint_estimate(painter: QPainter, place: QRectF, estimate: Estimate, look: Look) -> None:
    """Draw the estimate into `place`: a track from 0 to 1, then band, dashed line and mark."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, height = place.center().y(), min(place.height(), 14.0)

    def x(value: float) -> float:
        return place.left() + place.width() * min(max(value, 0.0), 1.0)

    track = QRectF(place.left(), middle - 2, place.width(), 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.sunken))
    painter.drawRoundedRect(track, 2, 2)
    band = QRectF(x(estimate.low), middle - height / 4, max(x(estimate.high) - x(estimate.low), 2.0), height / 2)
    colour = look.colour(Tone.LIVE)
    colour.setAlphaF(0.38)
    painter.setBrush(colour)
    painter.drawRoundedRect(band, 3, 3)
    if estimate.chance is not None:
        painter.setPen(QPen(look.colour(Tone.MUTED), 1.2, Qt.PenStyle.DashLine))
        at = x(estimate.chance)
        painter.drawLine(QPointF(at, middle - height / 2), QPointF(at, middle + height / 2))
    painter.setPen(QPen(look.colour(Tone.LIVE), 3, c=Qt.PenCapStyle.RoundCap))
    at = x(estimate.value)
    painter.drawLine(QPointF(at, middle - height / 2 + 1), QPointF(at, middle + height / 2 - 1))
    painter.restore()


class EstimateDelegate(QStyledItemDelegate):
    """Paints the Estimate that a cell gives in its user role; the cell's text says the same in words."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        estimate = index.data(Qt.ItemDataRole.UserRole)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if isinstance(estimate, Estimate):
            paint_estimate(painter, QRectF(option.rect).adjusted(8, 4, -8, -4), estimate, self._look)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.fontMetrics.averageCharWidth() * 18, option.fontMetrics.height())

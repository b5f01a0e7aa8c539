"""Arrangements that every page uses: cards, rows and columns with the distances of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from aiact_desk.gui.theme import theme


def card(*content: QWidget | QLayout, margin: int | None = None) -> QFrame:
    """A framed surface with its content from top to bottom."""
    frame = QFrame()
    frame.setProperty("card", True)
    inside = column(*content, margin=theme().space.large if margin is None else margin)
    frame.setLayout(inside)
    return frame


def column(*content: QWidget | QLayout, spacing: int | None = None, margin: int = 0) -> QVBoxLayout:
    """Things below each other."""
    layout = QVBoxLayout()
    _fill(layout, content, theme().space.small if spacing is None else spacing, margin)
    return layout


def row(*content: QWidget | QLayout, spacing: int | None = None, wide: int | None = None) -> QHBoxLayout:
    """Things beside each other; the one with the number `wide` takes the room that is left, else nothing does."""
    layout = QHBoxLayout()
    _fill(layout, content, theme().space.small if spacing is None else spacing, 0)
    if wide is None:
        layout.addStretch(1)
    else:
        layout.setStretch(wide, 1)
    return layout


def scrolling(content: QWidget) -> QScrollArea:
    """Content of any height in a place of fixed height."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setContentsMargins(0, 0, theme().space.small, 0)
    area.setWidget(content)
    return area


def emptied(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        _discard(item)


def _discard(item: QLayoutItem) -> None:
    if (widget := item.widget()) is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
    elif (inner := item.layout()) is not None:
        emptied(inner)
        inner.deleteLater()


def _fill(layout: QVBoxLayout | QHBoxLayout, content: tuple[QWidget | QLayout, ...], spacing: int, margin: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for one in content:
        if isinstance(one, QWidget):
            layout.addWidget(one)
        else:
            layout.addLayout(one)

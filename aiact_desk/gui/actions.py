"""Makes the actions of the table, and connects each to the method that its handler names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from aiact_desk.gui import words
from aiact_desk.gui.action_table import ACTIONS, CONTEXT
from aiact_desk.gui.look import Look


def make_actions(look: Look, owner: QObject) -> dict[str, QAction]:
    """All actions by id, not connected yet."""
    made = {}
    for spec in ACTIONS:
        action = QAction(look.icon(spec.icon), words.translate(CONTEXT, spec.text), owner)
        action.setShortcut(QKeySequence(spec.shortcut))
        action.setStatusTip(words.translate(CONTEXT, spec.tip))
        action.setProperty("icon_name", spec.icon)
        action.setEnabled(spec.allowed_by is None)
        made[spec.id] = action
    return made


def connect_actions(actions: dict[str, QAction], window: QObject, pages: dict[str, QObject]) -> None:
    """Connect each action to the method that its handler names."""
    for spec in ACTIONS:
        place, _dot, method = spec.handler.rpartition(".")
        handler: Callable[[], None] = getattr(pages[place] if place else window, method)
        actions[spec.id].triggered.connect(lambda _checked=False, act=handler: act())

"""Buttons: for an action of the table, and small ones that show an icon only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton

from aiact_desk.gui.look import Look, Tone


class ActionButton(QPushButton):
    """A button that is always what its action is: text, icon, tooltip, enabled or not."""

    def __init__(self, action: QAction, look: Look, *, primary: bool = False) -> None:
        super().__init__()
        self._action, self._look, self._primary = action, look, primary
        self.setProperty("primary", primary)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.text())
        self.setEnabled(action.isEnabled())
        icon = action.property("icon_name")
        self.setIcon(self._look.icon(icon, Tone.ON_ACCENT) if self._primary and icon else action.icon())
        keys = action.shortcut().toString()
        self.setToolTip(f"{action.statusTip()} ({keys})" if keys else action.statusTip())
        self.setAccessibleName(action.text().replace("&", ""))
        self.setAccessibleDescription(action.statusTip())


def icon_button(look: Look, icon: str, name: str, pressed: Callable[[], object], *, flat: bool = True) -> QToolButton:
    """A button with an icon only; `name` is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(look.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setProperty("flat", flat)
    button.clicked.connect(pressed)
    return button

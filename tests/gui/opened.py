"""What the tests of an open document share: the window with it, its dialogs, and an accepted dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aiact_desk.documents.content import Content
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.verb_dialog import VerbDialog

OpenWindow = Callable[[str], MainWindow]
Shown = TypeVar("Shown", bound=QDialog)


def opened(open_window: OpenWindow, qtbot: QtBot, content: Content) -> MainWindow:
    """The window with this document open; the preview has nobody to look at it."""
    made = open_window("success")
    made.documents.document.preview.hide()
    made.go("documents")
    made.documents.open_document(content.document.id)
    qtbot.waitUntil(lambda: made.documents.is_open and made.bench.tasks.idle)
    return made


def dialog_of(window: MainWindow, qtbot: QtBot, action: str, kind: type[Shown]) -> Shown:
    """Trigger an action, and give the dialog that it opens."""
    window.actions_by_id[action].trigger()
    return shown(window, qtbot, kind)


def shown(window: MainWindow, qtbot: QtBot, kind: type[Shown]) -> Shown:
    """The one dialog of this kind that is visible, once it is."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    (found,) = (one for one in window.findChildren(kind) if one.isVisible())
    return found


def done(window: MainWindow, qtbot: QtBot, dialog: VerbDialog) -> None:
    """Accept, and wait until the window shows what came of it."""
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(closed) and window.bench.tasks.idle)

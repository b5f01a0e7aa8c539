"""A defect in a slot: shown once in words with its details to copy, and written to standard error each time."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from aiact_desk.gui import words


class DefectBox:
    """The exception hook. The first defect opens a box; those after it do not pile up behind it."""

    def __init__(self) -> None:
        self._shown = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        app = QApplication.instance()
        if self._shown or app is None or QThread.currentThread() is not app.thread():
            return
        self._shown = True
        self.open_box(details)

    def open_box(self, details: str) -> QMessageBox:
        """Show what happened, without waiting for an answer."""
        box = QMessageBox(
            QMessageBox.Icon.Critical, "AI Act Desk", words.translate("DefectBox", "The program has a defect.")
        )
        box.setInformativeText(
            words.translate(
                "DefectBox",
                "What you have saved is safe. You can go on, but restart the program soon. "
                "The details help to mend it.",
            )
        )
        box.setDetailedText(details)
        copy = box.addButton(words.translate("DefectBox", "Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()
        self.box = box
        return box


def show_defects() -> None:
    """Install the hook."""
    sys.excepthook = DefectBox()

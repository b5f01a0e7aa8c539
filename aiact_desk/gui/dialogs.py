"""The port to questions and file choosers: answers come back through a callback, so nothing waits for a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

Chosen = Callable[[Path], None]
Answered = Callable[[str], None]


@dataclass(frozen=True)
class Reply:
    """One answer to a question. `id` is what the caller gets."""

    id: str
    text: str


@dataclass(frozen=True)
class Question:
    """A question with its replies, the first of which is the default; Esc gives `escape`."""

    title: str
    text: str
    detail: str
    replies: tuple[Reply, ...]
    escape: str


class Dialogs(Protocol):
    """What the window asks a person. A cancelled chooser calls nothing back."""

    def folder(self, parent: QWidget, title: str, chosen: Chosen) -> None: ...
    def file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None: ...
    def save(self, parent: QWidget, title: str, suggested: Path, kinds: str, chosen: Chosen) -> None: ...
    def ask(self, parent: QWidget, question: Question, answered: Answered) -> None: ...


class DesktopDialogs:
    """The desktop's own choosers and message boxes, opened without a nested event loop."""

    def folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Ask for a folder that exists."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _open(dialog, chosen)

    def file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Ask for a file that exists; `kinds` is a Qt name filter."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        _open(dialog, chosen)

    def save(self, parent: QWidget, title: str, suggested: Path, kinds: str, chosen: Chosen) -> None:
        """Ask where to write a file."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDirectory(str(suggested.parent))
        dialog.selectFile(suggested.name)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        _open(dialog, chosen)

    def ask(self, parent: QWidget, question: Question, answered: Answered) -> None:
        """Show the question as a message box."""
        box = QMessageBox(QMessageBox.Icon.Question, question.title, question.text, parent=parent)
        box.setInformativeText(question.detail)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        buttons: dict[QPushButton, str] = {}
        for reply in question.replies:
            button = QPushButton(reply.text, box)
            box.addButton(button, QMessageBox.ButtonRole.ActionRole)
            buttons[button] = reply.id
            if len(buttons) == 1:
                box.setDefaultButton(button)
            if reply.id == question.escape:
                box.setEscapeButton(button)
        box.buttonClicked.connect(lambda button: answered(buttons.get(button, question.escape)))
        box.open()


def _open(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()

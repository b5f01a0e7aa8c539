"""The editor of a file that belongs to an answer: the path of one to take in, or the facts of the one that is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from aiact_desk.gui.dialogs import DesktopDialogs, Dialogs
from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.labels import label, set_flag
from aiact_desk.regulation.files import show_file
from aiact_desk.regulation.values import Json


class FileEditor(Editor):
    """A path is typed or chosen; once it was read, its name, size and SHA-256 stand in its place."""

    def __init__(self, name: str, look: Look, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._dialogs = dialogs or DesktopDialogs()
        self._kept: Json = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Path of the file"))
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._typed)
        self.choose = QPushButton(look.icon("file"), self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose a file for {name}").format(name=name))
        self.choose.clicked.connect(self._ask)
        self.facts = label("", "small", selectable=True)
        self.remove = icon_button(look, "remove", self.tr("Take the file away"), self._take_away)
        self.setLayout(column(row(self.line, self.choose), row(self.facts, self.remove, wide=0)))
        self.setFocusProxy(self.line)
        self._quiet = False
        self._show_kept(None)

    def value(self) -> Json:
        return self.line.text().strip() or self._kept

    def show_value(self, value: Json) -> None:
        self._quiet = True
        self.line.setText(value if isinstance(value, str) else "")
        self._show_kept(value if isinstance(value, dict) else None)
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.line, "wrong", wrong)

    def _show_kept(self, value: Json) -> None:
        self._kept = value
        self.facts.setText(show_file(value) if isinstance(value, dict) else "")
        self.facts.setVisible(value is not None)
        self.remove.setVisible(value is not None)

    def _typed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _ask(self) -> None:
        self._dialogs.file(self, self.tr("Choose a file"), self.tr("All files (*)"), self._take)

    def _take(self, file: Path) -> None:
        self.line.setText(str(file))

    def _take_away(self) -> None:
        self._show_kept(None)
        self.edited.emit()

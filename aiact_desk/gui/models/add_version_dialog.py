"""The dialog that adds model files to the library as Versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from aiact_desk.documents.nouns import Model
from aiact_desk.gui.dialogs import Dialogs
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.form_dialog import FormDialog


@dataclass(frozen=True)
class NewVersion:
    """What was asked for. `model` is the id of a Model, None for one of the version's own name."""

    path: Path
    model: str | None
    name: str | None


class AddVersionDialog(FormDialog):
    """Asks for a folder or a GGUF file, the Model that it belongs to, and a name."""

    def __init__(self, parent: QWidget, dialogs: Dialogs, look: Look, models: Sequence[Model]) -> None:
        super().__init__(parent, 84)
        self.setWindowTitle(self.tr("Add version"))
        self._dialogs = dialogs
        self.path, self.model, self.name = QLineEdit(), QComboBox(), QLineEdit()
        self.path.setPlaceholderText(self.tr("a folder with safetensors weights, or a .gguf file"))
        self.name.setPlaceholderText(self.tr("as the files name it"))
        self.model.addItem(self.tr("A model of the version’s own name"), None)
        for model in models:
            self.model.addItem(model.name, model.id)
        self.folder_button = QPushButton(look.icon("folder"), self.tr("Choose &folder…"))
        self.file_button = QPushButton(look.icon("file"), self.tr("Choose &GGUF file…"))
        self.folder_button.clicked.connect(self._choose_folder)
        self.file_button.clicked.connect(self._choose_file)
        form = QFormLayout()
        form.addRow(self.tr("F&iles:"), self.path)
        form.addRow("", row(self.folder_button, self.file_button))
        form.addRow(self.tr("&Model:"), self.model)
        form.addRow(self.tr("&Name:"), self.name)
        text = self.tr(
            "The files are read and hashed where they lie. They are not copied, not changed, and none of their code "
            "is run."
        )
        self.lay_out(text, form, self.tr("Add version"))
        self.path.textChanged.connect(self._check)
        self._check()

    def preset(self, path: Path | None, model: str | None) -> None:
        """Begin with this path and this Model."""
        if path is not None:
            self.path.setText(str(path))
        self.model.setCurrentIndex(max(0, self.model.findData(model)))

    def asked(self) -> NewVersion:
        """What the fields say."""
        path = Path(self.path.text().strip()).expanduser()
        return NewVersion(path, self.model.currentData(), self.name.text().strip() or None)

    def _choose_folder(self) -> None:
        self._dialogs.folder(self, self.tr("Choose the folder of the model"), self._take)

    def _choose_file(self) -> None:
        self._dialogs.file(self, self.tr("Choose a GGUF file"), self.tr("GGUF files (*.gguf)"), self._take)

    def _take(self, path: Path) -> None:
        self.path.setText(str(path))

    def _check(self) -> None:
        self.act.setEnabled(bool(self.path.text().strip()))

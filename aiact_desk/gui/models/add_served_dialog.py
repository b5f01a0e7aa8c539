"""The dialog that adds a model behind a server to the library as a Version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from aiact_desk.documents.nouns import Model
from aiact_desk.gui.parts.form_dialog import FormDialog


@dataclass(frozen=True)
class NewServed:
    """What was asked for. `model` is the id of a Model, None for one of the version's own name."""

    url: str
    served_name: str
    model: str | None
    name: str | None


class AddServedDialog(FormDialog):
    """Asks for the address of a server, the model's name there, the Model that it belongs to, and a name."""

    def __init__(self, parent: QWidget, models: Sequence[Model]) -> None:
        super().__init__(parent, 84)
        self.setWindowTitle(self.tr("Add a served model"))
        self.url, self.served_name, self.model, self.name = QLineEdit(), QLineEdit(), QComboBox(), QLineEdit()
        self.url.setPlaceholderText("http://127.0.0.1:8080/v1")
        self.served_name.setPlaceholderText(self.tr("as the server lists it"))
        self.name.setPlaceholderText(self.tr("as the server names it"))
        self.model.addItem(self.tr("A model of the version’s own name"), None)
        for model in models:
            self.model.addItem(model.name, model.id)
        form = QFormLayout()
        form.addRow(self.tr("&Address:"), self.url)
        form.addRow(self.tr("&Served name:"), self.served_name)
        form.addRow(self.tr("&Model:"), self.model)
        form.addRow(self.tr("&Name:"), self.name)
        text = self.tr(
            "An OpenAI-compatible server, such as vLLM, llama.cpp, Ollama or LM Studio. It is asked what it says of "
            "itself; the weights behind it are not seen, and evidence from it says so."
        )
        self.lay_out(text, form, self.tr("Add served model"))
        for field in (self.url, self.served_name):
            field.textChanged.connect(self._check)
        self._check()

    def preset(self, model: str | None) -> None:
        """Begin with this Model."""
        self.model.setCurrentIndex(max(0, self.model.findData(model)))

    def asked(self) -> NewServed:
        """What the fields say."""
        url, served_name = self.url.text().strip(), self.served_name.text().strip()
        return NewServed(url, served_name, self.model.currentData(), self.name.text().strip() or None)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.url.text().strip() and self.served_name.text().strip()))

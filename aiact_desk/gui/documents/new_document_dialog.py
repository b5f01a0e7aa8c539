"""The dialog that begins a document: of which model, after which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from aiact_desk.documents.nouns import Model
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.labels import label
from aiact_desk.regulation.schema import Form
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class NewDocument:
    """What was asked for: the ids of a Model and of a form."""

    model: str
    form: str


class NewDocumentDialog(FormDialog):
    """Asks for a NewDocument."""

    def __init__(self, parent: QWidget, models: Sequence[Model], forms: Sequence[Form]) -> None:
        super().__init__(parent, 76)
        self.setWindowTitle(self.tr("New document"))
        self.model, self.form = QComboBox(), QComboBox()
        for model in models:
            self.model.addItem(model.name, model.id)
        for form in forms:
            self.form.addItem(translate(form.title), form.id)
        self._source = label("", "muted")
        self._sources = [form.source for form in forms]
        self.form.currentIndexChanged.connect(self._show_source)
        self._show_source(0)
        fields = QFormLayout()
        fields.addRow(self.tr("&Model:"), self.model)
        fields.addRow(self.tr("&Form:"), self.form)
        fields.addRow("", self._source)
        text = self.tr(
            "The form is filled with what was inspected and measured; the rest is yours to write. "
            "Every answer is saved as you type."
        )
        self.lay_out(text, fields, self.tr("Begin document"))
        self.act.setEnabled(bool(models and forms))

    def preset(self, model: str | None) -> None:
        """Begin with this Model."""
        self.model.setCurrentIndex(max(0, self.model.findData(model)))

    def asked(self) -> NewDocument:
        """What was chosen."""
        return NewDocument(self.model.currentData(), self.form.currentData())

    def _show_source(self, at: int) -> None:
        self._source.setText(translate(self._sources[at]) if 0 <= at < len(self._sources) else "")

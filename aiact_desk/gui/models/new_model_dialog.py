"""The dialog that records a Model in the law's sense."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from aiact_desk.gui.parts.form_dialog import FormDialog


@dataclass(frozen=True)
class NewModel:
    """What was asked for. `provider` is None where it is not named yet."""

    name: str
    provider: str | None


class NewModelDialog(FormDialog):
    """Asks for the name and the provider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 70)
        self.setWindowTitle(self.tr("New model"))
        self.name, self.provider = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("for example Aurora"))
        self.provider.setPlaceholderText(self.tr("the legal name, for example Aurora AI S.A."))
        form = QFormLayout()
        form.addRow(self.tr("&Name:"), self.name)
        form.addRow(self.tr("&Provider:"), self.provider)
        text = self.tr(
            "A model, as the law means it, is everything that goes back to one large pre-training run. "
            "Its base, instruct and quantised weights are versions of it."
        )
        self.lay_out(text, form, self.tr("Record model"))
        self.name.textChanged.connect(self._check)
        self._check()

    def asked(self) -> NewModel:
        """What the fields say."""
        return NewModel(self.name.text().strip(), self.provider.text().strip() or None)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.name.text().strip()))

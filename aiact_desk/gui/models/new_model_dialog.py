"""The dialog that records a Model in the law's sense."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


@dataclass(frozen=True)
class NewModel:
    """What was asked for. `provider` is None where it is not named yet."""

    name: str
    provider: str | None


class NewModelDialog(QDialog):
    """Asks for the name and the provider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New model"))
        self.name, self.provider = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("for example Aurora"))
        self.provider.setPlaceholderText(self.tr("the legal name, for example Aurora AI S.A."))
        form = QFormLayout()
        form.addRow(self.tr("&Name:"), self.name)
        form.addRow(self.tr("&Provider:"), self.provider)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = self.buttons.addButton(self.tr("Record model"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._make.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        text = self.tr(
            "A model, as the law means it, is everything that goes back to one large pre-training run. "
            "Its base, instruct and quantised weights are versions of it."
        )
        space = theme().space
        self.setLayout(column(label(text, "muted"), form, self.buttons, spacing=space.large, margin=space.wide))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self.name.textChanged.connect(self._check)
        self._check()

    def asked(self) -> NewModel:
        """What the fields say."""
        return NewModel(self.name.text().strip(), self.provider.text().strip() or None)

    def _check(self) -> None:
        self._make.setEnabled(bool(self.name.text().strip()))

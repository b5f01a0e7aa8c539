"""The answer "not applicable": a box to tick, and the reason, which is printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import set_flag
from aiact_desk.gui.theme import theme


class NotApplicableBox(QWidget):
    """Gives the reason, or None while the row does apply."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox(self.tr("Not a&pplicable"))
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Reason why it does not apply"))
        self.line.setPlaceholderText(self.tr("the reason, which is printed in the document"))
        self.setLayout(column(self.box, self.line, spacing=theme().space.tight))
        self.box.toggled.connect(self._toggled)
        self.line.textChanged.connect(self._changed)
        self._quiet = False
        self.line.hide()

    def reason(self) -> str | None:
        """The reason as typed so far; None where the box is not ticked."""
        return self.line.text() if self.box.isChecked() else None

    def show_reason(self, reason: str | None) -> None:
        """Show an answer."""
        self._quiet = True
        self.box.setChecked(reason is not None)
        self.line.setText(reason or "")
        self.line.setVisible(reason is not None)
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        """Show by its frame that the reason is refused."""
        set_flag(self.line, "wrong", wrong)

    def _toggled(self, ticked: bool) -> None:
        self.line.setVisible(ticked)
        if ticked and not self._quiet:
            self.line.setFocus()
        self._changed()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

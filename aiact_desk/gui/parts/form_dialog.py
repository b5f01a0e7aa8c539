"""A dialog with a sentence, some fields, and the buttons to do it or leave it."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QPushButton, QWidget

from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


class FormDialog(QDialog):
    """As wide as `letters`, as high as its content. Without `act` it has a button to close it only."""

    act: QPushButton

    def __init__(self, parent: QWidget, letters: int) -> None:
        super().__init__(parent)
        self._wide = self.fontMetrics().averageCharWidth() * letters

    def lay_out(self, text: str, content: QLayout | QWidget, act: str | None) -> None:
        """Put the sentence (it may be empty) above the content, and the buttons below."""
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Cancel if act else kind.Close)
        if act:
            self.act = buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
            self.act.setProperty("primary", True)
            self.act.setDefault(True)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        space = theme().space
        above = label(text, "muted")
        above.setVisible(bool(text))
        layout = column(above, content, buttons, spacing=space.large, margin=space.wide)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumWidth(self._wide)
        self.resize(self._wide, self.height())
        self.fit()

    def fit(self) -> None:
        """Make it as high as its content is now."""
        if (layout := self.layout()) is not None:
            layout.activate()
            needed = max(layout.heightForWidth(self.width()), layout.minimumSize().height())
            self.resize(self.width(), needed)

"""The dialog before an export: for whom, and what that audience will find missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QRadioButton, QWidget

from aiact_desk.documents.check import OpenItem
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.gui.words import counted
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording.catalogue import translate


class ExportDialog(QDialog):
    """Asks for the audience; says how many of its rows are still open."""

    def __init__(self, parent: QWidget, form: Form, items: Sequence[OpenItem]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export PDF"))
        self._items = [item for item in items if item.kind == "missing"]
        self._audiences = tuple(form.audiences)
        self.group = QButtonGroup(self)
        space = theme().space
        content = column(label(self.tr("Who is the document for?"), "heading"), spacing=space.small, margin=space.wide)
        text = self.tr("The file holds the rows of this audience and nothing else.")
        content.addWidget(label(text, "muted"))
        content.addSpacing(space.small)
        for number, (audience, reader) in enumerate(form.audiences.items()):
            button = QRadioButton(translate(reader.title))
            button.setAccessibleDescription(translate(reader.access))
            self.group.addButton(button, number)
            rows = counted(len(form.rows(audience)), self.tr("{count} row"), self.tr("{count} rows"))
            access = label(f"{rows}, {translate(reader.access)}", "small")
            access.setIndent(space.wide)
            content.addWidget(button)
            content.addWidget(access)
        self.missing = label("")
        self.group.idToggled.connect(self._say_missing)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = self.buttons.addButton(self.tr("Choose the file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        export.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        content.addSpacing(space.small)
        content.addWidget(self.missing)
        content.addSpacing(space.small)
        content.addWidget(self.buttons)
        self.setLayout(content)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)
        self.group.button(0).setChecked(True)

    def preset(self, audience: Audience) -> None:
        """Begin with this audience."""
        self.group.button(self._audiences.index(audience)).setChecked(True)

    def asked(self) -> Audience:
        """The audience that was chosen."""
        return self._audiences[self.group.checkedId()]

    def _say_missing(self) -> None:
        if self.group.checkedId() < 0:
            return
        count = sum(self.asked() in item.audiences for item in self._items)
        one = self.tr("One of these rows has no answer: “not provided” is printed, with the reason.")
        many = self.tr("{count} of these rows have no answer: “not provided” is printed, with the reason.")
        self.missing.setText(counted(count, one, many) if count else self.tr("Every row of this audience is answered."))

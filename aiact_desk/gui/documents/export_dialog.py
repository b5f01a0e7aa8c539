"""The dialog before an export: for whom, and what that audience will find missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from aiact_desk.documents.check import OpenItem
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.gui.words import counted
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording.catalogue import translate


class ExportDialog(FormDialog):
    """Asks for the audience; says how many of its rows are still open."""

    def __init__(self, parent: QWidget, form: Form, items: Sequence[OpenItem]) -> None:
        super().__init__(parent, 76)
        self.setWindowTitle(self.tr("Export PDF"))
        self._items = [item for item in items if item.kind == "missing"]
        self._audiences = tuple(form.audiences)
        self.group = QButtonGroup(self)
        fields = column(spacing=theme().space.tight)
        for number, (audience, reader) in enumerate(form.audiences.items()):
            button = QRadioButton(translate(reader.title))
            button.setAccessibleDescription(translate(reader.access))
            self.group.addButton(button, number)
            rows = counted(len(form.rows(audience)), self.tr("{count} row"), self.tr("{count} rows"))
            access = label(f"{rows}, {translate(reader.access)}", "small")
            access.setIndent(theme().space.wide)
            fields.addWidget(button)
            fields.addWidget(access)
            fields.addSpacing(theme().space.small)
        self.missing = label("")
        fields.addWidget(self.missing)
        fields.addStretch(1)
        self.group.idToggled.connect(self._say_missing)
        self.group.button(0).setChecked(True)
        text = self.tr("Choose for whom it is. The file holds the rows of this audience and nothing else.")
        self.lay_out(text, fields, self.tr("Choose the file…"))

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

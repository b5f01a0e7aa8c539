"""The dialog that puts somebody on the list of those who receive documentation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from aiact_desk.desk import register
from aiact_desk.documents.register import Recipient
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.wording.catalogue import translate


class RecipientDialog(VerbDialog):
    """Asks who it is, of which kind, and how they are reached."""

    def __init__(self, parent: QWidget, bench: Workbench, changed: Callable[[Recipient], object]) -> None:
        super().__init__(parent, bench, 72)
        self.setWindowTitle(self.tr("Add a recipient"))
        self._changed = changed
        self.name, self.kind, self.contact = QLineEdit(), QComboBox(), QLineEdit()
        for reader in load_request_rules().readers:
            self.kind.addItem(translate(reader.title), reader.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData("downstream_provider")))
        self.contact.setPlaceholderText(self.tr("for example an address for mail"))
        fields = QFormLayout()
        fields.addRow(self.tr("&Name:"), self.name)
        fields.addRow(self.tr("&Kind:"), self.kind)
        fields.addRow(self.tr("&Contact:"), self.contact)
        self.lay_out("", fields, self.tr("Add"))
        self.name.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        desk, name, kind, contact = self.bench.desk, self.name.text(), self.kind.currentData(), self.contact.text()
        self.attempt(lambda: register.add_recipient(desk, name, kind, contact), self._changed)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.name.text().strip()))

"""The dialogs that put somebody on the list of people, and that set their passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from aiact_desk.desk import people
from aiact_desk.documents.review import Person
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench

Changed = Callable[[Person], object]


class AddPersonDialog(VerbDialog):
    """Asks for a name and a function in the house."""

    def __init__(self, parent: QWidget, bench: Workbench, changed: Changed) -> None:
        super().__init__(parent, bench, 64)
        self.setWindowTitle(self.tr("Add a person"))
        self._changed = changed
        self.name, self.function = QLineEdit(), QLineEdit()
        self.function.setPlaceholderText(self.tr("for example: head of compliance"))
        fields = QFormLayout()
        fields.addRow(self.tr("&Name:"), self.name)
        fields.addRow(self.tr("&Function:"), self.function)
        self.lay_out("", fields, self.tr("Add"))
        self.name.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        desk, name, function = self.bench.desk, self.name.text(), self.function.text()
        self.attempt(lambda: people.add_person(desk, name, function), self._changed)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.name.text().strip()))


class PassphraseDialog(VerbDialog):
    """Asks for a new passphrase twice."""

    def __init__(self, parent: QWidget, bench: Workbench, person: Person, changed: Changed) -> None:
        super().__init__(parent, bench, 68)
        self.setWindowTitle(self.tr("Passphrase of {name}").format(name=person.name))
        self._name, self._changed = person.name, changed
        self.first, self.second = QLineEdit(), QLineEdit()
        fields = QFormLayout()
        for line, text in ((self.first, self.tr("&Passphrase:")), (self.second, self.tr("&Once more:"))):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._check)
            fields.addRow(text, line)
        text = self.tr("It is kept as a hash (scrypt) and cannot be read back. Whoever forgot it sets a new one.")
        self.lay_out(text, fields, self.tr("Set passphrase"))
        self._check()

    def accept(self) -> None:
        desk, name, said = self.bench.desk, self._name, self.first.text()
        self.attempt(lambda: people.set_passphrase(desk, name, said), self._changed)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.first.text()) and self.first.text() == self.second.text())

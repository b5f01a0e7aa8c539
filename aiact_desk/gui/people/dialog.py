"""The list of people who write and approve, and what approving asks each of them for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from aiact_desk.desk import people
from aiact_desk.documents.review import Identity, Person
from aiact_desk.gui import words
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.flow import FlowLayout
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.people.entry_dialogs import AddPersonDialog, PassphraseDialog
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench


class PeopleDialog(VerbDialog):
    """Each change is saved at once."""

    def __init__(self, parent: QWidget, bench: Workbench) -> None:
        super().__init__(parent, bench, 100)
        self.setWindowTitle(self.tr("People"))
        icon = bench.look.icon("people")
        columns: tuple[Column[Person], ...] = (
            Column(self.tr("Name"), lambda one: one.name, wide=True, icon=lambda _: icon),
            Column(self.tr("Function"), lambda one: one.function, wide=True),
            Column(self.tr("Approving asks for"), lambda one: identity_word(one.identity)),
        )
        self.rows: RowsModel[Person] = RowsModel(columns, lambda one: one.id, self)
        self.table = Table(self.rows, self.tr("People on the list"), plain=False)
        self.table.setMinimumHeight(self.fontMetrics().height() * 11)
        self.nothing = label(self.tr("Nobody is on the list yet. A document is approved by somebody on it."), "muted")
        self.add_button = self._button("add", self.tr("&Add…"), self._add)
        self.passphrase_button = self._button("lock", self.tr("&Passphrase…"), self._ask_passphrase)
        self.certificate_button = self._button("file", self.tr("&Certificate…"), self._ask_certificate)
        self.nothing_button = self._button("undo", self.tr("Ask for &nothing"), self._ask_for_nothing)
        self.leave_button = self._button("remove", self.tr("&Leaves the list"), self._leave)
        buttons = QWidget()
        flow = FlowLayout()
        self._of_person = (self.passphrase_button, self.certificate_button, self.nothing_button, self.leave_button)
        for button in (self.add_button, *self._of_person):
            flow.addWidget(button)
        buttons.setLayout(flow)
        text = self.tr(
            "Approving asks a person for their passphrase, or for the key of their certificate. Where neither is set, "
            "documents and exports say: identity of reviewer not checked."
        )
        self.lay_out(text, column(self.nothing, self.table, buttons), None)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self._follow()
        self.look()

    def look(self, select: str | None = None) -> None:
        """Read the list again, and select this person."""
        desk = self.bench.desk

        def show(found: Sequence[Person]) -> None:
            self.rows.show_rows(found)
            self.nothing.setVisible(not found)
            if select:
                self.table.select(select)
            self._follow()

        self.bench.tasks.ask(lambda: list(people.list_people(desk, limit=-1)), show)

    def _button(self, icon: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(self.bench.look.icon(icon), text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def _chosen(self) -> Person | None:
        found = self.table.selected()
        return found if isinstance(found, Person) else None

    def _follow(self) -> None:
        chosen = self._chosen()
        for button in self._of_person:
            button.setEnabled(chosen is not None)
        self.nothing_button.setEnabled(chosen is not None and chosen.identity is not Identity.UNCHECKED)

    def _add(self) -> None:
        AddPersonDialog(self, self.bench, self._changed).begin()

    def _ask_passphrase(self) -> None:
        if chosen := self._chosen():
            PassphraseDialog(self, self.bench, chosen, self._changed).begin()

    def _ask_certificate(self) -> None:
        chosen, desk = self._chosen(), self.bench.desk
        if chosen is None:
            return
        name = chosen.name

        def take(file: Path) -> None:
            self._do(lambda: people.set_certificate(desk, name, file))

        title = self.tr("Choose the certificate of {name}").format(name=name)
        self.bench.dialogs.file(self, title, self.tr("Certificates (*.pem *.crt *.cer *.der)"), take)

    def _ask_for_nothing(self) -> None:
        chosen, desk = self._chosen(), self.bench.desk
        if chosen is None:
            return
        name, verb = chosen.name, people.set_passphrase
        if chosen.identity is Identity.CERTIFICATE:
            self._do(lambda: people.set_certificate(desk, name, None))
        else:
            self._do(lambda: verb(desk, name, None))

    def _leave(self) -> None:
        if chosen := self._chosen():
            desk, name = self.bench.desk, chosen.name
            self._do(lambda: people.leave(desk, name))

    def _do(self, verb: Callable[[], Person]) -> None:
        self.attempt(verb, self._changed, closes=False)

    def _changed(self, person: Person) -> None:
        self.look(person.id)


def identity_word(identity: Identity) -> str:
    """What approving asks for, in a word."""
    return {
        Identity.UNCHECKED: words.translate("Identities", "nothing"),
        Identity.PASSPHRASE: words.translate("Identities", "a passphrase"),
        Identity.CERTIFICATE: words.translate("Identities", "the key of a certificate"),
    }[identity]


def edit_people(parent: QWidget, bench: Workbench) -> None:
    """Open the list of people."""
    PeopleDialog(parent, bench).begin()

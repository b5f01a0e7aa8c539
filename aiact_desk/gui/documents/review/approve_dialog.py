"""The dialog in which somebody approves: who it is, and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from aiact_desk.desk import review
from aiact_desk.desk.review import Approver, KeyFile, Passphrase
from aiact_desk.documents.content import Content
from aiact_desk.documents.review import Identity, Person
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench


class ApproveDialog(VerbDialog):
    """Asks a person for what they set themselves: a passphrase, the key of a certificate, or nothing."""

    def __init__(
        self,
        parent: QWidget,
        bench: Workbench,
        content: Content,
        people: Sequence[Approver],
        done: Callable[[object], object],
    ) -> None:
        super().__init__(parent, bench, 84)
        self.setWindowTitle(self.tr("Approve"))
        self._document, self._done, self._people = content.document.id, done, tuple(people)
        self.person = QComboBox()
        for one in (each.person for each in people):
            self.person.addItem(f"{one.name} ({one.function})" if one.function else one.name, one.name)
        self.own, self.asked = IconLine(bench.look), IconLine(bench.look)
        self.key = QLineEdit()
        self.key.setPlaceholderText(self.tr("a file that ends in .p12 or .pfx"))
        self.key_button = QPushButton(bench.look.icon("file"), self.tr("Choose &file…"))
        self.key_button.clicked.connect(self._choose_key)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = QFormLayout()
        self.fields.addRow(self.tr("&Person:"), self.person)
        self._key_row = QWidget()
        self._key_row.setLayout(row(self.key, self.key_button, wide=0))
        self._key_row.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # set in the line above
        self._key_row.setFocusProxy(self.key)
        self.fields.addRow(self.tr("&Key file:"), self._key_row)
        self.fields.addRow(self.tr("Pass&phrase:"), self.secret)
        self.key.setAccessibleName(self.tr("Key file"))
        text = self.tr(
            "Approving freezes this text for good, and erases what was typed on the way to it. A later change makes a "
            "new version. Every comment has to be settled first."
        )
        self.lay_out(text, column(self.fields, self.own, self.asked), self.tr("Approve"))
        self.person.currentIndexChanged.connect(self._follow_person)
        self._preset()
        self._follow_person()

    def choose(self, name: str) -> None:
        """Begin with this person."""
        self.person.setCurrentIndex(self.person.findData(name))

    def accept(self) -> None:
        desk, document, name, proof = self.bench.desk, self._document, self._chosen().name, self._proof()
        self.attempt(lambda: review.approve(desk, document, name, proof), self._done)

    def _preset(self) -> None:
        """Somebody who did not write it, where there is one."""
        others = [at for at, one in enumerate(self._people) if not one.wrote]
        self.person.setCurrentIndex(next(iter(others), 0))

    def _chosen(self) -> Person:
        return self._people[self.person.currentIndex()].person

    def _proof(self) -> Passphrase | KeyFile | None:
        identity = self._chosen().identity
        if identity is Identity.CERTIFICATE:
            return KeyFile(Path(self.key.text().strip()).expanduser(), self.secret.text())
        return Passphrase(self.secret.text()) if identity is Identity.PASSPHRASE else None

    def _follow_person(self) -> None:
        person = self._chosen()
        self.fields.setRowVisible(self._key_row, person.identity is Identity.CERTIFICATE)
        self.fields.setRowVisible(self.secret, person.identity is not Identity.UNCHECKED)
        self.secret.clear()
        self.asked.say("")
        if person.identity is Identity.UNCHECKED:
            text = self.tr(
                "This person set no passphrase and no certificate. The document and its exports will say: identity of "
                "reviewer not checked."
            )
            self.asked.say(text, "warning", Tone.WARN)
        wrote = self._people[self.person.currentIndex()].wrote
        self.own.say(self.tr("This person worked on the text.") if wrote else "", "people", Tone.WARN)
        self.problem.say("")
        self.fit()

    def _choose_key(self) -> None:
        kinds = self.tr("Key files (*.p12 *.pfx)")
        self.bench.dialogs.file(self, self.tr("Choose the key file"), kinds, self._take_key)

    def _take_key(self, file: Path) -> None:
        self.key.setText(str(file))

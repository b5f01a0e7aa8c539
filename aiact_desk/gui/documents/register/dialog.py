"""The register of one document: who got it, who was told of it, and who is still to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QWidget

from aiact_desk.desk import register
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.review import show_review
from aiact_desk.documents.content import Content
from aiact_desk.documents.register import Delivery, Recipient, ToTell, What
from aiact_desk.documents.review import ExportRecord
from aiact_desk.gui.documents.register.recipient_dialog import RecipientDialog
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.pager import PAGE, Pager
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.schema import Audience
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class Held:
    """What the register holds of a document: a page of its deliveries (one more where there are older ones)."""

    deliveries: tuple[Delivery, ...]
    to_tell: tuple[ToTell, ...]
    recipients: tuple[Recipient, ...]
    exports: tuple[ExportRecord, ...]


def held(desk: Desk, document: str, offset: int) -> Held:
    """Reads the register of a document."""
    return Held(
        tuple(register.list_deliveries(desk, document, offset=offset, limit=PAGE + 1)),
        tuple(register.to_tell(desk, document)),
        tuple(register.list_recipients(desk, limit=-1)),
        show_review(desk, document).exports,
    )


class RegisterDialog(VerbDialog):
    """Each note is saved at once."""

    def __init__(self, parent: QWidget, bench: Workbench, content: Content, found: Held) -> None:
        super().__init__(parent, bench, 116)
        self.setWindowTitle(self.tr("Register"))
        self._content = content
        self.rows: RowsModel[Delivery] = RowsModel(self._columns(), lambda one: one.id, self)
        self.table = Table(self.rows, self.tr("Who got this document or was told of it"), plain=False)
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.pager, self.waiting = Pager(bench.look), IconLine(bench.look)
        self.pager.turned.connect(self._look)
        self.recipient, self.what = QComboBox(), QComboBox()
        self.day = DateEditor(self.tr("On the day"), bench.look)
        self.day.line.setPlaceholderText(self.tr("today, unless you say another day"))
        self.add_button = self._button(self.tr("&Add a recipient…"), self._add)
        self.got_button = self._button(self.tr("&Got it"), self._deliver)
        self.told_button = self._button(self.tr("Was &told of it"), self._tell)
        beside = QWidget()
        line = row(self.recipient, self.add_button, wide=0)
        beside.setLayout(line)
        beside.setFocusProxy(self.recipient)
        self.recipient.setAccessibleName(self.tr("Recipient"))
        fields = QFormLayout()
        fields.addRow(self.tr("&Recipient:"), beside)
        fields.addRow(self.tr("&What:"), self.what)
        fields.addRow(self.tr("On the &day:"), self.day)
        fields.addRow("", row(self.got_button, self.told_button))
        content_ = column(self.waiting, self.table, self.pager, fields)
        content_.setStretch(1, 1)
        text = self.tr(
            "Who received which version. Whoever holds an older version of the part for downstream providers is to be "
            "told of an update."
        )
        self.lay_out(text, content_, None)
        self._show(found)

    def _columns(self) -> tuple[Column[Delivery], ...]:
        done, unfit = self.bench.look.icon("done", Tone.GOOD), self.bench.look.icon("warning", Tone.WARN)
        return (
            Column(self.tr("Day"), lambda one: one.day.isoformat()),
            Column(
                self.tr("Recipient"), lambda one: one.recipient.name, wide=True, tip=lambda one: one.recipient.contact
            ),
            Column(
                self.tr("What"),
                lambda one: self.tr("got it") if one.what is What.DELIVERED else self.tr("was told of it"),
            ),
            Column(
                self.tr("Part"),
                lambda one: self._part(one.audience, unfit=one.unfit),
                wide=True,
                icon=lambda one: unfit if one.unfit else done,
            ),
            Column(self.tr("File"), lambda one: one.export_id or ""),
        )

    def _part(self, audience: str, *, unfit: bool) -> str:
        reader = self._content.form.audiences.get(Audience(audience)) if audience in set(Audience) else None
        title = translate(reader.title) if reader else audience
        return self.tr("{part}: not meant for this recipient").format(part=title) if unfit else title

    def _button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def _look(self, select: str | None = None) -> None:
        desk, document, offset = self.bench.desk, self._content.document.id, self.pager.offset

        def show(found: Held) -> None:
            self._show(found)
            if select:
                self.recipient.setCurrentIndex(self.recipient.findData(select))

        self.bench.tasks.ask(lambda: held(desk, document, offset), show, self.refuse)

    def _show(self, found: Held) -> None:
        shown = found.deliveries[:PAGE]
        self.rows.show_rows(shown)
        self.pager.show_page(len(shown), more=len(found.deliveries) > PAGE)
        self._say_waiting(found.to_tell)
        _fill(self.recipient, [(one.name, one.id) for one in found.recipients])
        files = [(f"{one.file_name}, {moment(one.at)}", one.id) for one in found.exports]
        _fill(self.what, [*files, (self.tr("This document, by another way"), self._content.document.id)])
        for button in (self.got_button, self.told_button):
            button.setEnabled(bool(found.recipients))
        self.fit()

    def _say_waiting(self, waiting: Sequence[ToTell]) -> None:
        if not waiting:
            text = self.tr("Nobody holds an older version without knowing of this one.")
            self.waiting.say(text, "done", Tone.GOOD)
            return
        text = self.tr("{name} (number {number})")
        names = ", ".join(text.format(name=one.recipient.name, number=one.number) for one in waiting)
        said = self.tr("To be told of this version, since they hold an older one: {names}.")
        self.waiting.say(said.format(names=names), "warning", Tone.WARN)

    def _add(self) -> None:
        RecipientDialog(self, self.bench, lambda made: self._look(made.id)).begin()

    def _deliver(self) -> None:
        desk, what, recipient, day = self.bench.desk, self.what.currentData(), self.recipient.currentData(), self._day()
        self.attempt(lambda: register.delivered(desk, what, recipient, day), self._noted, closes=False)

    def _tell(self) -> None:
        desk, document, recipient = self.bench.desk, self._content.document.id, self.recipient.currentData()
        day = self._day()
        self.attempt(lambda: register.told(desk, document, recipient, day), self._noted, closes=False)

    def _day(self) -> str | None:
        return str(self.day.value() or "").strip() or None

    def _noted(self, made: Delivery) -> None:
        self._look(made.recipient.id)


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Show these entries; the one that was chosen stays so."""
    chosen = box.currentData()
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))

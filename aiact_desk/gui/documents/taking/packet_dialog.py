"""The dialog that sends rows of a document out to a colleague, as one file that opens in a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPushButton, QWidget

from aiact_desk.desk import packets
from aiact_desk.desk.packets import SentPacket
from aiact_desk.documents.content import Content
from aiact_desk.gui.documents.outline_model import row_name
from aiact_desk.gui.documents.row_states import RowState, state_of, words_of
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.gui.parts.tick_table import TickModel, TickTable
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.schema import Field

_OPEN = (RowState.OPEN, RowState.OPTIONAL, RowState.LEFT_OPEN)


class PacketDialog(VerbDialog):
    """Asks who is asked, by when, and for which rows; then for the file, and writes it."""

    def __init__(
        self,
        parent: QWidget,
        bench: Workbench,
        content: Content,
        suggested: Path,
        done: Callable[[SentPacket], object],
    ) -> None:
        super().__init__(parent, bench, 100)
        self.setWindowTitle(self.tr("Question packet"))
        self._content, self._suggested, self._done = content, suggested, done
        self.to, self.note = QLineEdit(), QLineEdit()
        self.due = DateEditor(self.tr("Wanted by"), bench.look)
        self.note.setPlaceholderText(self.tr("what else to say on the page"))
        self.with_answers = QCheckBox(self.tr("Show what stands in these rows &now"))
        fields = QFormLayout()
        fields.addRow(self.tr("Who is &asked:"), self.to)
        fields.addRow(self.tr("&Wanted by:"), self.due)
        fields.addRow(self.tr("N&ote:"), self.note)
        fields.addRow("", self.with_answers)
        self.rows, self.count = self._row_model(content), label("", "small", wrap=False)
        table = TickTable(self.rows, self.tr("Rows to ask for"))
        table.setMinimumHeight(self.fontMetrics().height() * 14)
        self.open_button = QPushButton(self.tr("Tick o&pen rows"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._tick_open)
        content_ = column(fields, table, row(self.count, self.open_button, wide=0))
        content_.setStretch(1, 1)
        text = self.tr(
            "The file shows these questions and nothing else of the document. It opens in a browser without a "
            "network; whoever answers saves a file there and sends that back to you."
        )
        self.lay_out(text, content_, self.tr("Choose the file…"))
        self.to.textChanged.connect(self._check)
        self.rows.ticked.connect(self._check)
        self.due.edited.connect(lambda: self.problem.say(""))
        self._check()

    def preset(self, fields: Sequence[str]) -> None:
        """Begin with these rows ticked."""
        self.rows.tick(set(fields))

    def accept(self) -> None:
        title, kinds = self.tr("Save the question packet"), self.tr("Web pages (*.html)")
        self.bench.dialogs.save(self, title, self._suggested, kinds, self._write)

    def _write(self, file: Path) -> None:
        desk, document = self.bench.desk, self._content.document.id
        rows = [field.id for field in self.rows.picked]
        to, note, with_answers = self.to.text(), self.note.text(), self.with_answers.isChecked()
        due = str(self.due.value() or "") or None
        self.attempt(
            lambda: packets.new_packet(desk, document, rows, to, file, due=due, note=note, with_answers=with_answers),
            self._done,
        )

    def _row_model(self, content: Content) -> TickModel[Field]:
        icons = {state: self.bench.look.icon(words_of(state).icon, words_of(state).tone) for state in RowState}
        columns: tuple[Column[Field], ...] = (
            Column(self.tr("Row"), row_name, wide=True),
            Column(
                self.tr("State"),
                lambda field: words_of(state_of(content, field)).word,
                icon=lambda field: icons[state_of(content, field)],
            ),
        )
        made: TickModel[Field] = TickModel(columns, lambda field: field.id, lambda _: True, self)
        made.show_rows([one for one in content.form.fields() if one.derived is None and content.asks(one)])
        return made

    def _tick_open(self) -> None:
        self.rows.tick({one.id for one in self.rows.rows if state_of(self._content, one) in _OPEN})

    def _check(self) -> None:
        count = len(self.rows.picked)
        self.count.setText(counted(count, self.tr("{count} row is ticked"), self.tr("{count} rows are ticked")))
        self.act.setEnabled(bool(count and self.to.text().strip()))

"""The dialog that shows what differs between the open document and another one of its form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QTextEdit, QWidget

from aiact_desk.desk import differences
from aiact_desk.documents.content import Content
from aiact_desk.documents.difference import Difference
from aiact_desk.gui.documents.document_list import DocumentLine, state_word
from aiact_desk.gui.documents.keeping.difference_text import DifferenceWriter
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem


class DifferenceDialog(FormDialog):
    """Begins with the document that the open one was begun from; the older of both stands first."""

    def __init__(self, parent: QWidget, bench: Workbench, content: Content, others: Sequence[DocumentLine]) -> None:
        super().__init__(parent, 120)
        self.setWindowTitle(self.tr("Compare versions"))
        self._bench, self._content = bench, content
        self._created = {one.document.id: one.document.created_at for one in others}
        self.other = QComboBox()
        for one in others:
            document = one.document
            said = self.tr("{model}, number {number}, {state}, {at}").format(
                model=one.model,
                number=document.number,
                state=state_word(document.state),
                at=moment(document.updated_at),
            )
            self.other.addItem(said, document.id)
        self.other.setCurrentIndex(max(0, self.other.findData(content.document.previous_id)))
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What differs"))
        self.text.setMinimumHeight(self.fontMetrics().height() * 24)
        self._writer = DifferenceWriter(self.text.document(), bench.look)
        self.count, self.problem = label("", "small"), IconLine(bench.look)
        fields = QFormLayout()
        fields.addRow(self.tr("&With:"), self.other)
        content_ = column(fields, self.text, self.count, self.problem)
        content_.setStretch(1, 1)
        text = self.tr(
            "What is struck out stands in the older one alone, what is underlined in the newer one alone. It names the "
            "persons who wrote: keep it in the house."
        )
        self.lay_out(text, content_, None)
        self.other.currentIndexChanged.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        desk, ours, other = self._bench.desk, self._content.document, self.other.currentData()
        older, newer = (other, ours.id) if self._created[other] <= ours.created_at else (ours.id, other)
        self.count.setText(self.tr("Comparing…"))
        self._bench.tasks.ask(
            lambda: differences.difference_between(desk, older, newer),
            lambda found: self._show(found) if self._is_wanted(found, other) else None,
            self._refuse,
        )

    def _is_wanted(self, found: Difference, other: str) -> bool:
        return self.isVisible() and self.other.currentData() == other and other in (found.old.id, found.new.id)

    def _show(self, found: Difference) -> None:
        self.problem.say("")
        self._writer.write(found)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        one, many = self.tr("{count} row differs"), self.tr("{count} rows differ")
        text = self.tr("Number {old} → number {new}: {rows}.")
        rows = counted(len(found.fields), one, many)
        self.count.setText(text.format(old=found.old.number, new=found.new.number, rows=rows))

    def _refuse(self, problem: Problem) -> None:
        if self.isVisible():
            self.count.setText("")
            self.problem.say(say_problem(problem), "failure", Tone.BAD)

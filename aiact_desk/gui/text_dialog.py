"""A dialog that asks for a few sentences (a reason, a comment) and does one verb with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QWidget

from aiact_desk.gui.editors.growing_text import GrowingText
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench


@dataclass(frozen=True)
class TextQuestion:
    """What is asked: the dialog's title, a sentence above, the name of the box (with a mnemonic), and the button."""

    title: str
    text: str
    label: str
    act: str


class TextDialog(VerbDialog):
    """Gives the text to `verb` in the background; `done` gets what that gave."""

    def __init__(
        self,
        parent: QWidget,
        bench: Workbench,
        question: TextQuestion,
        verb: Callable[[str], object],
        done: Callable[[object], object] | None = None,
    ) -> None:
        super().__init__(parent, bench, 76)
        self.setWindowTitle(question.title)
        self._verb, self._done = verb, done
        self.box = GrowingText(3, 10)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.addRow(question.label, self.box)
        self.lay_out(question.text, fields, question.act)
        self.box.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        text = self.box.toPlainText()
        self.attempt(lambda: self._verb(text), self._done)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.box.toPlainText().strip()))

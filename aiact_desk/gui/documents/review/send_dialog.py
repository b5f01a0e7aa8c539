"""The dialog before a document goes to review: what is frozen, and what is still open in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from aiact_desk.desk import review
from aiact_desk.documents.check import OpenItem
from aiact_desk.documents.content import Content
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench


class SendDialog(VerbDialog):
    """Sends it when it is accepted."""

    def __init__(
        self,
        parent: QWidget,
        bench: Workbench,
        content: Content,
        items: Sequence[OpenItem],
        done: Callable[[object], object],
    ) -> None:
        super().__init__(parent, bench, 76)
        self.setWindowTitle(self.tr("Send to review"))
        self._document, self._done = content.document.id, done
        self.missing, self.rules = IconLine(bench.look), IconLine(bench.look)
        self._say_open(items)
        text = self.tr(
            "The text is frozen as it stands, with every row that filled itself. Whoever reviews it can comment on "
            "each row, approve the document, or send it back to you."
        )
        self.lay_out(text, column(self.missing, self.rules), self.tr("Send to review"))

    def accept(self) -> None:
        desk, document = self.bench.desk, self._document
        self.attempt(lambda: review.send_to_review(desk, document), self._done)

    def _say_open(self, items: Sequence[OpenItem]) -> None:
        missing = sum(item.kind == "missing" for item in items)
        one = self.tr("One row has no answer: “not provided” is printed, with the reason.")
        many = self.tr("{count} rows have no answer: “not provided” is printed, with the reason.")
        if missing:
            self.missing.say(counted(missing, one, many), "open", Tone.WARN)
        else:
            self.missing.say(self.tr("Every row is answered."), "done", Tone.GOOD)
        if others := sum(item.kind in ("rule", "stale") for item in items):
            one = self.tr("One more item of the list “Open items” deserves a look.")
            many = self.tr("{count} more items of the list “Open items” deserve a look.")
            self.rules.say(counted(others, one, many), "warning", Tone.WARN)

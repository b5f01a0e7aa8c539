"""What must be said beside every figure of a run that this program did not measure, or on weights it did not see."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiact_desk.evaluation.request import Origin, RunRequest
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.chip import Chip
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.wording import say


class RunMarks(QWidget):
    """A chip and a sentence for each mark of one run; hidden where it has none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.elsewhere = Chip(look, "imported", self.tr("measured elsewhere"), Tone.WARN)
        self.unseen = Chip(look, "server", self.tr("weights not seen"), Tone.WARN)
        self._words = label("", selectable=True)
        self.setLayout(column(row(self.elsewhere, self.unseen), self._words, spacing=theme().space.small))
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_marks(self, request: RunRequest) -> None:
        """Show the marks of this run."""
        origin, served = request.origin, request.version.served
        told = []
        if origin is not None:
            text = self.tr("Measured elsewhere with {tool}; this program did not see the measurement.")
            told.append(text.format(tool=_tool(origin)))
            told += [say(remark.id, remark.params) for remark in origin.remarks]
        if served is not None:
            text = self.tr("The model was asked through a server; nothing shows which weights answered.")
            told.append(text)
        self._words.setText("\n".join(told))
        self.elsewhere.setVisible(origin is not None)
        self.unseen.setVisible(served is not None)
        self.setVisible(bool(told))


def _tool(origin: Origin) -> str:
    return " ".join(filter(None, (origin.tool, origin.tool_version)))

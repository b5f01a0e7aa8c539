"""The dialog of everything that is taken in row by row: offers beside what stands, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from aiact_desk.gui.documents.taking.side_by_side import Offer, SideBySide
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.workbench import Workbench

Take = Callable[[Sequence[str]], object]


class TakeDialog(VerbDialog):
    """Calls `take` with the keys of the rows that are ticked. Where `least` is 0, none need be ticked."""

    def __init__(
        self, parent: QWidget, bench: Workbench, title: str, text: str, offered: str, *, least: int = 1
    ) -> None:
        super().__init__(parent, bench, 132)
        self.setWindowTitle(title)
        self._least = least
        self._take: Take | None = None
        self._done: Callable[[object], object] | None = None
        self.rows = SideBySide(bench.look, offered)
        self.above, self.notes = column(), label("", "small", selectable=True)
        self.notes.hide()
        content = column(self.above, self.rows, self.notes)
        content.setStretch(1, 1)
        self.lay_out(text, content, self.tr("Take what is ticked"))
        self.rows.model.ticked.connect(self._check)
        self._check()

    def offer(
        self, offers: Sequence[Offer], notes: Sequence[str], take: Take, done: Callable[[object], object]
    ) -> None:
        """Show offers, sentences on what was left out, and what to do with the ticked ones."""
        self._take, self._done = take, done
        self.rows.show_offers(offers)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._check()
        self.fit()

    def accept(self) -> None:
        keys, take = [one.key for one in self.rows.model.picked], self._take
        if take is not None:
            self.attempt(lambda: take(keys), self._done)

    def _check(self) -> None:
        self.act.setEnabled(self._take is not None and len(self.rows.model.picked) >= self._least)

"""What would be set beside what stands: rows to tick, and both texts of the chosen one whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from aiact_desk.gui.editors.growing_text import GrowingText
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.gui.parts.tick_table import TickModel, TickTable
from aiact_desk.gui.theme import theme


@dataclass(frozen=True)
class Offer:
    """One row: its label, what happens to it in a word, both texts, and a sentence on where the new one comes from.

    `can_take`: it has a box to tick. `why` says why it has none. `ticked`: it is ticked to begin with.
    """

    key: str
    name: str
    verdict: str
    stands: str
    offered: str
    source: str
    can_take: bool
    ticked: bool
    why: str = ""


class SideBySide(QWidget):
    """Shows offers; `model.picked` are those that are ticked."""

    def __init__(self, look: Look, offered: str) -> None:
        """`offered` names the text that is offered ("In the file")."""
        super().__init__()
        good, bad = look.icon("add", Tone.GOOD), look.icon("failure", Tone.BAD)
        differs = look.icon("compare", Tone.WARN)
        columns: tuple[Column[Offer], ...] = (
            Column(self.tr("Row"), lambda one: one.name, wide=True),
            Column(
                self.tr("What"),
                lambda one: one.verdict,
                icon=lambda one: bad if one.why else differs if one.stands and one.can_take else good,
            ),
            Column(offered, lambda one: one.offered or one.why, wide=True),
            Column(self.tr("Stands now"), lambda one: one.stands, wide=True),
        )
        self.model: TickModel[Offer] = TickModel(columns, lambda one: one.key, lambda one: one.can_take, self)
        self.table = TickTable(self.model, self.tr("Rows to take"))
        self.table.setMinimumHeight(self.fontMetrics().height() * 13)
        self.stands, self.offered, self.source = GrowingText(4, 8), GrowingText(4, 8), IconLine(look, "small")
        keeps_its_place = self.source.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self.source.setSizePolicy(keeps_its_place)
        texts = QGridLayout()
        texts.setHorizontalSpacing(theme().space.large)
        texts.setContentsMargins(0, 0, 0, 0)
        for at, (name, box) in enumerate(((offered, self.offered), (self.tr("Stands now"), self.stands))):
            box.setReadOnly(True)
            box.setAccessibleName(name)
            texts.addWidget(label(name, "strong", wrap=False), 0, at)
            texts.addWidget(box, 1, at)
            texts.setColumnStretch(at, 1)
        layout = column(self.table, texts, self.source)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._show_texts)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these, with those ticked that change something."""
        self.model.show_rows(offers)
        self.model.tick({one.key for one in offers if one.ticked})
        if offers:
            self.table.selectRow(0)
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_texts()

    def _show_texts(self) -> None:
        one = self.table.selected()
        if not isinstance(one, Offer):
            one = Offer("", "", "", "", "", "", can_take=False, ticked=False)
        self.stands.setPlainText(one.stands or self.tr("Nothing"))
        self.offered.setPlainText(one.offered or self.tr("Nothing"))
        if one.why:
            self.source.say(one.why, "failure", Tone.BAD)
        else:
            self.source.say(one.source, "info")

"""Who will see a row: a chip for each audience of the form, with an eye where the row is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import emptied, row
from aiact_desk.gui.parts.chip import Chip
from aiact_desk.gui.parts.flow import FlowLayout
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording.catalogue import translate


class AudienceChips(QWidget):
    """Names the audiences that see a row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: tuple[str, ...] = ()
        self._row = FlowLayout()
        chips = QWidget()
        chips.setLayout(self._row)
        above = label(self.tr("Seen by"), "small", wrap=False)
        above.setContentsMargins(0, theme().space.tight, 0, 0)
        line = row(above, chips, wide=1)
        line.setAlignment(above, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def shown(self) -> tuple[str, ...]:
        """The names on the chips."""
        return self._names

    def show_audiences(self, form: Form, audiences: Sequence[Audience]) -> None:
        """Show those who see this row."""
        emptied(self._row)
        self._names = tuple(translate(form.audiences[audience].title) for audience in audiences)
        for audience in audiences:
            reader = form.audiences[audience]
            chip = Chip(self._look, "eye", translate(reader.title), Tone.LIVE)
            chip.setToolTip(translate(reader.access))
            self._row.addWidget(chip)

"""Who will see a row: a chip for each audience of the form, with an eye where the row is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import emptied
from aiact_desk.gui.parts.chip import Chip
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording.catalogue import translate


class AudienceChips(QWidget):
    """Names the audiences that see a row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().space.small)

    def show_audiences(self, form: Form, audiences: Sequence[Audience]) -> None:
        """Show those who see this row."""
        emptied(self._row)
        self._row.addWidget(label(self.tr("Seen by"), "small", wrap=False))
        for audience in audiences:
            reader = form.audiences[audience]
            chip = Chip(self._look, "eye", translate(reader.title), Tone.LIVE)
            chip.setToolTip(translate(reader.access))
            self._row.addWidget(chip)
        self._row.addStretch(1)

"""The dialog that takes answers in from a file: what it proposes beside what stands in the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from aiact_desk.desk import record_imports
from aiact_desk.desk.record_imports import Line, Preview
from aiact_desk.gui import words
from aiact_desk.gui.documents.taking.side_by_side import Offer
from aiact_desk.gui.documents.taking.take_dialog import TakeDialog
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.wording import say, say_problem

_SHOWN_NOTES = 12


class ImportValuesDialog(TakeDialog):
    """Shows a Preview; of a file about several things it asks for the one that is meant."""

    def __init__(
        self, parent: QWidget, bench: Workbench, file: Path, preview: Preview, done: Callable[[object], object]
    ) -> None:
        super().__init__(
            parent,
            bench,
            words.translate("ImportValuesDialog", "Import from a file"),
            words.translate(
                "ImportValuesDialog",
                "Tick what you take. Each answer keeps that it comes from this file and from which place in it; the "
                "file is kept with the library. Nothing is fetched from the network.",
            ),
            words.translate("ImportValuesDialog", "In the file"),
        )
        self._file, self._after = file, done
        self._document, self._kind = preview.document, preview.kind
        self.part = QComboBox()
        fields = QFormLayout()
        fields.addRow(self.tr("File:"), label(f"{preview.file} ({preview.kind})", selectable=True))
        if preview.parts:
            self.part.addItem(self.tr("Choose what it is about"), None)
            for part in preview.parts:
                self.part.addItem(part, part)
            fields.addRow(self.tr("&About:"), self.part)
            self.part.currentIndexChanged.connect(self._look_again)
        self.above.addLayout(fields)
        self._show(preview)

    def _look_again(self) -> None:
        desk, file, document, kind = self.bench.desk, self._file, self._document, self._kind
        part = self.part.currentData()
        self.bench.tasks.ask(
            lambda: record_imports.look(desk, document, file, kind, part), self._show_if_open, self.refuse
        )

    def _show_if_open(self, preview: Preview) -> None:
        if self.isVisible():
            self._show(preview)

    def _show(self, preview: Preview) -> None:
        desk, file, document, kind = self.bench.desk, self._file, self._document, self._kind
        part = self.part.currentData() if preview.parts else None
        self.offer(
            [_offer(line) for line in preview.lines],
            self._notes(preview),
            lambda rows: record_imports.take(desk, document, file, rows, kind, part, seen=preview),
            self._after,
        )

    def _notes(self, preview: Preview) -> list[str]:
        found = [say(note.id, note.params) for note in preview.notes]
        shown = found[:_SHOWN_NOTES]
        if len(found) > len(shown):
            shown.append(self.tr("{count} more are not shown.").format(count=len(found) - len(shown)))
        if preview.elsewhere:
            one = self.tr("One proposal is for a row of another form.")
            many = self.tr("{count} proposals are for rows of other forms.")
            shown.append(counted(preview.elsewhere, one, many))
        if not preview.lines and not preview.parts:
            shown.insert(0, self.tr("The file says nothing for a row of this document."))
        return shown


def _offer(line: Line) -> Offer:
    verdicts = {
        "new": words.translate("ImportValuesDialog", "new"),
        "same": words.translate("ImportValuesDialog", "the same"),
        "differs": words.translate("ImportValuesDialog", "differs"),
        "refused": words.translate("ImportValuesDialog", "cannot be taken"),
    }
    return Offer(
        key=line.row,
        name=line.name,
        verdict=verdicts[line.verdict],
        stands=line.stands or "",
        offered=line.would or "",
        source=words.translate("ImportValuesDialog", "Found at: {place}").format(place=line.place),
        can_take=line.verdict in ("new", "differs"),
        ticked=line.verdict == "new",
        why=say_problem(line.why) if line.why else "",
    )

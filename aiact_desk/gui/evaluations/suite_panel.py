"""The suites: which packs are measured together, for which principle, and what no model test can answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from aiact_desk.desk import suites
from aiact_desk.desk.suites import SuiteContent
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.suites import Topics, topics
from aiact_desk.gui.parts.boxes import card, column, row
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class PackInSuite:
    """One pack with what it adds to the evidence for its principle."""

    pack: Pack
    principle: str
    topic: str


@dataclass(frozen=True)
class SuitesFound:
    """Everything that the panel shows."""

    topics: Topics
    suites: tuple[SuiteContent, ...]


def find_suites() -> SuitesFound:
    """Read the suites with their packs."""
    return SuitesFound(topics(), tuple(suites.show_suite(suite.id) for suite in suites.list_suites()))


class SuitePanel(QWidget):
    """Shows one suite at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._found: SuitesFound | None = None
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Suite"))
        self.box.currentIndexChanged.connect(self._show_suite)
        self._about, self._cost = label("", selectable=True), label("", "muted", selectable=True)
        self._not_tested, self._note = label("", selectable=True), label("", "muted", selectable=True)
        self.packs: RowsModel[PackInSuite] = RowsModel(PackColumns(self).columns, lambda one: one.pack.id, self)
        self.table = Table(self.packs, self.tr("Packs of the suite"))
        self.table.wrap_rows()
        self.table.setMinimumHeight(self.fontMetrics().height() * 14)
        space = theme().space
        head = column(row(label(self.tr("Suite"), "strong", wrap=False), self.box), self._about, self._cost)
        content = column(head, self.table, self._not_tested, self._note, spacing=space.medium)
        content.setStretch(1, 1)
        self.setLayout(column(card(content)))

    def show_suites(self, found: SuitesFound) -> None:
        """Show these suites, the first of them at first."""
        self._found = found
        self.box.clear()
        for content in found.suites:
            self.box.addItem(translate(content.suite.title), content.suite.id)

    def chosen(self) -> str | None:
        """The id of the suite that is shown."""
        id = self.box.currentData()
        return id if isinstance(id, str) else None

    def _show_suite(self, at: int) -> None:
        if self._found is None or not 0 <= at < len(self._found.suites):
            return
        suite, packs = self._found.suites[at].suite, {pack.id: pack for pack in self._found.suites[at].packs}
        principles = {principle.id: translate(principle.title) for principle in self._found.topics.principles}
        self._about.setText(translate(suite.description))
        self._cost.setText(translate(suite.estimate))
        self.packs.show_rows(
            [
                PackInSuite(packs[entry.pack], principles[entry.principle], translate(entry.topic))
                for entry in suite.entries
            ]
        )
        text = self.tr("{principle} is not tested: {note}")
        answered = [
            text.format(principle=principles[part.principle], note=translate(part.note))
            for part in suite.answered_by_document
        ]
        self._not_tested.setText("\n".join(answered))
        self._note.setText(f"{translate(self._found.topics.note)} ({translate(self._found.topics.source)})")


class PackColumns(QObject):
    """The columns of the table of packs."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.columns: tuple[Column[PackInSuite], ...] = (
            Column(self.tr("Principle"), lambda one: one.principle),
            Column(self.tr("Pack"), lambda one: translate(one.pack.title)),
            Column(self.tr("What it measures"), lambda one: translate(one.pack.measures), wide=True, tip=_whole_story),
            Column(self.tr("Metric"), lambda one: one.pack.metric),
            Column(self.tr("Items"), lambda one: whole(one.pack.items), sort=lambda one: one.pack.items, number=True),
            Column(self.tr("Guessing scores"), lambda one: f"{one.pack.chance:.2f}", number=True),
        )


def _whole_story(line: PackInSuite) -> str:
    return f"{translate(line.pack.measures)}\n\n{line.topic}"

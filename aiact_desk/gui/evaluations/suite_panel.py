"""The suites: which packs are measured together, for which topic, and what no model test can answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from aiact_desk.desk import suites
from aiact_desk.desk.suites import SuiteContent
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.topics import Topics, topics
from aiact_desk.gui.parts.boxes import card, column, row
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class PackInSuite:
    """One pack with its topic and principle, what the topic is to the provider, and what the pack adds."""

    pack: Pack
    principle: str
    topic: str
    role: str
    adds: str


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
        content, known = self._found.suites[at], self._found.topics
        suite = content.suite
        self._about.setText(translate(suite.description))
        self._cost.setText(translate(suite.estimate))
        self.packs.show_rows(
            [
                PackInSuite(
                    pack=pack,
                    principle=translate(part.principle.title),
                    topic=translate(part.topic.title),
                    role=translate(known.role(part.topic.role).title),
                    adds=translate(entry.adds),
                )
                for part in content.topics
                for entry, pack in part.packs
            ]
        )
        self._not_tested.setText("\n".join(self._left_out(content)))
        self._note.setText(f"{translate(known.note)} ({translate(known.source)})")

    def _left_out(self, content: SuiteContent) -> list[str]:
        """The topics that the suite has no pack for: some that no test can touch, some that it leaves to others."""
        text = self.tr("{topic} is not tested: {note}")
        lines = [
            text.format(topic=translate(part.topic.title), note=translate(part.topic.not_tested))
            for part in content.topics
            if part.topic.not_tested
        ]
        missing = [translate(part.topic.title) for part in content.topics if part.topic.measurable and not part.packs]
        if missing:
            lines.append(self.tr("Without a pack in this suite: {topics}.").format(topics="; ".join(missing)))
        return lines


class PackColumns(QObject):
    """The columns of the table of packs."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.columns: tuple[Column[PackInSuite], ...] = (
            Column(self.tr("Topic"), lambda one: one.topic, tip=_place),
            Column(self.tr("Pack"), lambda one: translate(one.pack.title)),
            Column(self.tr("What it measures"), lambda one: translate(one.pack.measures), wide=True, tip=_whole_story),
            Column(self.tr("Metric"), lambda one: one.pack.metric),
            Column(self.tr("Items"), lambda one: whole(one.pack.items), sort=lambda one: one.pack.items, number=True),
            Column(self.tr("Guessing scores"), lambda one: f"{one.pack.chance:.2f}", number=True),
        )


def _place(line: PackInSuite) -> str:
    return f"{line.principle}: {line.topic}\n{line.role}"


def _whole_story(line: PackInSuite) -> str:
    return f"{translate(line.pack.measures)}\n\n{line.adds}"

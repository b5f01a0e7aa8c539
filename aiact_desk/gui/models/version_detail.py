"""Everything that is known of one Version: its facts, its warnings, its files with their hashes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.request import ServedModel
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.models.columns import place_of, stored_as
from aiact_desk.gui.parts.boxes import column, emptied, row
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.facts import Fact, FactList
from aiact_desk.gui.parts.figures import moment, size, whole
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme
from aiact_desk.inspection.facts import FileFact, VersionFacts
from aiact_desk.wording import say


class VersionDetail(QWidget):
    """Shows one Version at a time."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._look = look
        self._name = label("", "heading", selectable=True)
        self._path = label("", "small", selectable=True)
        self._facts = FactList(look.mono())
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(theme().space.small)
        columns: tuple[Column[FileFact], ...] = (
            Column(self.tr("File"), lambda one: one.path),
            Column(self.tr("SHA-256"), lambda one: one.sha256, wide=True),
            Column(self.tr("Size"), lambda one: size(one.size), sort=lambda one: one.size, number=True),
            Column(self.tr("Kind"), lambda one: self._role(one)),
        )
        self._files = RowsModel(columns, lambda one: one.path, self)
        self._files_table = files = Table(self._files, self.tr("Files"))
        self._files_head = label(self.tr("Files"), "strong")
        self._unseen = IconLine(look)
        files.setMinimumHeight(self.fontMetrics().height() * 9)
        space = theme().space
        column_ = column(self._name, self._path, spacing=space.tight)
        column_.addSpacing(space.small)
        buttons = (ActionButton(actions[id], look) for id in ("evaluate_version", "new_document"))
        column_.addLayout(row(*buttons))
        column_.addSpacing(space.small)
        column_.addWidget(self._unseen)
        column_.addLayout(self._warnings)
        column_.addWidget(self._facts)
        column_.addSpacing(space.medium)
        column_.addWidget(self._files_head)
        column_.addWidget(files, 1)
        self.setLayout(column_)
        self.setFocusProxy(files)

    def show_version(self, version: Version) -> None:
        """Show this Version."""
        self._name.setText(version.name)
        self._path.setText(place_of(version))
        served = version.facts.served
        self._facts.show_facts(self._list(version) if served is None else self._served(version, served))
        self._files.show_rows(version.facts.files)
        for part in (self._files_head, self._files_table):
            part.setVisible(served is None)
        text = self.tr(
            "Weights not seen: this model is asked through its server, and nothing shows which weights answer. "
            "Evidence from it says so, and fills no row on hashes, size or computation."
        )
        self._unseen.say(text if served else "", "warning", Tone.WARN)
        emptied(self._warnings)
        for warning in version.facts.warnings:
            line = IconLine(self._look)
            self._warnings.addWidget(line)
            line.say(say(warning.id, warning.params), "warning", Tone.WARN)

    def _list(self, version: Version) -> list[Fact]:
        facts = version.facts
        listed = [
            Fact(self.tr("Architecture"), f"{facts.architecture} ({facts.family})"),
            Fact(self.tr("Parameters"), "" if facts.parameters is None else whole(facts.parameters)),
            Fact(self.tr("Stored as"), stored_as(facts)),
            *self._shape(facts),
            Fact(self.tr("Input"), ", ".join(facts.input_modalities)),
            Fact(self.tr("Output"), ", ".join(facts.output_modalities)),
            Fact(self.tr("Languages"), ", ".join(facts.languages)),
            Fact(self.tr("Licence"), facts.licence or self.tr("not stated in the files")),
            Fact(self.tr("Base model"), ", ".join(facts.base_models)),
            Fact(self.tr("Weights hash"), facts.weights_sha256 or "", code=True),
            Fact(self.tr("Added"), moment(version.added_at)),
        ]
        return [fact for fact in listed if fact.value]

    def _served(self, version: Version, served: ServedModel) -> list[Fact]:
        unsaid = self.tr("not told by the server")
        said = " ".join(filter(None, (served.server, served.server_version)))
        once = self.tr("not told by the server; what it answers counts for one run only")
        return [
            Fact(self.tr("Served name"), served.name),
            Fact(self.tr("Server"), said or unsaid),
            Fact(self.tr("Model digest"), served.digest or once, code=bool(served.digest)),
            Fact(self.tr("Added"), moment(version.added_at)),
        ]

    def _shape(self, facts: VersionFacts) -> list[Fact]:
        counts = (
            (self.tr("Context length"), facts.context_length, self.tr("{count} tokens")),
            (self.tr("Vocabulary"), facts.vocabulary, self.tr("{count} tokens")),
            (self.tr("Layers"), facts.layers, "{count}"),
            (self.tr("Attention heads"), facts.heads, "{count}"),
            (self.tr("Hidden size"), facts.hidden_size, "{count}"),
            (self.tr("Experts"), facts.experts, "{count}"),
        )
        return [Fact(name, unit.format(count=whole(count))) for name, count, unit in counts if count]

    def _role(self, file: FileFact) -> str:
        names = {
            "weights": self.tr("weights"),
            "config": self.tr("configuration"),
            "tokenizer": self.tr("tokenizer"),
            "card": self.tr("model card"),
            "licence": self.tr("licence"),
            "other": self.tr("other"),
        }
        return names[file.role]

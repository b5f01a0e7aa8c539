"""What the tree of Models says in each column, of a Model and of a Version."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aiact_desk.desk.models import ModelSummary
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.gui.words import counted
from aiact_desk.inspection.facts import VersionFacts


class ModelColumns(QObject):
    """The columns: `titles`, and for each what a Model row and a Version row say."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        self.titles = (
            self.tr("Name"),
            self.tr("Provider"),
            self.tr("Architecture"),
            self.tr("Parameters"),
            self.tr("Stored as"),
            self.tr("Licence"),
        )
        model_icon, version_icon = look.icon("models"), look.icon("file")
        self.of_model: tuple[Column[ModelSummary], ...] = (
            Column("", self._name, icon=lambda _: model_icon),
            Column("", lambda one: one.model.provider or self.tr("not named yet")),
            Column("", _nothing),
            Column("", _nothing, number=True),
            Column("", _nothing),
            Column("", _nothing),
        )
        self.of_version: tuple[Column[Version], ...] = (
            Column("", lambda one: one.name, icon=lambda _: version_icon, tip=lambda one: one.path),
            Column("", _nothing),
            Column("", lambda one: one.facts.architecture),
            Column("", lambda one: whole(one.facts.parameters), number=True),
            Column("", lambda one: stored_as(one.facts)),
            Column("", lambda one: one.facts.licence or self.tr("not stated")),
        )

    def _name(self, summary: ModelSummary) -> str:
        versions = counted(len(summary.versions), self.tr("{count} version"), self.tr("{count} versions"))
        return self.tr("{model} ({versions})").format(model=summary.model.name, versions=versions)


def stored_as(facts: VersionFacts) -> str:
    """The quantisation where there is one, else the types that the weights are stored in."""
    return facts.quantisation or ", ".join(facts.dtypes)


def _nothing(_: object) -> str:
    return ""

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
        model_icon, version_icon, server_icon = look.icon("models"), look.icon("file"), look.icon("server")
        self.of_model: tuple[Column[ModelSummary], ...] = (
            Column("", self._name, icon=lambda _: model_icon),
            Column("", lambda one: one.model.provider or self.tr("not named yet")),
            Column("", _nothing),
            Column("", _nothing, number=True),
            Column("", _nothing),
            Column("", _nothing),
        )
        self.of_version: tuple[Column[Version], ...] = (
            Column(
                "",
                lambda one: one.name,
                icon=lambda one: server_icon if one.facts.served else version_icon,
                tip=place_of,
            ),
            Column("", _nothing),
            Column("", lambda one: one.facts.architecture),
            Column("", lambda one: "" if one.facts.parameters is None else whole(one.facts.parameters), number=True),
            Column("", lambda one: self.tr("weights not seen") if one.facts.served else stored_as(one.facts)),
            Column("", self._licence),
        )

    def _name(self, summary: ModelSummary) -> str:
        versions = counted(len(summary.versions), self.tr("{count} version"), self.tr("{count} versions"))
        return self.tr("{model} ({versions})").format(model=summary.model.name, versions=versions)

    def _licence(self, version: Version) -> str:
        return version.facts.licence or ("" if version.facts.served else self.tr("not stated"))


def place_of(version: Version) -> str:
    """Where a Version is: the path of its files, or the address of its server."""
    return version.path if version.facts.served is None else version.facts.served.url


def stored_as(facts: VersionFacts) -> str:
    """The quantisation where there is one, else the types that the weights are stored in."""
    return facts.quantisation or ", ".join(facts.dtypes)


def _nothing(_: object) -> str:
    return ""

"""What is known of one Model as a whole, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiact_desk.desk.models import ModelSummary
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import column, emptied, row
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.facts import Fact, FactList
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme


class ModelDetail(QWidget):
    """Shows one Model at a time."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._name = label("", "heading", selectable=True)
        self._facts = FactList(look.mono())
        self._notices = QVBoxLayout()
        buttons = row(ActionButton(actions["add_version"], look), ActionButton(actions["new_document"], look))
        content = column(self._name, self._facts, self._notices, buttons, spacing=theme().space.medium)
        content.addStretch(1)
        self.setLayout(content)

    def show_model(self, summary: ModelSummary) -> None:
        """Show this Model."""
        model = summary.model
        self._name.setText(model.name)
        names = ", ".join(version.name for version in summary.versions) or self.tr("none yet")
        self._facts.show_facts(
            [
                Fact(self.tr("Provider"), model.provider or self.tr("not named yet")),
                Fact(self.tr("Versions"), names),
                Fact(self.tr("Recorded"), moment(model.created_at)),
                Fact(self.tr("Id"), model.id, code=True),
            ]
        )
        emptied(self._notices)
        if model.notices:
            self._notices.addWidget(label(self.tr("Printed on every page of its documents"), "strong"))
        for notice in model.notices:
            self._notices.addWidget(label(notice, selectable=True))

"""What this program is: its version, its library, its licence, and what it does not say."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from aiact_desk import __version__
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.facts import Fact, FactList
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.paths import LibraryPaths


class AboutDialog(FormDialog):
    """Facts for a person, ready to be copied."""

    def __init__(self, parent: QWidget, look: Look, library: LibraryPaths) -> None:
        super().__init__(parent, 84)
        self.setWindowTitle(self.tr("About AI Act Desk"))
        picture = QLabel()
        picture.setPixmap(look.icon("app").pixmap(QSize(64, 64), self.devicePixelRatioF()))
        text = self.tr(
            "Measures general-purpose AI models and writes the documentation that the EU AI Act asks for, on this "
            "machine alone. It shows rules, evidence and gaps. It does not say that a model complies with the law: "
            "the Act sets no pass mark for a model."
        )
        facts = FactList(look.mono())
        facts.show_facts(
            [
                Fact(self.tr("Version"), __version__),
                Fact(self.tr("Library"), str(library.root)),
                Fact(self.tr("Runs on"), f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"),
                Fact(self.tr("Licence"), self.tr("Apache-2.0; Qt is used under the LGPL, version 3")),
            ]
        )
        head = row(picture, label("AI Act Desk", "title", wrap=False), spacing=theme().space.medium)
        self.lay_out("", column(head, label(text), facts, spacing=theme().space.large), None)

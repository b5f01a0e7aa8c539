"""The dialog that takes in a run that was measured elsewhere: which file or folder, of which version, which tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from aiact_desk.desk.models import ModelSummary
from aiact_desk.gui.dialogs import Dialogs
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.form_dialog import FormDialog


@dataclass(frozen=True)
class TakenIn:
    """What was asked for. `tasks` is empty for all of them."""

    path: Path
    version: str
    tasks: tuple[str, ...]


class ImportDialog(FormDialog):
    """Asks for results of lm-eval or a log of Inspect, and for the Version that they are of."""

    def __init__(self, parent: QWidget, dialogs: Dialogs, look: Look, summaries: Sequence[ModelSummary]) -> None:
        super().__init__(parent, 84)
        self.setWindowTitle(self.tr("Import a run"))
        self._dialogs = dialogs
        self.path, self.version, self.tasks = QLineEdit(), QComboBox(), QLineEdit()
        self.path.setPlaceholderText(self.tr("a results folder of lm-eval, or an .eval log of Inspect"))
        self.tasks.setPlaceholderText(self.tr("all of them, each by its main metric"))
        for summary in summaries:
            for version in summary.versions:
                name = self.tr("{version}  –  {model}").format(version=version.name, model=summary.model.name)
                self.version.addItem(name, version.id)
        self.folder_button = QPushButton(look.icon("folder"), self.tr("Choose &folder…"))
        self.file_button = QPushButton(look.icon("file"), self.tr("Choose fi&le…"))
        self.folder_button.clicked.connect(self._choose_folder)
        self.file_button.clicked.connect(self._choose_file)
        form = QFormLayout()
        form.addRow(self.tr("&Results:"), self.path)
        form.addRow("", row(self.folder_button, self.file_button))
        form.addRow(self.tr("&Version:"), self.version)
        form.addRow(self.tr("&Tasks:"), self.tasks)
        text = self.tr(
            "The file is kept with the run, and its figures are worked out anew from its samples. They are marked "
            "“measured elsewhere” wherever they stand: nothing shows which weights answered."
        )
        self.lay_out(text, form, self.tr("Import"))
        self.path.textChanged.connect(self._check)
        self._check()

    def asked(self) -> TakenIn:
        """What the fields say."""
        path = Path(self.path.text().strip()).expanduser()
        return TakenIn(path, self.version.currentData(), tuple(self.tasks.text().split()))

    def _choose_folder(self) -> None:
        self._dialogs.folder(self, self.tr("Choose a results folder of lm-eval"), self._take)

    def _choose_file(self) -> None:
        kinds = self.tr("Results and logs (*.json *.eval)")
        self._dialogs.file(self, self.tr("Choose a results file or a log"), kinds, self._take)

    def _take(self, path: Path) -> None:
        self.path.setText(str(path))

    def _check(self) -> None:
        self.act.setEnabled(bool(self.path.text().strip()))

"""The dialog that starts a run: which version, which suite, on what, and whether in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox, QWidget

from aiact_desk.desk.models import ModelSummary
from aiact_desk.evaluation.request import Device
from aiact_desk.evaluation.suites import Suite
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.labels import label


@dataclass(frozen=True)
class NewRun:
    """What was asked for. `limit`: the first so many items of each pack only; None for all of them."""

    version: str
    suite: str
    device: Device
    limit: int | None


class StartDialog(FormDialog):
    """Asks for a NewRun."""

    def __init__(self, parent: QWidget, summaries: Sequence[ModelSummary], suites: Sequence[Suite]) -> None:
        super().__init__(parent, 76)
        self.setWindowTitle(self.tr("Start evaluation"))
        self.version, self.suite, self.device = QComboBox(), QComboBox(), QComboBox()
        for summary in summaries:
            for version in summary.versions:
                name = self.tr("{version}  –  {model}").format(version=version.name, model=summary.model.name)
                self.version.addItem(name, version.id)
        for suite in suites:
            self.suite.addItem(suite.title, suite.id)
        for text, device in self._devices():
            self.device.addItem(text, device)
        self.limited, self.limit = QCheckBox(self.tr("&Only the first items of each pack:")), QSpinBox()
        self.limit.setRange(1, 100_000)
        self.limit.setValue(5)
        self.limit.setAccessibleName(self.tr("Number of items of each pack"))
        self.partial_words = label(
            self.tr("The run is then partial: every figure from it says so, in the window and in the document."),
            "muted",
        )
        self.limited.toggled.connect(self._follow_limit)
        self._arrange()
        self._follow_limit()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Version:"), self.version)
        form.addRow(self.tr("&Suite:"), self.suite)
        form.addRow(self.tr("&Device:"), self.device)
        form.addRow("", row(self.limited, self.limit))
        form.addRow("", self.partial_words)
        text = self.tr("The run goes on in a program of its own. You may leave this page, or close the window.")
        self.lay_out(text, form, self.tr("Start"))
        self.act.setEnabled(self.version.count() > 0 and self.suite.count() > 0)

    def preset(self, version: str | None, suite: str | None, device: str) -> None:
        """Begin with these choices where they are there."""
        for box, wanted in ((self.version, version), (self.suite, suite), (self.device, device)):
            box.setCurrentIndex(max(0, box.findData(wanted)))

    def asked(self) -> NewRun:
        """What was chosen."""
        limit = self.limit.value() if self.limited.isChecked() else None
        return NewRun(self.version.currentData(), self.suite.currentData(), self.device.currentData(), limit)

    def _follow_limit(self) -> None:
        self.limit.setEnabled(self.limited.isChecked())
        self.partial_words.setEnabled(self.limited.isChecked())

    def _devices(self) -> tuple[tuple[str, Device], ...]:
        return (
            (self.tr("Automatic: a GPU if there is one, else the processor"), "auto"),
            (self.tr("Processor (CPU)"), "cpu"),
            (self.tr("NVIDIA or AMD GPU (CUDA)"), "cuda"),
            (self.tr("Apple GPU (MPS)"), "mps"),
        )

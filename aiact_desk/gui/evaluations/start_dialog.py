"""The dialog that starts a run: which version, which suite, on what, whether in full, and how the model is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox, QWidget

from aiact_desk.desk.asking import asking_for
from aiact_desk.desk.models import ModelSummary
from aiact_desk.desk.suites import SuiteContent
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.request import Device
from aiact_desk.gui.evaluations.asking_fields import AskingFields
from aiact_desk.gui.evaluations.asking_words import asking_problem
from aiact_desk.gui.evaluations.template_box import TemplateBox
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.fold import Fold
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.problems import Misuse
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class NewRun:
    """What was asked for. `limit`: the first so many items of each pack only; None for all of them.

    `asking` is what differs from the suite, by the names of `Asking`; `seed` stands in place of the usual seeds.
    """

    version: str
    suite: str
    device: Device
    limit: int | None
    asking: Mapping[str, object] = field(default_factory=dict)
    seed: int | None = None


class StartDialog(FormDialog):
    """Asks for a NewRun; it can be started once the desk would take it."""

    def __init__(
        self, parent: QWidget, look: Look, summaries: Sequence[ModelSummary], suites: Sequence[SuiteContent]
    ) -> None:
        super().__init__(parent, 108)
        self.setWindowTitle(self.tr("Start evaluation"))
        self._versions = {version.id: version for summary in summaries for version in summary.versions}
        self._suites = {content.suite.id: content for content in suites}
        self.version, self.suite, self.device = QComboBox(), QComboBox(), QComboBox()
        self.limited, self.limit = QCheckBox(self.tr("&Only the first items of each pack:")), QSpinBox()
        self.template, self.fields, self.wrong = TemplateBox(), AskingFields(), IconLine(look)
        self.more = Fold(self.tr("&More about how the model is asked"), self.fields)
        self.partial_words = label(
            self.tr("The run is then partial: every figure from it says so, in the window and in the document."),
            "muted",
        )
        self._fill(summaries)
        self._arrange()
        self._connect()
        self._follow_limit()
        self._begin()

    def _fill(self, summaries: Sequence[ModelSummary]) -> None:
        for summary in summaries:
            for version in summary.versions:
                name = self.tr("{version}  –  {model}").format(version=version.name, model=summary.model.name)
                self.version.addItem(name, version.id)
        for content in self._suites.values():
            self.suite.addItem(translate(content.suite.title), content.suite.id)
        for text, device in self._devices():
            self.device.addItem(text, device)
        self.limit.setRange(1, 100_000)
        self.limit.setValue(5)
        self.limit.setAccessibleName(self.tr("Number of items of each pack"))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Version:"), self.version)
        form.addRow(self.tr("&Suite:"), self.suite)
        form.addRow(self.tr("&Device:"), self.device)
        form.addRow("", row(self.limited, self.limit))
        form.addRow("", self.partial_words)
        form.addRow(self.tr("&Chat template:"), self.template)
        text = self.tr("The run goes on in a program of its own. You may leave this page, or close the window.")
        content = column(form, self.more, self.wrong, spacing=theme().space.medium)
        content.addStretch(1)
        self.lay_out(text, content, self.tr("Start"))

    def _connect(self) -> None:
        self.limited.toggled.connect(self._follow_limit)
        for box in (self.version, self.suite):
            box.currentIndexChanged.connect(self._begin)
        self.template.currentIndexChanged.connect(self._check)
        self.fields.changed.connect(self._check)
        self.more.toggled.connect(self.fit)

    def preset(self, version: str | None, suite: str | None, device: str) -> None:
        """Begin with these choices where they are there."""
        for box, wanted in ((self.version, version), (self.suite, suite), (self.device, device)):
            box.setCurrentIndex(max(0, box.findData(wanted)))

    def show_asked(self, asked: NewRun) -> None:
        """Begin with all that was asked for another time."""
        self.preset(asked.version, asked.suite, asked.device)
        self.limited.setChecked(asked.limit is not None)
        self.limit.setValue(asked.limit or self.limit.value())
        stated = dict(asked.asking)
        template = stated.pop("chat_template", None)
        self.template.state(template if isinstance(template, bool) else None)
        self.fields.state(stated)
        self.fields.seed.setValue(-1 if asked.seed is None else asked.seed)
        self.more.set_open(is_open=bool(stated) or asked.seed is not None)

    def asked(self) -> NewRun:
        """What was chosen."""
        limit = self.limit.value() if self.limited.isChecked() else None
        version, suite, device = (box.currentData() for box in (self.version, self.suite, self.device))
        return NewRun(version, suite, device, limit, self._stated(), self.fields.seed_stated())

    def _stated(self) -> dict[str, object]:
        template = self.template.stated()
        return self.fields.stated() | ({} if template is None else {"chat_template": template})

    def _chosen(self) -> tuple[Version, SuiteContent] | None:
        version = self._versions.get(self.version.currentData())
        content = self._suites.get(self.suite.currentData())
        return (version, content) if version and content else None

    def _begin(self) -> None:
        """Take over what the chosen suite says of the chosen Version."""
        if (chosen := self._chosen()) is not None:
            version, content = chosen
            self.template.offer(version, content.suite.asking.chat_template)
            self.fields.begin_with(content.suite.asking)
        self._check()

    def _check(self) -> None:
        """Ask the desk whether it would take this, and say why not."""
        reason = self._refusal()
        if self.wrong.text != (reason or ""):
            self.wrong.say(reason or "", "warning", Tone.WARN)
            self.fit()
        self.act.setEnabled(reason is None)
        self.act.setAccessibleDescription(reason or "")

    def _refusal(self) -> str | None:
        if (chosen := self._chosen()) is None:
            return ""
        version, content = chosen
        try:
            asking_for(version, content.packs, content.suite.asking, self._stated())
        except Misuse as misuse:
            return asking_problem(misuse)
        return None

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

"""One run: how it stands, what it does now, its figures as they come, and why it failed if it did."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressBar, QWidget

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.gui.evaluations.live_run import LiveRun
from aiact_desk.gui.evaluations.pack_columns import BAR, PackColumns
from aiact_desk.gui.evaluations.pack_lines import PackLine, pack_lines
from aiact_desk.gui.evaluations.remarks import is_impaired, remarks
from aiact_desk.gui.evaluations.run_detail import RunDetail
from aiact_desk.gui.evaluations.run_facts import run_facts
from aiact_desk.gui.evaluations.run_marks import RunMarks
from aiact_desk.gui.evaluations.run_words import progress_words, stage_words, state_words
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.chip import Chip
from aiact_desk.gui.parts.facts import FactList
from aiact_desk.gui.parts.figures import size
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.interval_bar import EstimateDelegate
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme
from aiact_desk.wording import say, say_problem


class RunMonitor(QWidget):
    """Shows one run at a time; `show_detail` for all of it, `show_live` for what has moved."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._detail: RunDetail | None = None
        self.state, self.partial = Chip(look), Chip(look, "partial", self.tr("partial"), Tone.WARN)
        self.name, self.suite = label("", "heading", selectable=True), label("", "muted")
        self.stage, self.progress = label("", "strong"), label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the run"))
        self.marks, self.why, self.remarks = RunMarks(look), IconLine(look), IconLine(look)
        self.warnings = label("", "muted", selectable=True)
        self.packs: RowsModel[PackLine] = RowsModel(PackColumns(look, self).columns, lambda one: one.pack, self)
        self.table = Table(self.packs, self.tr("Figures, pack by pack"))
        self.table.wrap_rows()
        self.table.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 7)
        self.table.setItemDelegateForColumn(BAR, EstimateDelegate(look, self.table))
        self._facts = FactList(look.mono())
        self._buttons = {id: ActionButton(actions[id], look) for id in BUTTONS}
        self._build()

    def _build(self) -> None:
        space = theme().space
        head = row(self.name, self.partial, self.state, wide=0)
        self._now = QWidget()
        now = column(self.stage, self.bar, self.progress, spacing=space.small)
        self._now.setLayout(now)
        content = column(head, self.suite, self.marks, self._now, self.why, spacing=space.medium)
        content.addLayout(row(*self._buttons.values()))
        content.addWidget(label(self.tr("Figures"), "strong"))
        content.addWidget(self.table, 1)
        content.addWidget(self.remarks)
        content.addWidget(self.warnings)
        content.addWidget(self._facts)
        self.setLayout(content)
        self.table.setMinimumHeight(self.fontMetrics().height() * 24)

    @property
    def run_id(self) -> str | None:
        """The run that is shown."""
        return self._detail.report.run.id if self._detail else None

    def show_detail(self, detail: RunDetail) -> None:
        """Show another run, or this one anew."""
        self._detail = detail
        report = detail.report
        self.name.setText(report.version.name)
        limit = report.run.limit
        told = self.tr("{suite} · {run}").format(suite=detail.suite, run=report.run.id)
        only = self.tr(" · only the first {count} items of each pack").format(count=limit) if limit else ""
        self.suite.setText(told + only)
        self.partial.setVisible(limit is not None)
        self.marks.show_marks(report.request)
        self._facts.show_facts(run_facts(detail))
        self._show(detail, detail.live)

    def show_live(self, live: LiveRun) -> None:
        """Show what has moved since."""
        if self._detail is not None:
            self._show(self._detail, live)

    def _show(self, detail: RunDetail, live: LiveRun) -> None:
        report, running = detail.report, detail.report.run.end == RunEnd.RUNNING
        words = state_words(report.run.end, live)
        self.state.show_state(words.icon, words.word, words.tone)
        self.why.say(self._reason(detail) or words.sentence, words.icon, words.tone)
        self._now.setVisible(running)
        for id in ("cancel_run", "stop_run"):
            self._buttons[id].setVisible(running)
        self._buttons["pause_run"].setVisible(running and not live.pausing)
        self._buttons["resume_run"].setVisible(report.run.end in RESUMABLE or (running and live.pausing))
        if running:
            self.stage.setText(stage_words(live.stage, detail.titles))
            self._show_progress(live)
        lines = pack_lines(report.request, live, report.result, detail.titles, detail.topics, over=not running)
        self.packs.show_rows(lines)
        remarked = [f"{line.title}: {said}" for line in lines for said in remarks(line.result)]
        impaired = any(is_impaired(line.result) for line in lines)
        icon, tone = ("warning", Tone.WARN) if impaired else ("info", Tone.MUTED)
        self.remarks.say("\n".join(remarked), icon, tone)
        said = [say(warning.id, warning.params) for warning in live.warnings[-5:]]
        self.warnings.setText("\n".join(said))
        self.warnings.setVisible(bool(said))

    def _show_progress(self, live: LiveRun) -> None:
        if live.progress is None:
            self.bar.setRange(0, 1 if live.waits else 0)
            self.progress.setText("")
            return
        self.bar.setRange(0, max(live.progress.total, 1))
        self.bar.setValue(live.progress.done)
        text = progress_words(live.progress, waits=live.waits)
        if live.telemetry:
            memory = self.tr("{memory} of memory").format(memory=size(live.telemetry.resident))
            text = f"{text} · {memory}"
        self.progress.setText(text)

    def _reason(self, detail: RunDetail) -> str:
        """Why it failed; empty where it did not."""
        if detail.report.failure is None:
            return ""
        reason = say_problem(detail.report.failure)
        if detail.report.run.end == RunEnd.ERROR:
            reason += "\n" + self.tr("Log: {path}").format(path=detail.log)
        return reason


BUTTONS = ("pause_run", "resume_run", "cancel_run", "stop_run")
RESUMABLE = frozenset({RunEnd.CANCELLED, RunEnd.ERROR, RunEnd.CRASHED})

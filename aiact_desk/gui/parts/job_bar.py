"""Shows the long jobs of the background: what is done now, how far it is, and a button to give it up."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from aiact_desk.gui.jobs import Jobs, JobStep
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.figures import size
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme

_PARTS = 1000


class JobBar(QWidget):
    """Shows the job that began first; hidden while there is none."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        super().__init__()
        self._jobs = jobs
        self._steps: dict[int, JobStep] = {}
        self._words, self._bar = label("", "small", wrap=False), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 24)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.stop: QToolButton = icon_button(look, "close", self.tr("Give up this job"), self._give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().space.medium, 0, theme().space.small, 0)
        for widget in (self._words, self._bar, self.stop):
            row.addWidget(widget)
        jobs.begun.connect(self._show_step)
        jobs.stepped.connect(self._show_step)
        jobs.ended.connect(self._drop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said of the job."""
        return self._words.text()

    def _show_step(self, step: JobStep) -> None:
        self._steps[step.number] = step
        self._refresh()

    def _drop(self, number: int) -> None:
        self._steps.pop(number, None)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._steps))
        if not self._steps:
            return
        first = self._steps[min(self._steps)]
        if first.step is None or first.step.total <= 0:
            self._bar.setRange(0, 0)
            self._words.setText(first.title)
            return
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(_PARTS * first.step.done // first.step.total)
        text = self.tr("{title} – {what}, {done} of {total}")
        done, total = size(first.step.done), size(first.step.total)
        self._words.setText(text.format(title=first.title, what=first.step.what, done=done, total=total))

    def _give_up(self) -> None:
        if self._steps:
            self._jobs.give_up(min(self._steps))

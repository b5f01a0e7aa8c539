"""A dialog that does its verb when it is accepted, and stays open with the reason where that is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.tasks import Lane, Topic
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

Done = TypeVar("Done")


class VerbDialog(FormDialog):
    """Nothing that was typed is lost by a refusal. While the verb is at work the dialog cannot be left."""

    def __init__(self, parent: QWidget, bench: Workbench, letters: int) -> None:
        super().__init__(parent, letters)
        self.bench = bench
        self.problem = IconLine(bench.look)
        self._at_work = False

    def lay_out(self, text: str, content: QLayout | QWidget, act: str | None) -> None:
        inside = column(content, self.problem)
        inside.setStretch(0, 1)
        super().lay_out(text, inside, act)

    def begin(self) -> None:
        """Show the dialog; it deletes itself once it is closed."""
        self.finished.connect(self.deleteLater)
        self.open()

    def attempt(
        self,
        verb: Callable[[], Done],
        done: Callable[[Done], object] | None = None,
        lane: Lane = Lane.DESK,
        *,
        closes: bool = True,
    ) -> None:
        """Do a verb that writes, in the background; close once it is done, and tell `done` what it gave."""
        self._hold(at_work=True)

        def succeeded(found: Done) -> None:
            self._hold(at_work=False)
            if closes:
                super(VerbDialog, self).accept()
            if done:
                done(found)

        self.bench.tasks.change(verb, Topic.DOCUMENTS, succeeded, self.refuse, lane)

    def refuse(self, problem: Problem) -> None:
        """Say what went wrong, and let it be mended."""
        self._hold(at_work=False)
        self.problem.say(say_problem(problem), "failure", Tone.BAD)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def reject(self) -> None:
        if not self._at_work:
            super().reject()

    def _hold(self, *, at_work: bool) -> None:
        self._at_work = at_work
        self.problem.say("")
        if hasattr(self, "act"):
            self.act.setEnabled(not at_work)

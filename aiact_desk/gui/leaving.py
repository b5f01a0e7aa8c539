"""What happens before the window closes: answers are saved, runs are asked about, and nothing is lost unasked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from aiact_desk.gui.dialogs import Question, Reply
from aiact_desk.gui.documents.page import DocumentsPage
from aiact_desk.gui.evaluations.page import EvaluationsPage
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench

STAY, GO_ON, CANCEL, LOSE = "stay", "go_on", "cancel", "lose"


class Leaving(QObject):
    """Asked at each attempt to close; closes the window itself once the answers are there."""

    def __init__(
        self, bench: Workbench, evaluations: EvaluationsPage, documents: DocumentsPage, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._evaluations, self._saver, self._drafts = evaluations, documents.document.saver, documents.document.drafts
        self._runs_settled = self._drafts_settled = False
        self._asking = False
        self._saver.idle.connect(self._saved)
        self._waits_for_saver = False

    def may_close(self) -> bool:
        """Whether nothing is left to ask or to save; otherwise begins with it."""
        if self._asking:
            return False
        if self._drafts and not self._drafts_settled:
            self._ask_about_drafts()
            return False
        if self._evaluations.alive() and not self._runs_settled:
            self._ask_about_runs()
            return False
        self._saver.flush()
        if not self._saver.is_idle:
            self._waits_for_saver = True
            return False
        self._bench.jobs.give_up_all()
        return True

    def _saved(self) -> None:
        if self._waits_for_saver:
            self._waits_for_saver = False
            self._close()

    def _ask_about_runs(self) -> None:
        alive = self._evaluations.alive()
        names = ", ".join(f"“{view.version}”" for view in alive)
        self._ask(
            Question(
                self.tr("An evaluation is running"),
                self.tr("The evaluation of {names} is not finished.").format(names=names),
                self.tr(
                    "It runs in a program of its own and can go on without this window; you will find it here again. "
                    "If you cancel it, its answers are kept and it can be resumed."
                ),
                (
                    Reply(GO_ON, self.tr("Let it go on and close")),
                    Reply(CANCEL, self.tr("Cancel it and close")),
                    Reply(STAY, self.tr("Stay here")),
                ),
                STAY,
            )
        )

    def _ask_about_drafts(self) -> None:
        self._ask(
            Question(
                self.tr("An answer is not saved"),
                counted(
                    len(self._drafts),
                    self.tr("What was typed for one row does not fit it and is not saved."),
                    self.tr("What was typed for {count} rows does not fit them and is not saved."),
                ),
                self.tr("If you close now, what was typed there is lost."),
                (Reply(STAY, self.tr("Stay and mend it")), Reply(LOSE, self.tr("Close and lose it"))),
                STAY,
            )
        )

    def _ask(self, question: Question) -> None:
        self._asking = True
        self._bench.dialogs.ask(self._window, question, self._answered)

    def _answered(self, reply: str) -> None:
        self._asking = False
        if reply == STAY:
            self._drafts_settled = False
            return
        if reply == LOSE:
            self._drafts_settled = True
        elif reply == GO_ON:
            self._runs_settled = True
        elif reply == CANCEL:
            self._runs_settled = True
            self._cancel()
            return
        self._close()

    def _cancel(self) -> None:
        """Give the runs their command, then close."""
        self._evaluations.cancel_runs(self._evaluations.alive(), at_once=False)
        self._bench.tasks.ask(lambda: None, lambda _: self._close())

    def _close(self) -> None:
        """Close in a moment: an answer may come while the window is still being asked to close."""
        QTimer.singleShot(0, self._window, self._window.close)

"""The columns of the list of runs."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from aiact_desk.gui.evaluations.run_words import state_words
from aiact_desk.gui.evaluations.watcher import RunView
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.rows_model import Column


class RunColumns(QObject):
    """State first, as word and icon; then what was measured with what, and when."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        self._look, self._icons = look, dict[tuple[str, Tone], QIcon]()
        self.columns: tuple[Column[RunView], ...] = (
            Column(self.tr("State"), self._state, icon=self._icon),
            Column(self.tr("Version"), lambda one: one.version, wide=True),
            Column(self.tr("Suite"), self._suite),
            Column(self.tr("Started"), lambda one: moment(one.run.created_at), sort=lambda one: one.run.created_at),
        )

    def _state(self, view: RunView) -> str:
        word = state_words(view.run.end, view.live).word
        if view.live and view.live.progress and view.live.progress.total:
            share = 100 * view.live.progress.done // view.live.progress.total
            return self.tr("{word}, {share} %").format(word=word, share=share)
        return word

    def _icon(self, view: RunView) -> QIcon:
        """Made once for each state, since a table asks for it at every painting."""
        found = state_words(view.run.end, view.live)
        if (found.icon, found.tone) not in self._icons:
            self._icons[found.icon, found.tone] = self._look.icon(found.icon, found.tone)
        return self._icons[found.icon, found.tone]

    def _suite(self, view: RunView) -> str:
        if view.run.limit is None:
            return view.run.suite
        return self.tr("{suite}, first {count}").format(suite=view.run.suite, count=view.run.limit)

"""The columns of the list of runs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.gui.evaluations.run_words import end_words
from aiact_desk.gui.evaluations.watcher import RunView
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.rows_model import Column


class RunColumns(QObject):
    """State first, as word and icon; then what was measured with what, and when."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icons = {end: look.icon(end_words(end).icon, end_words(end).tone) for end in RunEnd}
        self.columns: tuple[Column[RunView], ...] = (
            Column(self.tr("State"), self._state, icon=lambda one: icons[one.run.end]),
            Column(self.tr("Version"), lambda one: one.version, wide=True),
            Column(self.tr("Suite"), self._suite),
            Column(self.tr("Started"), lambda one: moment(one.run.created_at), sort=lambda one: one.run.created_at),
        )

    def _state(self, view: RunView) -> str:
        word = end_words(view.run.end).word
        if view.live and view.live.progress and view.live.progress.total:
            share = 100 * view.live.progress.done // view.live.progress.total
            return self.tr("{word}, {share} %").format(word=word, share=share)
        return word

    def _suite(self, view: RunView) -> str:
        if view.run.limit is None:
            return view.run.suite
        return self.tr("{suite}, first {count}").format(suite=view.run.suite, count=view.run.limit)

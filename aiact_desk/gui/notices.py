"""What the window has to say: problems and news, each kept so that it can be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aiact_desk.gui.look import Tone
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem


@dataclass(frozen=True)
class Notice:
    """One sentence for the user. `lasting`: it stays until it is dismissed. `file` is one that can be opened."""

    tone: Tone
    text: str
    at: datetime
    lasting: bool
    file: Path | None = None


class Notices(QObject):
    """Takes notices from anywhere in the window; `said` shows them, `history` keeps them for this session."""

    said = Signal(object)

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self.history: list[Notice] = []

    def news(self, text: str) -> None:
        """Say that something went well."""
        self._say(Tone.GOOD, text, lasting=False)

    def written(self, text: str, file: Path) -> None:
        """Say that a file was written, and offer to open it."""
        self._say(Tone.GOOD, text, lasting=True, file=file)

    def warning(self, text: str) -> None:
        """Say something that the user should not miss."""
        self._say(Tone.WARN, text, lasting=True)

    def problem(self, problem: Problem) -> None:
        """Say in words what went wrong and what to do."""
        self._say(Tone.BAD, say_problem(problem), lasting=True)

    def _say(self, tone: Tone, text: str, *, lasting: bool, file: Path | None = None) -> None:
        notice = Notice(tone, text, datetime.now().astimezone(), lasting, file)
        self.history.append(notice)
        self.said.emit(notice)

"""Saves answers as they are typed: a moment after the last key, also while keys go on, at once when the row is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.gui.documents.why_none import WhyNone
from aiact_desk.gui.tasks import Tasks, Topic
from aiact_desk.problems import Problem
from aiact_desk.regulation.values import Json

DELAY = 400
"""Milliseconds without a key after which what stands there is saved."""

LONGEST = 600
"""Milliseconds after which it is saved though keys go on, so that a crash takes no more than a second of typing."""


@dataclass(frozen=True)
class Edit:
    """An answer to save. `why` set: no value, for that reason; neither value nor reason: take the answer back."""

    document: str
    field: str
    value: Json = None
    why: WhyNone | None = None


@dataclass(frozen=True)
class Refusal:
    """An answer that was not saved, and why."""

    edit: Edit
    problem: Problem


class Saver(QObject):
    """Keeps the last edit of each row until it is saved. `idle` once nothing is under way."""

    begun = Signal()
    saved = Signal(object)
    refused = Signal(object)
    idle = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._desk, self._tasks = desk, tasks
        self._waiting: dict[tuple[str, str], Edit] = {}
        self._under_way = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._unsaved = QElapsedTimer()  # since the first key that is not saved
        self._timer.timeout.connect(self.flush)

    @property
    def is_idle(self) -> bool:
        """Whether everything that can be saved is saved."""
        return not self._waiting and not self._under_way

    def has(self, document: str, field: str) -> bool:
        """Whether an edit of this row is still to be saved."""
        return (document, field) in self._waiting

    def put(self, edit: Edit) -> None:
        """Save this soon, instead of an earlier edit of the same row."""
        if not self._waiting:
            self._unsaved.start()
        self._waiting[edit.document, edit.field] = edit
        self._timer.start(max(0, min(DELAY, LONGEST - self._unsaved.elapsed())))

    def forget(self, document: str, field: str) -> None:
        """Save nothing of this row: what stands there now is no answer."""
        self._waiting.pop((document, field), None)

    def flush(self) -> None:
        """Save everything now."""
        self._timer.stop()
        edits, self._waiting = tuple(self._waiting.values()), {}
        for edit in edits:
            self._under_way += 1
            self.begun.emit()
            self._tasks.change(self._verb(edit), Topic.DOCUMENTS, self._done, self._failing(edit))

    def _verb(self, edit: Edit) -> Callable[[], Content]:
        desk = self._desk
        if (why := edit.why) is not None:
            verb = documents.set_not_applicable if why.kind == "not_applicable" else documents.leave_open
            return lambda: verb(desk, edit.document, edit.field, why.reason)
        if edit.value is None:
            return lambda: documents.clear_field(desk, edit.document, edit.field)
        return lambda: documents.set_field(desk, edit.document, edit.field, edit.value)

    def _done(self, content: Content) -> None:
        self._under_way -= 1
        self.saved.emit(content)
        self._tell_idle()

    def _failing(self, edit: Edit) -> Callable[[Problem], None]:
        def failed(problem: Problem) -> None:
            self._under_way -= 1
            self.refused.emit(Refusal(edit, problem))
            self._tell_idle()

        return failed

    def _tell_idle(self) -> None:
        if self.is_idle:
            self.idle.emit()

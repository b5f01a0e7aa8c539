"""What the page of due dates says in each column."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from aiact_desk.documents.due_item import DueItem, Waiting
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.gui.words import counted


class DueColumns(QObject):
    """The columns of what is due and done, and of what waits for an event."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        self._today = date.min
        late, open_, lasts = look.icon("warning", Tone.BAD), look.icon("calendar"), look.icon("keep", Tone.QUIET)
        self.of_items: tuple[Column[DueItem], ...] = (
            Column(self.tr("Day"), lambda one: one.day.isoformat(), sort=lambda one: one.day),
            Column(
                self.tr("Stands"),
                self.stands,
                sort=lambda one: one.day,
                icon=lambda one: late if one.is_overdue(self._today) else lasts if one.kind == "lasts" else open_,
            ),
            Column(
                self.tr("What"), lambda one: one.title, wide=True, tip=lambda one: "\n".join((one.title, *one.counted))
            ),
            Column(self.tr("Model"), lambda one: one.about.model_name),
            Column(self.tr("Source"), lambda one: f"{one.source} ({one.force.value})"),
        )
        self.of_waiting: tuple[Column[Waiting], ...] = (
            Column(self.tr("What"), lambda one: one.title, wide=True),
            Column(self.tr("Waits for"), lambda one: "; ".join(one.events), wide=True),
            Column(self.tr("Model"), lambda one: one.about.model_name if one.about else ""),
            Column(self.tr("Source"), lambda one: f"{one.source} ({one.force.value})"),
        )

    def look_from(self, today: date) -> None:
        """Count days from this one."""
        self._today = today

    def stands(self, one: DueItem) -> str:
        """How far off the day is, in words."""
        if one.done is not None:
            return self.tr("done {day}").format(day=one.done.isoformat())
        left = one.days_left(self._today)
        if one.is_overdue(self._today):
            said = counted(-left, self.tr("overdue by {count} day"), self.tr("overdue by {count} days"))
            if one.extended and one.extended >= self._today:
                text = self.tr("{said}; by Union counting open until {day}")
                return text.format(said=said, day=one.extended.isoformat())
            return said
        if left < 0:
            return counted(-left, self.tr("over since {count} day"), self.tr("over since {count} days"))
        return counted(left, self.tr("{count} day left"), self.tr("{count} days left")) if left else self.tr("today")


def _tip(one: DueItem) -> str:
    """How the day came about."""
    return "\n".join((one.title, *one.counted))

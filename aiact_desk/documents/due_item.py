"""The nouns of what is due: an item with its day, and what waits for an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiact_desk.regulation.terms import Force

Kind = Literal["due", "lasts", "plan"]
"""`due`: to be done by the day; `lasts`: goes on until the day at least; `plan`: a day that somebody set."""


@dataclass(frozen=True)
class About:
    """What an item is about: a model, by id and name, and the document that says so, if any."""

    model: str
    model_name: str
    document: str | None = None


@dataclass(frozen=True)
class DueItem:
    """Something with a day. `key` stays the same when the day moves or a new version of the document is made.

    `title` and `counted` (how the day came about) are in words. `extended` is the day by Union counting where that is
    later; `done` the day on which it was done.
    """

    key: str
    kind: Kind
    title: str
    day: date
    about: About
    source: str
    force: Force
    counted: tuple[str, ...] = ()
    extended: date | None = None
    done: date | None = None

    def days_left(self, today: date) -> int:
        """Days until the day; below 0 it is over."""
        return (self.day - today).days

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done; what lasts is never overdue."""
        return self.kind != "lasts" and self.done is None and self.day < today


@dataclass(frozen=True)
class Waiting:
    """A deadline whose day nobody knows yet, and the events (in words) that it waits for."""

    key: str
    title: str
    events: tuple[str, ...]
    about: About | None
    source: str
    force: Force


@dataclass(frozen=True)
class Found:
    """What follows from one document, or from all."""

    items: tuple[DueItem, ...] = ()
    waiting: tuple[Waiting, ...] = ()

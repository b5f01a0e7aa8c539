"""The verb that lists what is due over the whole library, and writes it as a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import today
from aiact_desk.desk.due_sources import everything_due
from aiact_desk.documents.due_calendar import calendar_file
from aiact_desk.documents.due_item import DueItem, Waiting
from aiact_desk.files import disk_problems, write_whole
from aiact_desk.problems import Misuse
from aiact_desk.regulation.texts import parse_date


@dataclass(frozen=True)
class DueDates:
    """What is open as of a day, the next first; what waits for an event; and what is done."""

    as_of: date
    items: tuple[DueItem, ...]
    waiting: tuple[Waiting, ...]
    done: tuple[DueItem, ...]


def list_due(desk: Desk, days: int | None = None, as_of: str | None = None) -> DueDates:
    """What is due by law, plan and request, over all models; with `days`, up to so many days after `as_of` (today).

    Of the documents of a form that a model has the newest one counts, and where documents were begun one from the
    other, the last of them.

    Raises:
        Misuse: if `as_of` is no day, or `days` is below 0.
    """
    if days is not None and days < 0:
        raise Misuse("due.days")
    day = today() if as_of is None else date.fromisoformat(parse_date("as of", as_of))
    found = list(everything_due(desk, day))
    items = _once(one for one in found if isinstance(one, DueItem))
    known = {one.key for one in items}
    waiting = {one.key: one for one in found if isinstance(one, Waiting) and one.key not in known}
    near = [one for one in items if one.done is None and (days is None or one.days_left(day) <= days)]
    return DueDates(day, tuple(near), tuple(waiting.values()), tuple(one for one in items if one.done))


def write_calendar(found: DueDates, to: Path) -> int:
    """Write what is due as a calendar file, and what is done as cancelled; how many events there are.

    Raises:
        Misuse: if `to` is a folder or lies in none.
        Problem: if the place cannot be written or the disk is full.
    """
    with disk_problems(to):
        if (to.exists() and not to.is_file()) or not to.absolute().parent.is_dir():
            raise Misuse("desk.no_export_place", path=to)
    items = (*found.items, *found.done)
    write_whole(to, calendar_file(items, datetime.now(UTC)))
    return len(items)


def _once(items: Iterable[DueItem]) -> list[DueItem]:
    """Each key once, as two documents of a model can state the same: what is done counts, else the earlier day."""
    found: dict[str, DueItem] = {}
    for item in items:
        other = found.get(item.key)
        if other is None or (item.done is None, item.day) < (other.done is None, other.day):
            found[item.key] = item
    return sorted(found.values(), key=lambda item: (item.day, item.key))

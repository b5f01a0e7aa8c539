"""Due dates as a calendar file (RFC 5545) that calendar programs take in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from aiact_desk import __version__
from aiact_desk.documents.due_item import DueItem
from aiact_desk.documents.plain import plain
from aiact_desk.wording import say

_OURS = UUID("6f2b1d0e-5b0c-4a5e-9d57-0c6f4f2f3a11")
"""The name space of the ids of events: an item has the same id in every file, so that a second import updates it."""

_BEFORE = (timedelta(days=14), timedelta(days=3), timedelta(days=1))
"""How long before a day its alarms ring."""


def calendar_file(items: Iterable[DueItem], now: datetime) -> bytes:
    """A calendar with an event for each item, on its whole day, with alarms before it. What is done is cancelled in it.

    An event names the rule, the model and the document's id, and no person. `now` is in UTC.
    """
    calendar = Calendar()
    calendar.add("PRODID", f"-//AI Act Desk//{__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    for item in items:
        calendar.add_component(_event(item, now))
    return bytes(calendar.to_ical())


def _event(item: DueItem, now: datetime) -> Event:
    event = Event()
    summary = plain(f"{item.title} ({item.about.model_name})")
    event.add("UID", f"{uuid5(_OURS, item.key)}")
    event.add("DTSTAMP", now.replace(microsecond=0))
    event.add("SEQUENCE", int(now.timestamp()) // 60)  # later files stand above earlier ones
    event.add("DTSTART", item.day)
    event.add("SUMMARY", summary)
    event.add("DESCRIPTION", plain("\n".join(_description(item))))
    event.add("CLASS", "CONFIDENTIAL")
    event.add("TRANSP", "TRANSPARENT")
    event.add("STATUS", "CANCELLED" if item.done else "CONFIRMED")
    if not item.done:
        for before in _BEFORE:
            event.add_component(_alarm(summary, before))
    return event


def _description(item: DueItem) -> list[str]:
    lines = [say("due.by_rule", {"source": item.source, "force": item.force.value}), *item.counted]
    if item.extended:
        lines.append(say("due.extended", {"day": item.extended}))
    if item.about.document:
        lines.append(say("due.document", {"document": item.about.document}))
    return lines


def _alarm(summary: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", summary)
    alarm.add("TRIGGER", -before)
    return alarm

"""All deadlines that follow from some events, each with where it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aiact_desk.regulation.deadlines.count import Counted, count_deadline, extended_day, strict_day
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.schema import Deadline, Kind
from aiact_desk.regulation.deadlines.working_days import WorkingDays


class Standing(StrEnum):
    """Where a deadline stands on a day.

    `EXTENSION` and `DONE_IN_EXTENSION` lie behind the plain end and not behind the end by Union counting. `EXPECTED`
    counts from something that has not happened. `RUNNING` and `ENDED` are said of what lasts.
    """

    AHEAD = "ahead"
    TODAY = "today"
    EXTENSION = "extension"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_IN_EXTENSION = "done in extension"
    DONE_LATE = "done late"
    RUNNING = "running"
    ENDED = "ended"
    EXPECTED = "expected"


@dataclass(frozen=True)
class Due:
    """The day of one deadline and how it was counted.

    `strict` is the plain day, `extended` that of Union counting. `missing` are events that are not known and could
    change the day. `expected` are events that have not happened, taken to happen on the last day for them. `done` is
    the day on which it was done. `days` is how far the plain day (of what lasts, the extended one) is from the day
    asked about, or from the day on which it was done.
    """

    deadline: Deadline
    counted: tuple[Counted, ...]
    strict: date
    extended: date
    missing: tuple[str, ...]
    expected: tuple[str, ...]
    done: date | None
    standing: Standing
    days: int

    @property
    def day(self) -> date:
        """The safer day, which a reminder uses: the plain one where it is due, the extended one where it lasts."""
        return safer_day(self.deadline, self.strict, self.extended)


def due_dates(
    deadlines: Sequence[Deadline], events: Mapping[str, Moment], working: WorkingDays, as_of: date
) -> tuple[Due, ...]:
    """The deadlines whose events are known or expected, the next first.

    An event that a deadline asks for is expected on its day, or on `as_of` where that has passed, so that what counts
    from it can be planned.
    """
    known = dict(events)
    while new := _expected(deadlines, known, working, as_of):
        known.update(new)
    expected = set(known) - set(events)
    dues = (_due(deadline, known, expected, working, as_of) for deadline in deadlines)
    return tuple(sorted((due for due in dues if due is not None), key=lambda due: due.day))


def safer_day(deadline: Deadline, strict: date, extended: date) -> date:
    """The plain day of what is due, the extended day of what lasts."""
    return strict if deadline.kind is Kind.DUE else extended


def _expected(
    deadlines: Sequence[Deadline], known: Mapping[str, Moment], working: WorkingDays, as_of: date
) -> dict[str, Moment]:
    """Events that are not known and that a counted deadline asks for, each on the first day asked."""
    found: dict[str, date] = {}
    for deadline in deadlines:
        event = deadline.done_by
        if event is None or deadline.repeats or event in known:
            continue
        if counted := count_deadline(deadline, known, working):
            day = max(strict_day(deadline, counted), as_of)
            found[event] = min(day, found.get(event, day))
    return {event: Moment(day) for event, day in found.items()}


def _due(
    deadline: Deadline, known: Mapping[str, Moment], expected: set[str], working: WorkingDays, as_of: date
) -> Due | None:
    counted = count_deadline(deadline, known, working)
    if not counted:
        return None
    strict, extended = strict_day(deadline, counted), extended_day(deadline, counted)
    done = _done_on(deadline, known, expected)
    assumed = tuple(dict.fromkeys(each.event for each in counted if each.event and each.event in expected))
    standing, days = _stand(deadline, strict, extended, done, as_of)
    return Due(
        deadline=deadline,
        counted=counted,
        strict=strict,
        extended=extended,
        missing=tuple(event for event in deadline.needs if event not in known),
        expected=assumed,
        done=done,
        standing=Standing.EXPECTED if assumed and done is None else standing,
        days=days,
    )


def _done_on(deadline: Deadline, known: Mapping[str, Moment], expected: set[str]) -> date | None:
    """When it was done, for what is done once."""
    event = deadline.done_by
    if event is None or event not in known or event in expected or deadline.repeats:
        return None
    return known[event].day


def _stand(deadline: Deadline, strict: date, extended: date, done: date | None, as_of: date) -> tuple[Standing, int]:
    if deadline.kind is Kind.LASTS:
        left = (extended - as_of).days
        return (Standing.RUNNING, left) if left >= 0 else (Standing.ENDED, -left)
    past = ((done or as_of) - strict).days
    in_extension = (done or as_of) <= extended
    if done:
        late = Standing.DONE_IN_EXTENSION if in_extension else Standing.DONE_LATE
        return (Standing.DONE, -past) if past <= 0 else (late, past)
    if past > 0:
        return (Standing.EXTENSION if in_extension else Standing.OVERDUE), past
    return (Standing.AHEAD if past else Standing.TODAY), -past

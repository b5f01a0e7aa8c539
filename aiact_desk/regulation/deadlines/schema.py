"""The shape of the deadlines: events, bounds that count from them, and what ends or repeats a deadline."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

import pydantic
from pydantic import model_validator

from aiact_desk.regulation.deadlines.period import Period
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.schema import Rule
from aiact_desk.regulation.terms import Force


class Kind(StrEnum):
    """`DUE` is done no later than a day, `LASTS` goes on at least until a day."""

    DUE = "due"
    LASTS = "lasts"


class Event(Frozen):
    """Something that happens on a day, told by the user. A `timed` one may be told with its time of day.

    `not_before` is the event that it cannot precede.
    """

    id: str
    title: str
    timed: bool = False
    not_before: str | None = None


class Harm(Frozen):
    """A kind of harm of a serious incident."""

    id: str
    title: str


class After(Period):
    """A period that begins with an event."""

    side: Literal["after"]
    event: str


class Before(Period):
    """A period counted backwards from an event: at least so long before it."""

    side: Literal["before"]
    event: str


class On(Frozen):
    """The day of the event itself."""

    side: Literal["on"]
    event: str


class Fixed(Frozen):
    """A date that the law names."""

    side: Literal["fixed"]
    day: date


Bound = Annotated[After | Before | On | Fixed, pydantic.Field(discriminator="side")]


class When(Frozen):
    """Days of an event, both included, for which a deadline is there."""

    event: str
    since: date = date.min
    until: date = date.max


class Note(Frozen):
    """A condition or reading that belongs to a deadline, with its own force."""

    text: str
    force: Force


class Deadline(Frozen):
    """One deadline.

    Of several bounds the earliest counts where it is due, the latest where it lasts. `done_by` is the event that says
    it is done; where it `repeats`, the next period counts from that. After `ends_with` it is not due any more. `harms`
    are the kinds of harm that it is for, `incident` the part that it has in the reporting of a serious incident.
    """

    id: str
    title: str
    kind: Kind
    bounds: tuple[Bound, ...] = pydantic.Field(min_length=1)
    repeats: bool = False
    done_by: str | None = None
    ends_with: str | None = None
    when: When | None = None
    harms: tuple[str, ...] = ()
    incident: Literal["initial", "intermediate", "final", "kept"] | None = None
    measure: str | None = None
    source: str
    force: Force
    notes: tuple[Note, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The events that it counts from, and that on which it depends whether it is there."""
        counted = [bound.event for bound in self.bounds if not isinstance(bound, Fixed)]
        return tuple(dict.fromkeys([*counted, *([self.when.event] if self.when else [])]))

    @property
    def named(self) -> tuple[str, ...]:
        """Every event that it names."""
        return (*self.needs, *(event for event in (self.done_by, self.ends_with) if event))


class Counts(Frozen):
    """How many deadlines are those of the Safety and Security Chapter, and how many there are besides."""

    code: int
    others: int


class CountingRule(Rule):
    """The rule by which periods are counted, with its heading."""

    title: str


class Deadlines(Frozen):
    """All deadlines as read on one day, the events that they count from, and the rule by which periods are counted."""

    id: str
    title: str
    edition: str
    read_on: str
    counts: Counts
    counting: CountingRule
    events: tuple[Event, ...]
    harms: tuple[Harm, ...]
    deadlines: tuple[Deadline, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        distinct(tuple(deadline.id for deadline in self.deadlines))
        distinct(tuple(event.id for event in self.events))
        named = {event for deadline in self.deadlines for event in deadline.named}
        named |= {event.not_before for event in self.events if event.not_before}
        if named != (known := {event.id for event in self.events}):
            raise ValueError(f"events without a deadline, or named and not listed: {sorted(named ^ known)}")
        if {harm for each in self.deadlines for harm in each.harms} != {harm.id for harm in self.harms}:
            raise ValueError("the harms of the deadlines are not those listed")
        if any(deadline.repeats and not deadline.done_by for deadline in self.deadlines):
            raise ValueError("what repeats needs an event that says when it was done last")
        code = sum(deadline.source.startswith("Safety and Security Chapter") for deadline in self.deadlines)
        if (counted := Counts(code=code, others=len(self.deadlines) - code)) != self.counts:
            raise ValueError(f"the counts say {self.counts}, what is listed is {counted}")
        return self

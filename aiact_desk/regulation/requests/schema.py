"""The shape of the rules on requests for information, answers to them, and those who receive documentation."""

from __future__ import annotations

from typing import Self, TypeVar

from pydantic import Field, model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.schema import Rule
from aiact_desk.regulation.terms import Audience, Force


class Entry(Frozen):
    """One entry of a list of the law: what people call it, where it stands, and by what force."""

    id: str
    title: str
    source: str
    force: Force


class Authority(Frozen):
    """Somebody who may ask; `audience` is the reader of a form that they are."""

    id: str
    title: str
    audience: Audience


class Basis(Entry):
    """A provision on which a request rests; `asks` are the authorities that may ask by it."""

    text: str
    asks: tuple[str, ...] = Field(min_length=1)


class FormOfAsking(Entry):
    """What the paper calls itself, and what follows."""

    text: str


class Capacity(Entry):
    """By what power somebody answers. `responsible`: it is said that the provider stays responsible all the same."""

    responsible: bool


class Question(Frozen):
    """What whoever answers is asked last."""

    id: str
    text: str
    source: str
    force: Force


class Reader(Entry):
    """A kind of recipient of documentation; `audience` is the part that is meant for them, if any is."""

    audience: Audience | None


class Counts(Frozen):
    """How many entries each list has."""

    bases: int
    particulars: int
    capacities: int
    grounds: int
    questions: int
    readers: int


Named = TypeVar("Named", Authority, Basis, FormOfAsking, Capacity, Entry, Reader)


class RequestRules(Frozen):
    """The rules on requests as read on one day. `particulars` are what a request states, `grounds` why a passage of an
    answer can be claimed confidential, `questions` what is asked before it is given.
    """

    id: str
    title: str
    edition: str
    read_on: str
    counts: Counts
    authorities: tuple[Authority, ...]
    bases: tuple[Basis, ...]
    forms: tuple[FormOfAsking, ...]
    particulars: tuple[Entry, ...]
    capacities: tuple[Capacity, ...]
    responsibility: Rule
    confidentiality: Rule
    grounds: tuple[Entry, ...]
    questions: tuple[Question, ...]
    readers: tuple[Reader, ...]
    update: Rule

    def authority(self, id: str) -> Authority:
        """Raises: Misuse if there is none."""
        return _one(self.authorities, id, "requests.unknown_authority")

    def basis(self, id: str) -> Basis:
        """Raises: Misuse if there is none."""
        return _one(self.bases, id, "requests.unknown_basis")

    def form(self, id: str) -> FormOfAsking:
        """Raises: Misuse if there is none."""
        return _one(self.forms, id, "requests.unknown_form")

    def capacity(self, id: str) -> Capacity:
        """Raises: Misuse if there is none."""
        return _one(self.capacities, id, "requests.unknown_capacity")

    def ground(self, id: str) -> Entry:
        """Raises: Misuse if there is none."""
        return _one(self.grounds, id, "requests.unknown_ground")

    def reader(self, id: str) -> Reader:
        """Raises: Misuse if there is none."""
        return _one(self.readers, id, "register.unknown_kind")

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for named in (self.authorities, self.bases, self.forms, self.particulars, self.capacities, self.grounds,
                      self.questions, self.readers):  # fmt: skip
            distinct(tuple(one.id for one in named))
        known = {one.id for one in self.authorities}
        if strange := {id for basis in self.bases for id in basis.asks} - known:
            raise ValueError(f"bases name authorities that are not listed: {sorted(strange)}")
        counted = Counts(**{name: len(getattr(self, name)) for name in Counts.model_fields})
        if counted != self.counts:
            raise ValueError(f"the counts say {self.counts}, what is listed is {counted}")
        return self


def _one(known: tuple[Named, ...], id: str, unknown: str) -> Named:
    found = next((one for one in known if one.id == id), None)
    if found is None:
        raise Misuse(unknown, given=id, known=", ".join(one.id for one in known))
    return found

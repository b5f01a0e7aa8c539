"""The shape of the rules of retention."""

from __future__ import annotations

from collections import Counter
from typing import Self

import pydantic
from pydantic import model_validator

from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.schema import Rule
from aiact_desk.regulation.terms import Force


class RetentionRule(Frozen):
    """How many years documents of some forms are kept, counted from the last of the events in `after`."""

    id: str
    forms: tuple[str, ...] = pydantic.Field(min_length=1)
    text: str
    years: int = pydantic.Field(gt=0)
    after: tuple[str, ...] = pydantic.Field(min_length=1)
    source: str
    force: Force
    note: str | None = None


class Retention(Frozen):
    """All rules of retention as read on one day; `counts` says how many there are of each force."""

    id: str
    title: str
    edition: str
    read_on: str
    counts: dict[Force, int]
    starting: Rule
    rules: tuple[RetentionRule, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        distinct(tuple(rule.id for rule in self.rules))
        if (counted := Counter(rule.force for rule in self.rules)) != self.counts:
            raise ValueError(f"the counts say {self.counts}, what is listed is {dict(counted)}")
        return self

    def of(self, form: str) -> tuple[RetentionRule, ...]:
        """The rules for the documents of a form."""
        return tuple(rule for rule in self.rules if form in rule.forms)

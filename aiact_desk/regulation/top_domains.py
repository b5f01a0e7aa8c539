"""The rules on how many domain names a training-content summary lists, as data (rule TS2)."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import yaml
from pydantic import Field, model_validator

from aiact_desk import resources
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Frozen
from aiact_desk.regulation.terms import Force

EDITION = "2025-07-24"
"""The edition of the template that lists are made by."""


class DomainRule(Frozen):
    """Which share of all domains is listed, and how many at `most` (None: no bound)."""

    id: str
    number: str
    title: str
    share: Fraction = Field(gt=0, le=1)
    most: int | None = Field(default=None, gt=0)
    force: tuple[Force, ...] = Field(min_length=1)
    source: str
    text: str

    def listed(self, domains: int) -> int:
        """How many of so many domains are listed: the share, rounded up, within the bound."""
        share = -(-domains * self.share.numerator // self.share.denominator)
        return share if self.most is None else min(share, self.most)


class Rounding(Frozen):
    """What the template leaves open, and how it is read here."""

    force: tuple[Force, ...]
    text: str


class Counts(Frozen):
    """How many rules there are."""

    rules: int


class TopDomains(Frozen):
    """The packaged file."""

    id: str
    title: str
    edition: str
    read_on: str
    counts: Counts
    rules: tuple[DomainRule, ...]
    rounding: Rounding

    @model_validator(mode="after")
    def _counted(self) -> TopDomains:
        if len({rule.id for rule in self.rules}) != self.counts.rules:
            raise ValueError("the rules are not as many as the file says")
        return self


@cache
def load_top_domains() -> TopDomains:
    """The rules of `EDITION`. Read once per process."""
    path = next(path for path in resources.regulation_files() if path.name == f"top_domains_{EDITION}.yaml")
    return TopDomains.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def domain_rule(id: str) -> DomainRule:
    """The rule of that name. Raises Misuse if there is none; names those that there are."""
    rules = load_top_domains().rules
    for rule in rules:
        if rule.id == id:
            return rule
    raise Misuse("domains.unknown_rule", rule=id, known=", ".join(rule.id for rule in rules))

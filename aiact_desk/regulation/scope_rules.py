"""The rules on the scope of Chapter V as data: thresholds, fifteen rules, what counts as compute, methods, examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, Self

import yaml
from pydantic import Field, model_validator

from aiact_desk import resources
from aiact_desk.regulation.counting import Counting, PhaseKind
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.scope_terms import Named, Outcome, Sourced, Total
from aiact_desk.regulation.terms import Force
from aiact_desk.wording.catalogue import translate

__all__ = [
    "Condition",
    "EnergyMethod",
    "Method",
    "ModifierShare",
    "Named",
    "Outcome",
    "PhaseKind",
    "ScopeRule",
    "ScopeRules",
    "Threshold",
    "Total",
    "load_scope_rules",
]

EDITION = "2025-11-19"
"""The edition that estimates and assessments are made by."""


class Threshold(Sourced):
    """Training compute (FLOP) that a total is held against: crossed by more than it, not by as much."""

    id: str
    title: str
    flop: Decimal = Field(gt=0)
    total: Total
    rule: str


class ModifierShare(Sourced):
    """The share of the original's compute that a modification is held against."""

    title: str
    fraction: Fraction = Field(gt=0, lt=1)
    total: Total
    rule: str


class Fine(Frozen):
    """The ceiling of fines: a share of turnover, or a floor in euros where that is higher."""

    share: Decimal
    floor_eur: Decimal


class Dates(Frozen):
    """When the duties apply, when they can be enforced, and until when earlier models have time."""

    obligations: date
    enforcement: date
    legacy: date


class Output(Named):
    """What a model makes; `generative` marks what the indicative criterion names."""

    generative: bool


class Wording(Frozen):
    """One case that a rule tells apart: its outcome, and its words with {placeholders}."""

    case: str
    outcome: Outcome
    text: str


class ScopeRule(Sourced):
    """One rule: when it is met, what follows, and the words of each of its cases."""

    id: str
    title: str
    expression: str
    description: str
    note: str
    wording: tuple[Wording, ...] = Field(min_length=1)

    def case(self, name: str) -> Wording:
        """The words of a case. KeyError where the rule has no such case."""
        found = next((wording for wording in self.wording if wording.case == name), None)
        if found is None:
            raise KeyError(f"{self.id} has no case {name}")
        return found

    @model_validator(mode="after")
    def _no_case_twice(self) -> Self:
        distinct(tuple(wording.case for wording in self.wording))
        return self


class Method(Sourced):
    """A way to estimate compute: its formula, and what each letter stands for."""

    id: str
    title: str
    expression: str
    inputs: dict[str, str]
    note: str


class Example(Frozen):
    """A published example: its inputs, the figure that was printed, and the figure that the method gives."""

    model: str
    method: Literal["hardware", "architecture"]
    inputs: dict[str, Decimal]
    published: Decimal
    computed: Decimal
    rounds_to_published: bool


class EnergyMethod(Named):
    """A way to come to training energy."""

    expression: str
    force: tuple[Force, ...]


class Energy(Frozen):
    """How energy is stated: to how many significant figures, and by which methods."""

    figures: int
    source: str
    note: str
    methods: tuple[EnergyMethod, ...]

    def method(self, id: str) -> EnergyMethod:
        """The method with this id."""
        return next(method for method in self.methods if method.id == id)


class Condition(Named):
    """A condition of the open-source exemption: what it asks for, what it allows, what breaks it."""

    asks_for: tuple[str, ...]
    allows: tuple[str, ...]
    breaks: tuple[str, ...]


class OpenSource(Frozen):
    """The conditions of the exemption, and the changes after which it is assessed again."""

    source: str
    conditions: tuple[Condition, ...]
    changes: tuple[Named, ...]


class Counts(Frozen):
    """How many of everything the sources have; checked against what is listed."""

    rules: int
    methods: int
    examples: int


class ScopeRules(Frozen):
    """One edition of the rules."""

    id: Literal["scope_rules"]
    title: str
    edition: str
    read_on: date
    counts: Counts
    thresholds: tuple[Threshold, ...]
    modifier: ModifierShare
    phrases: tuple[Named, ...]
    error_margin: Decimal
    notification_days: int
    business_users: Decimal
    fine: Fine
    dates: Dates
    outputs: tuple[Output, ...]
    ways_of_supply: tuple[Named, ...]
    rules: tuple[ScopeRule, ...]
    provider: ScopeRule
    counting: Counting
    methods: tuple[Method, ...]
    own_methods: tuple[Method, ...]
    examples_source: str
    examples: tuple[Example, ...]
    energy: Energy
    open_source: OpenSource

    def rule(self, id: str) -> ScopeRule:
        """The rule with this id ("S1"; "provider")."""
        return next(rule for rule in (*self.rules, self.provider) if rule.id == id)

    def threshold(self, id: str) -> Threshold:
        """The threshold with this id ("gpai", "systemic_risk")."""
        return next(threshold for threshold in self.thresholds if threshold.id == id)

    def method(self, id: str) -> Method:
        """The method of estimation with this id, the Guidelines' or our own."""
        return next(method for method in (*self.methods, *self.own_methods) if method.id == id)

    def phrase(self, id: str) -> str:
        """Words that are set into a sentence, in the user's language."""
        return translate(next(phrase.title for phrase in self.phrases if phrase.id == id))

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        counted = Counts(rules=len(self.rules), methods=len(self.methods), examples=len(self.examples))
        if counted != self.counts:
            raise ValueError(f"the counts say {self.counts}, listed are {counted}")
        distinct(tuple(rule.id for rule in self.rules))
        distinct(tuple(method.id for method in (*self.methods, *self.own_methods)))
        return self


@cache
def load_scope_rules() -> ScopeRules:
    """The packaged rules in the edition `EDITION`. Read once per process."""
    path = next(path for path in resources.regulation_files() if path.name == f"scope_rules_{EDITION}.yaml")
    return ScopeRules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

"""A finding: what one rule says of a model, by which force and source, from which facts, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from aiact_desk.regulation.compute.margins import Margin
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.regulation.quantities import DIVIDING, FLOP, shown
from aiact_desk.regulation.scope_rules import Outcome, ScopeRule, ScopeRules
from aiact_desk.regulation.terms import Force
from aiact_desk.wording.catalogue import translate

Used = tuple[tuple[str, str], ...]
"""Facts that a finding rests on: the key in the file of facts, and its value as shown."""


@dataclass(frozen=True)
class Finding:
    """What a rule says. `text` is the words of its `case` as written in the data, to be filled with `params`.

    `missing` are the keys of facts that would settle or complete it.
    """

    rule: ScopeRule
    case: str
    outcome: Outcome
    text: str
    params: dict[str, str]
    used: Used
    missing: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def sentence(self) -> str:
        """The words with their numbers, in the user's language."""
        return translate(self.text).format(**self.params)

    @property
    def force(self) -> tuple[Force, ...]:
        return self.rule.force

    @property
    def source(self) -> str:
        return self.rule.source


def finding(
    rule: ScopeRule,
    case: str,
    used: Mapping[str, object] = MappingProxyType({}),
    missing: tuple[str, ...] = (),
    /,
    **params: str,
) -> Finding:
    """The finding of a case that the rule's data knows. Facts that are None were not used."""
    found = rule.case(case)
    told = tuple((key, _told(value)) for key, value in used.items() if value is not None)
    return Finding(rule, case, found.outcome, found.text, params, told, missing)


def flop(amount: Decimal | Fraction) -> str:
    """An amount of operations for a sentence, to three figures where it has more."""
    number = (
        DIVIDING.divide(Decimal(amount.numerator), Decimal(amount.denominator))
        if isinstance(amount, Fraction)
        else amount
    )
    return shown(FLOP, to_significant_figures(number, 3))


def span(margin: Margin) -> str:
    """A margin for a sentence."""
    return f"{flop(margin.low)} to {flop(margin.high)}"


def numbers(rules: ScopeRules, margin: Margin, threshold: Fraction | Decimal) -> dict[str, str]:
    """What a sentence says of a reported figure, its margin, a threshold, and where the figure itself stands to it."""
    return {
        "figure": flop(margin.figure),
        "band": span(margin),
        "threshold": flop(threshold),
        "side": rules.phrase("above" if Fraction(margin.figure) > threshold else "not_above"),
    }


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return shown(FLOP, value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

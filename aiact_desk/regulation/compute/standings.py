"""The thresholds that totals are held against, each with the total that it uses."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aiact_desk.regulation.compute.margins import Margin, Position, margin
from aiact_desk.regulation.compute.phases import Original
from aiact_desk.regulation.scope_rules import ModifierShare, ScopeRules, Threshold, Total


@dataclass(frozen=True)
class Standing:
    """Where one total stands to one threshold (FLOP). `basis` says what a modifier's threshold is a share of."""

    rule: Threshold | ModifierShare
    flop: Fraction
    total: Total
    margin: Margin
    position: Position
    basis: str = ""


def standings(rules: ScopeRules, totals: dict[Total, Decimal], original: Original | None) -> tuple[Standing, ...]:
    """Every threshold; those of a modifier only where an original is named."""
    found = [_standing(rules, each, Fraction(each.flop), totals[each.total], each.total) for each in rules.thresholds]
    if original is not None:
        figure = totals[rules.modifier.total]
        found += [
            _standing(rules, rules.modifier, flop, figure, rules.modifier.total, basis)
            for flop, basis in modifier_thresholds(rules, original)
        ]
    return tuple(found)


def modifier_thresholds(rules: ScopeRules, original: Original) -> tuple[tuple[Fraction, str], ...]:
    """One third of the original's compute, exactly; where that is unknown, one third of 1e25 for an original with
    systemic risk, of 1e23 for another, and both where that is unknown too (Guidelines 3.2).
    """
    share = rules.modifier.fraction
    if original.flop is not None:
        return ((share * Fraction(original.flop), rules.phrase("third_of_original")),)
    fallbacks = {
        True: (share * Fraction(rules.threshold("systemic_risk").flop), rules.phrase("fallback_systemic_risk")),
        False: (share * Fraction(rules.threshold("gpai").flop), rules.phrase("fallback_gpai")),
    }
    if original.systemic_risk is None:
        return (fallbacks[False], fallbacks[True])
    return (fallbacks[original.systemic_risk],)


def _standing(
    rules: ScopeRules,
    rule: Threshold | ModifierShare,
    flop: Fraction,
    figure: Decimal,
    total: Total,
    basis: str = "",
) -> Standing:
    found = margin(figure, rules.error_margin)
    return Standing(rule, flop, total, found, found.position(flop), basis)

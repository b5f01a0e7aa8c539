"""The figures beside a pack's own, in words that every face shows."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.documents.figures import percent
from aiact_desk.documents.plain import one_line
from aiact_desk.evaluation.result import Beside, BesideKind
from aiact_desk.wording.catalogue import N_, translate

_LABELS: dict[BesideKind, str] = {
    "right": N_("Right answers in the same items"),
    "kind": N_("Right among “{of}”"),
    "outcome": N_("Answers “{of}”"),
    "rule_error": N_("Error of the rule on labelled answers: said “{of}”"),
    "reliability": N_("Part of the Brier score from wrong probabilities (reliability; 0 is best)"),
    "resolution": N_("Part from telling right from wrong (resolution; more is better)"),
    "uncertainty": N_("Part from the share right alone (uncertainty)"),
    "calibration_error": N_("Calibration error (root mean square over 15 bins of equal mass, bias taken out)"),
    "language": N_("Right in {of}"),
    "language_not_compared": N_("Right in {of}, whose wording nobody checked: not compared"),
    "language_spread": N_("Standard deviation between languages, sampling taken out"),
    "language_gap": N_("Largest gap between two languages"),
    "joules_per_1000_tokens": N_("Joules per 1,000 tokens by {of}"),
}
_EXPECTED: dict[BesideKind, str] = {
    "right": N_("guessing: {expected}"),
    "kind": N_("guessing: {expected}"),
    "reliability": N_("perfectly calibrated: {expected}"),
    "calibration_error": N_("a perfectly calibrated model of this size of sample: {expected} on average"),
    "language_spread": N_("without any difference: {expected}"),
    "language_gap": N_("without any difference: {expected}"),
}
_PLAIN = frozenset({"reliability", "resolution", "uncertainty", "calibration_error", "joules_per_1000_tokens"})
NOT_COMPARED = frozenset({"language", "language_not_compared"})
"""Figures of which there are many, one for each language."""


@dataclass(frozen=True)
class BesideShown:
    """One figure in words; `interval` and `expected` are empty where there is none."""

    label: str
    value: str
    interval: str
    expected: str


def beside_shown(one: Beside) -> BesideShown:
    """The figure with its label, its interval, and what it would be without skill or difference."""
    interval = ""
    if one.interval is not None:
        interval = f"{_number(one, one.interval.low)} – {_number(one, one.interval.high)}"
        if one.figure == "calibration_error":
            interval = translate(N_("of 100 such models 95 show at most {high}")).format(
                high=_number(one, one.interval.high)
            )
    expected = ""
    if one.expected is not None and one.figure in _EXPECTED:
        expected = translate(_EXPECTED[one.figure]).format(expected=_number(one, one.expected))
    label = translate(_LABELS[one.figure]).format(of=one_line(translate(one.of)) if one.of else "")
    return BesideShown(label, _number(one, one.value), interval, expected)


def beside_value(found: BesideShown) -> str:
    """The value with all that is said of it."""
    more = "; ".join(filter(None, (found.interval, found.expected)))
    return found.value + (f" ({more})" if more else "")


def beside_line(one: Beside) -> str:
    """The figure with its label in one line."""
    found = beside_shown(one)
    return f"{found.label}: {beside_value(found)}"


def _number(one: Beside, value: float) -> str:
    if one.figure not in _PLAIN:
        return percent(value).replace("-", "−")
    return (f"{value:.3g}" if one.figure == "joules_per_1000_tokens" else f"{value:.4f}").replace("-", "−")

"""Figures as they are printed: shares as per cent, bounds of counts of zero, differences, spreads."""

from __future__ import annotations

from decimal import Decimal

from aiact_desk.documents.plain import one_line
from aiact_desk.evaluation.result import Adjusted, Interval, PackResult, Spread
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.wording.catalogue import N_, translate

_SHARES = frozenset({"acc", "acc_norm", "exact_match", "accuracy", "rule_score", "consistency"})
_LARGE = 100_000
NOT_MEASURABLE = N_("not measurable for this model")
"""Said in place of a figure on conduct where the model cannot do the task."""
_NBSP = "\N{NO-BREAK SPACE}"
_ALL_RIGHT = f"100{_NBSP}%"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_share(pack: PackResult) -> bool:
    """Whether the metric is a share, of right answers or of pairs that were answered alike."""
    return pack.metric.partition(",")[0] in _SHARES


def figure(pack: PackResult, value: float) -> str:
    """A share as per cent, a large count in powers of ten, any other metric to three places; a real minus sign."""
    if value >= _LARGE:
        return scientific(round(value), 3)
    shown = percent(value) if is_share(pack) else f"{value:.3f}"
    return shown.replace("-", "−")


def percent(share: float) -> str:
    return f"{100 * share:.1f}{_NBSP}%"


def between(pack: PackResult, interval: Interval) -> str:
    """Both ends of an interval; with a word between them where a dash would meet a minus sign."""
    low, high = figure(pack, interval.low), figure(pack, interval.high)
    if interval.low < 0 or interval.high < 0:
        return translate(N_("{low} to {high}")).format(low=low, high=high)
    return f"{low} – {high}"


def bound(pack: PackResult) -> str | None:
    """What a count of zero, or of all, says at most: a bound, and not that it never happens."""
    if not is_share(pack) or pack.value not in (0.0, 1.0):
        return None
    said = (
        N_("none of {items} items right; with 95 % confidence fewer than {limit}")
        if pack.value == 0.0
        else N_("all of {items} items right; with 95 % confidence more than {limit}")
    )
    limit = pack.interval.high if pack.value == 0.0 else pack.interval.low
    return translate(said).format(items=pack.items, limit=figure(pack, limit))


def difference(pack: PackResult, value: float) -> str:
    """A difference of two figures; of shares in percentage points."""
    if is_share(pack):
        return translate(N_("{points} percentage points")).format(points=f"{100 * value:.1f}".replace("-", "−"))
    return scientific(round(value), 3) if value >= _LARGE else f"{value:.3f}".replace("-", "−")


def metric_in_words(pack: PackResult) -> str:
    """What the figure is, with lm-eval's name where it is one of its metrics."""
    said = {
        "consistency": N_("share of pairs answered alike"),
        "brier_score": N_("Brier score of the answers' probabilities (0: sure and right, 1: sure and wrong)"),
        "flop_per_1000_tokens": N_("floating-point operations per 1,000 tokens"),
        "rule_score": N_("share of answers that follow the rules of their items, or how far they do"),
    }
    if pack.metric in said:
        return translate(said[pack.metric])
    name = one_line(pack.metric)
    return translate(N_("share of right answers ({metric})")).format(metric=name) if is_share(pack) else name


def adjusted(pack: PackResult, found: Adjusted) -> str:
    """The figure with guessing taken out, which may lie below zero."""
    return translate(N_("{figure} (guessing: 0, all right: {all}); 95 % interval {interval}")).format(
        figure=figure(pack, found.value),
        all=_ALL_RIGHT if is_share(pack) else "1",
        interval=between(pack, found.interval),
    )


def spread(pack: PackResult, found: Spread) -> str:
    """Each repeat's figure and how far they lie apart."""
    words = translate(N_("{values}; standard deviation {deviation}")).format(
        values=", ".join(figure(pack, value) for value in found.values), deviation=difference(pack, found.deviation)
    )
    if found.deviation == 0:
        return words
    if found.interval is None:
        return words + translate(N_("; too few repeats for an interval of their mean"))
    return words + translate(N_("; 95 % interval of their mean {interval} ({method})")).format(
        interval=between(pack, found.interval), method=found.interval.method
    )


def significant(number: float, figures: int) -> str:
    """A number to some significant figures, without an exponent."""
    return format(to_significant_figures(Decimal(str(number)), figures), "f")


def scientific(number: int, figures: int) -> str:
    """A large count to some significant figures: "3.42 × 10¹⁴"."""
    mantissa, _, exponent = f"{number:.{figures - 1}e}".partition("e")
    return f"{mantissa}{_NBSP}×{_NBSP}10{str(int(exponent)).translate(_RAISED)}"

"""What the measurements of one case say, side by side: figures to print and to keep."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.engine_cases import RATIO_WANTED

SHORT = 40
"""Tokens up to which a choice must agree within `SHORT_BOUND`; beyond, within `BOUND_PER_TOKEN` for each."""
SHORT_BOUND = 1e-4
BOUND_PER_TOKEN = 5e-6
SHOWN = 8


@dataclass(frozen=True)
class Measured:
    """One measurement; `answers` are those of lm-eval, in the order of the requests.

    `device_seconds` are those inside forward passes, where the model class counts them. `tokens` ran through the
    layers. `loaded_bytes` and `peak_bytes`: memory after loading, and the most above that while answering. `choices`
    counts the choices of each item, `lengths` the scored tokens of each answer; `written` has the tokens of each text.
    """

    seconds: float
    device_seconds: float | None
    tokens: int
    loaded_bytes: int
    peak_bytes: int
    right: int
    items: int
    answers: list[list[float] | float | str]
    choices: list[int]
    lengths: list[int]
    written: list[list[int]]
    plain_path_reason: str | None


@dataclass(frozen=True)
class Doubt:
    """A request whose two answers differ in kind: in a greedy flag, or (with the tokens before it) in a written one."""

    request: int
    written: list[int] | None = None


@dataclass(frozen=True)
class ErrorToFloat32:
    """How far log-probabilities lie from those of plain HFLM in float32."""

    mean: float
    percentile_95: float


@dataclass(frozen=True)
class Figures:
    """One case. Of each pair the first is plain's, the second ours; seconds are those of each round.

    `apart` is the largest difference of a log-probability, `apart_of_bound` the largest share of its own bound that a
    difference takes (in float32). `arg_max_margins` are gaps between the two best choices of items whose best choice
    differs. `flag_gaps` and `text_gaps` are gaps between the two best logits, by plain HFLM at batch size 1: the
    smallest within each choice whose greedy flag differs, and at the first token in which two texts differ.
    """

    case: str
    items: int
    batch_size: int
    seconds: tuple[list[float], list[float]]
    ratio: float
    ratio_wanted: float
    outside_forward: float | None
    tokens: tuple[int, int]
    loaded_bytes: tuple[int, int]
    peak_bytes: tuple[int, int]
    right: tuple[int, int]
    apart: float | None
    apart_of_bound: float | None
    arg_max_margins: list[float]
    flag_gaps: list[float]
    text_gaps: list[float]
    errors: tuple[ErrorToFloat32, ErrorToFloat32] | None
    plain_path_reason: str | None


def doubts(plain: Measured, ours: Measured) -> list[Doubt]:
    """The requests of which the gap between the two best logits says whether the answers may differ."""
    both = list(enumerate(zip(plain.answers, ours.answers, strict=True)))
    if plain.written:
        return [
            Doubt(n, _common(plain.written[n], ours.written[n]))
            for n, (one, other) in both
            if one != other
        ]  # fmt: skip
    return [Doubt(n) for n, (a, b) in both if isinstance(a, list) and isinstance(b, list) and a[1] != b[1]]


def joined(rounds: Sequence[Measured]) -> Measured:
    """Rounds over different items as one measurement: sums, highest memory, all answers."""
    inside = [found.device_seconds for found in rounds if found.device_seconds is not None]
    return Measured(
        seconds=sum(found.seconds for found in rounds),
        device_seconds=sum(inside) if len(inside) == len(rounds) else None,
        tokens=sum(found.tokens for found in rounds),
        loaded_bytes=max(found.loaded_bytes for found in rounds),
        peak_bytes=max(found.peak_bytes for found in rounds),
        right=sum(found.right for found in rounds),
        items=sum(found.items for found in rounds),
        answers=[answer for found in rounds for answer in found.answers],
        choices=[count for found in rounds for count in found.choices],
        lengths=[length for found in rounds for length in found.lengths],
        written=[tokens for found in rounds for tokens in found.written],
        plain_path_reason=next((found.plain_path_reason for found in rounds if found.plain_path_reason), None),
    )


def figures(
    case: str,
    batch_size: int,
    plain: Sequence[Measured],
    ours: Sequence[Measured],
    gaps: list[float],
    exact: Measured | None,
) -> Figures:
    """Put the rounds of a case together.

    Args:
        gaps: between the two best logits, of the doubts.
        exact: plain HFLM in float32, where the rounds ran in another type.
    """
    one, other = joined(plain), joined(ours)
    seconds = ([found.seconds for found in plain], [found.seconds for found in ours])
    differences = _differences(one, other)
    shares = [d / bound(n) for d, n in zip(differences, one.lengths, strict=True)] if differences and not exact else []
    return Figures(
        case=case,
        items=one.items,
        batch_size=batch_size,
        seconds=seconds,
        ratio=one.seconds / other.seconds,
        ratio_wanted=RATIO_WANTED[case],
        outside_forward=None if other.device_seconds is None else 1 - other.device_seconds / other.seconds,
        tokens=(one.tokens, other.tokens),
        loaded_bytes=(one.loaded_bytes, other.loaded_bytes),
        peak_bytes=(one.peak_bytes, other.peak_bytes),
        right=(one.right, other.right),
        apart=max(differences, default=None),
        apart_of_bound=max(shares, default=None),
        arg_max_margins=_arg_max_margins(one, other),
        flag_gaps=[] if one.written else gaps,
        text_gaps=gaps if one.written else [],
        errors=None if exact is None else (_error(one, exact), _error(other, exact)),
        plain_path_reason=other.plain_path_reason,
    )


def bound(tokens: int) -> float:
    """How far apart the log-probabilities of a continuation of so many tokens may lie in float32."""
    return SHORT_BOUND if tokens <= SHORT else BOUND_PER_TOKEN * tokens


def lines(found: Figures) -> str:
    """The figures of a case in words."""
    mib = [[size / 2**20 for size in pair] for pair in (found.loaded_bytes, found.peak_bytes)]
    each = ", ".join(f"{seconds:.1f}" for pair in zip(*found.seconds, strict=True) for seconds in pair)
    means = [statistics.fmean(side) for side in found.seconds]
    text = [
        f"{found.case}: {found.items} items, plain at batch size {found.batch_size}",
        _row("seconds", means, f"ratio {found.ratio:.2f} (wanted {found.ratio_wanted})   each: {each}", ".2f"),
        _row("token forwards", found.tokens, f"ratio {found.tokens[0] / found.tokens[1]:.2f}"),
        _row("loaded MiB", mib[0], ""),
        _row("peak MiB above", mib[1], f"ratio {mib[1][1] / max(mib[1][0], 1e-9):.2f}"),
        _row("right", found.right, ""),
    ]
    if found.outside_forward is not None:
        text.append(f"  outside forward passes: {100 * found.outside_forward:.1f} % of our time")
    text += _agreement(found)
    if found.plain_path_reason:
        text.append(f"  plain path taken: {found.plain_path_reason}")
    return "\n".join(text)


def _agreement(found: Figures) -> list[str]:
    text = []
    if found.apart is not None:
        share = (
            ""
            if found.apart_of_bound is None
            else f"; at most {100 * found.apart_of_bound:.0f} % of what its length may"
        )
        text.append(f"  largest difference of a log-probability: {found.apart:.2e}{share}")
        text.append(f"  best choices that differ: {_listed(found.arg_max_margins, 'margin')}")
        text.append(f"  greedy flags that differ: {_listed(found.flag_gaps, 'gap of the two best logits')}")
    else:
        text.append(f"  texts that differ: {_listed(found.text_gaps, 'gap of the two best logits there')}")
    if found.errors is not None:
        for side, error in zip(("plain", "ours"), found.errors, strict=True):
            text.append(f"  error of {side} to float32: mean {error.mean:.3e}, 95 % below {error.percentile_95:.3e}")
    return text


def _row(name: str, pair: Sequence[float], more: str, style: str = ".0f") -> str:
    return f"  {name:15}{pair[0]:12{style}}{pair[1]:12{style}}   {more}".rstrip()


def _listed(values: Sequence[float], name: str) -> str:
    if not values:
        return "none"
    shown = ", ".join(f"{value:.1e}" for value in sorted(values, reverse=True)[:SHOWN])
    return f"{len(values)} ({name}, the largest first: {shown}{', …' if len(values) > SHOWN else ''})"


def _values(found: Measured) -> list[float]:
    """Log-probabilities; none where texts were written."""
    answers = (answer[0] if isinstance(answer, list) else answer for answer in found.answers)
    return [float(answer) for answer in answers if not isinstance(answer, str)]


def _differences(one: Measured, other: Measured) -> list[float]:
    return [abs(a - b) for a, b in zip(_values(one), _values(other), strict=True)]


def _arg_max_margins(plain: Measured, ours: Measured) -> list[float]:
    starts = [0]
    for count in plain.choices:
        starts.append(starts[-1] + count)
    margins = []
    for start, end in pairwise(starts):
        one, other = (_values(side)[start:end] for side in (plain, ours))
        if one.index(max(one)) != other.index(max(other)):
            best, second = sorted(one, reverse=True)[:2]
            margins.append(best - second)
    return margins


def _error(found: Measured, exact: Measured) -> ErrorToFloat32:
    errors = sorted(_differences(found, exact))
    return ErrorToFloat32(statistics.fmean(errors), statistics.quantiles(errors, n=20, method="inclusive")[-1])


def _common(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The first tokens that two answers have in common."""
    return list(one[: next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)])

"""The figures that stand beside a pack's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from aiact_desk.evaluation import bootstrap
from aiact_desk.evaluation.figures.answers import Answer
from aiact_desk.evaluation.figures.calibration import LEAST_FORECASTS, Forecast, calibration
from aiact_desk.evaluation.language_equality import Difference, LanguageEquality, LanguageFigure, compare_languages
from aiact_desk.evaluation.language_equality import Score as LanguageScore
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.result import Beside, BesideKind, Interval
from aiact_desk.evaluation.rules import refusal
from aiact_desk.evaluation.rules.refusal_errors import labelled_answers, refusal_errors
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import estimate

_Key = TypeVar("_Key", bound=Hashable)


def beside(pack: Pack, given: Sequence[Answer]) -> tuple[Beside, ...]:
    """Every further figure that these answers give: share right, kinds, outcomes, calibration, languages."""
    found: list[Beside] = []
    if pack.figure != "mean":
        found.append(_mean("right", "", [answer.score for answer in given], expected=pack.chance or None))
    found += _kinds(pack, given)
    found += _outcomes(given)
    found += _rule_errors(given)
    if pack.figure == "calibration":
        found += _calibration([answer.forecast for answer in given])
    if any(answer.item.parallel for answer in given):
        found += _languages(given)
    return tuple(found)


def _kinds(pack: Pack, given: Sequence[Answer]) -> list[Beside]:
    """The mean score of each kind of items, where there is more than one."""
    by_kind = _grouped([answer for answer in given if answer.item.kind], lambda answer: answer.item.kind or "")
    if len(by_kind) < 2:
        return []
    expected = pack.chance or None
    return [_mean("kind", kind, [answer.score for answer in its], expected) for kind, its in sorted(by_kind.items())]


def _outcomes(given: Sequence[Answer]) -> list[Beside]:
    """For each kind of items the share of its answers that had each outcome which the rule tells apart."""
    found = []
    outcomes = sorted({answer.sample.outcome for answer in given if answer.sample.outcome})
    for kind, its in sorted(_grouped(given, lambda answer: answer.item.kind or "").items()):
        for outcome in outcomes:
            scores = [_scored(answer, float(answer.sample.outcome == outcome)) for answer in its]
            found.append(_mean("outcome", f"{kind}: {outcome}" if kind else outcome, scores))
    return found


def _rule_errors(given: Sequence[Answer]) -> list[Beside]:
    """How often the rule that tells refusals is wrong, on labelled answers of a real model, where it was used."""
    if not any(check["rule"] in refusal.RULES for answer in given for check in answer.item.checks):
        return []
    errors = refusal_errors(labelled_answers("test"))
    rates = {
        "refused, but was not": errors.false_refusals,
        "not refused, but was": errors.missed_refusals,
        "complied, but did not": errors.false_compliances,
        "not complied, but did": errors.missed_compliances,
    }
    return [
        Beside(figure="rule_error", of=of, value=rate.wrong / rate.of, interval=rate.interval, items=rate.of)
        for of, rate in rates.items()
    ]


def _calibration(forecast: Sequence[Forecast]) -> list[Beside]:
    if len(forecast) < LEAST_FORECASTS:
        return []
    found, items = calibration(forecast), len(forecast)
    luck = Interval(low=0.0, high=found.by_luck_high, method="simulated: 95 of 100 perfectly calibrated models")
    return [
        Beside(figure="reliability", value=found.reliability, expected=0.0, items=items),
        Beside(figure="resolution", value=found.resolution, items=items),
        Beside(figure="uncertainty", value=found.uncertainty, items=items),
        Beside(figure="calibration_error", value=found.error, interval=luck, expected=found.by_luck, items=items),
    ]


def _languages(given: Sequence[Answer]) -> list[Beside]:
    """Spread and gap between the languages whose wording was checked, then each language, the others apart."""
    unchecked = {answer.item.language for answer in given if answer.item.language_check == "unchecked"}
    by_item = _grouped(given, lambda answer: (answer.item.parallel, answer.item.language))
    scores = [
        LanguageScore(parallel, language, sum(answer.sample.score for answer in its) / len(its))
        for (parallel, language), its in by_item.items()
        if parallel is not None
    ]
    try:
        found = compare_languages(scores, unchecked)
    except ValueError:
        return []  # a partial run that did not reach a second language
    return [
        *_differences(found),
        *(_language("language", one) for one in found.compared),
        *(_language("language_not_compared", one) for one in found.listed),
    ]


def _differences(found: LanguageEquality) -> list[Beside]:
    method = "bootstrap over items kept parallel"
    named: tuple[tuple[BesideKind, Difference], ...] = (("language_spread", found.spread), ("language_gap", found.gap))
    return [
        Beside(
            figure=figure,
            value=difference.value,
            interval=Interval(low=difference.low, high=difference.high, method=method),
            expected=difference.expected,
            items=found.items,
        )
        for figure, difference in named
    ]


def _language(figure: BesideKind, one: LanguageFigure) -> Beside:
    interval = Interval(low=one.low, high=one.high, method="Wilson")
    return Beside(figure=figure, of=one.language, value=one.value, interval=interval, items=one.items)


def _mean(figure: BesideKind, of: str, scores: Sequence[Score], expected: float | None = None) -> Beside:
    found = estimate(scores, None, bootstrap.SEED)
    items = len({score.item for score in scores})
    return Beside(figure=figure, of=of, value=found.value, interval=found.interval, expected=expected, items=items)


def _scored(answer: Answer, score: float) -> Score:
    return Score(answer.sample.item, answer.sample.cluster, answer.sample.repeat, score)


def _grouped(given: Iterable[Answer], key: Callable[[Answer], _Key]) -> dict[_Key, list[Answer]]:
    groups: dict[_Key, list[Answer]] = defaultdict(list)
    for answer in given:
        groups[key(answer)].append(answer)
    return groups

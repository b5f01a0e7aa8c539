"""Differences between languages against simulations whose truth is known, and against their own definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation import language_equality
from aiact_desk.evaluation.language_equality import LanguageEquality, Score, compare_languages

ITEMS = 120


@pytest.fixture(autouse=True)
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_equality, "RESAMPLES", 300)


def simulated(effects: list[float], random: np.random.Generator, items: int = ITEMS) -> list[Score]:
    """Right and wrong answers: an item is as hard in all languages, but for the effect of the language."""
    chances = np.clip(0.6 + random.normal(0, 0.15, items)[:, None] + np.array(effects), 0, 1)
    right = random.random(chances.shape) < chances
    return [
        Score(f"q{item}", f"l{language:02}", float(right[item, language]))
        for item in range(items)
        for language in range(len(effects))
    ]


def several(effects: list[float], times: int = 40) -> list[LanguageEquality]:
    return [compare_languages(simulated(effects, np.random.default_rng(seed)), seed=seed) for seed in range(times)]


def spread_out(deviation: float, languages: int = 12) -> list[float]:
    effects = np.linspace(-1, 1, languages)
    return list(effects / effects.std(ddof=1) * deviation)


@pytest.mark.parametrize("deviation", [0.0, 0.03, 0.08, 0.12])
def test_the_variance_between_languages_is_right_on_average(deviation: float) -> None:
    found = np.array([each.variance for each in several(spread_out(deviation))])
    assert abs(found.mean() - deviation**2) < 4 * found.std(ddof=1) / np.sqrt(len(found)) + 0.03 * deviation**2


@pytest.mark.parametrize("deviation", [0.03, 0.08, 0.12])
def test_the_intervals_hold_the_truth_about_as_often_as_they_say(deviation: float) -> None:
    effects = spread_out(deviation)
    found = several(effects)
    assert sum(each.spread.low <= deviation <= each.spread.high for each in found) >= 0.85 * len(found)
    assert sum(each.gap.low <= np.ptp(effects) <= each.gap.high for each in found) >= 0.9 * len(found)


def test_without_a_difference_the_gap_is_what_is_expected_and_p_is_rarely_small() -> None:
    found = several([0.0] * 12, times=60)
    gaps = np.array([each.gap.value for each in found])
    assert np.mean([each.gap.expected for each in found]) == pytest.approx(gaps.mean(), abs=0.02)
    assert sum(each.gap.p <= 0.05 for each in found) <= 8
    assert sum(each.spread.p <= 0.05 for each in found) <= 8
    assert sum(each.gap.low == 0 for each in found) >= 54


def test_a_spread_of_nothing_says_that_it_was_cut() -> None:
    """Two languages that are right in turn: equal means, so less between them than sampling would make."""
    scores = [
        Score(f"q{n}", language, float((n + turn) % 2)) for n in range(10) for turn, language in enumerate(("de", "fr"))
    ]
    found = compare_languages(scores)
    assert found.variance < 0
    assert found.spread_is_cut
    assert found.spread.value == 0
    assert (found.gap.value, found.gap.p) == (0, 1)


def test_a_real_spread_is_not_cut() -> None:
    found = compare_languages(simulated(spread_out(0.12), np.random.default_rng(3)))
    assert not found.spread_is_cut
    assert found.spread.value == pytest.approx(found.variance**0.5)
    assert found.spread.p < 0.01
    assert found.gap.p < 0.01


def test_the_estimate_is_that_of_an_analysis_of_variance_by_hand() -> None:
    """Three items in two languages: means 2/3 and 1/3; residual mean square 1/6, so (1/6 - 1/6) / 3 = 0."""
    table = {"a": (1, 1), "b": (1, 0), "c": (0, 0)}
    found = compare_languages(
        [Score(q, lang, v) for q, row in table.items() for lang, v in zip("xy", row, strict=True)]
    )
    assert [figure.value for figure in found.compared] == pytest.approx([2 / 3, 1 / 3])
    assert found.variance == pytest.approx(0)
    assert found.gap.value == pytest.approx(1 / 3)


def test_unchecked_languages_are_listed_and_not_compared() -> None:
    scores = simulated([0.0, 0.0, -0.5], np.random.default_rng(1))
    with_all, without = compare_languages(scores), compare_languages(scores, unchecked={"l02"})
    assert [figure.language for figure in without.compared] == ["l00", "l01"]
    assert [figure.language for figure in without.listed] == ["l02"]
    assert without.listed[0] == with_all.compared[2]
    assert without.gap.value < with_all.gap.value


def test_items_that_a_language_lacks_are_left_out_of_all() -> None:
    scores = simulated([0.0, 0.1, 0.2], np.random.default_rng(1))
    found = compare_languages([score for score in scores if (score.parallel, score.language) != ("q7", "l01")])
    assert (found.items, found.left_out) == (ITEMS - 1, 1)
    assert {figure.items for figure in found.compared} == {ITEMS - 1}


@pytest.mark.parametrize(
    "scores",
    [
        [],
        [Score("a", "de", 1), Score("b", "de", 1)],
        [Score("a", "de", 1), Score("a", "fr", 1)],
        [Score("a", "de", 1), Score("b", "de", 1), Score("c", "fr", 1), Score("d", "fr", 1)],
        [Score(q, "de", 1) for q in "aba"] + [Score(q, "fr", 1) for q in "ab"],
    ],
)
def test_what_cannot_be_compared_is_refused(scores: list[Score]) -> None:
    with pytest.raises(ValueError, match=r"comparison needs|twice"):
        compare_languages(scores)


tables = st.integers(2, 5).flatmap(
    lambda languages: st.lists(
        st.lists(st.sampled_from([0.0, 1.0]), min_size=languages, max_size=languages), min_size=2
    )
)


def scored(table: list[list[float]]) -> list[Score]:
    return [Score(f"q{n}", f"l{m}", value) for n, row in enumerate(table) for m, value in enumerate(row)]


@settings(deadline=None, max_examples=40)
@given(tables)
def test_figures_lie_in_their_ranges_and_do_not_depend_on_the_order(table: list[list[float]]) -> None:
    found = compare_languages(scored(table))
    for difference in (found.spread, found.gap):
        assert 0 <= difference.low <= difference.value + 1e-9
        assert difference.value <= difference.high + 1e-9 or difference is found.spread
        assert 0 < difference.p <= 1
        assert difference.expected >= 0
    for figure in found.compared:
        assert 0 <= figure.low <= figure.value + 1e-9
        assert figure.value <= figure.high + 1e-9
    assert found.gap.value <= 1
    assert compare_languages(list(reversed(scored(table)))) == found


@settings(deadline=None, max_examples=40)
@given(tables)
def test_languages_that_answer_alike_do_not_differ(table: list[list[float]]) -> None:
    found = compare_languages(scored([[row[0]] * len(row) for row in table]))
    assert (found.spread.value, found.gap.value, found.gap.low, found.gap.high) == (0, 0, 0, 0)
    assert found.gap.expected == pytest.approx(0)
    assert found.variance == pytest.approx(0)

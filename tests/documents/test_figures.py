"""Figures in words: shares, bounds of zero counts, figures below zero, differences and spreads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.content import Content
from aiact_desk.documents.figures import adjusted, between, bound, difference, figure, scientific, significant, spread
from aiact_desk.evaluation.result import Adjusted, Interval, PackResult, Spread


@pytest.fixture
def pack(make_content: Callable[..., Content]) -> PackResult:
    return make_content({}).evidence[0].result.packs[0]


def spaced(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def test_a_count_of_zero_is_a_bound(pack: PackResult) -> None:
    interval = Interval(low=0.0, high=0.0881, method="Wilson")
    none = pack.model_copy(update={"value": 0.0, "items": 40, "interval": interval})
    assert spaced(bound(none)) == "none of 40 items right; with 95 % confidence fewer than 8.8 %"
    every = pack.model_copy(update={"value": 1.0, "items": 40, "interval": Interval(low=0.912, high=1.0, method="W")})
    assert spaced(bound(every)) == "all of 40 items right; with 95 % confidence more than 91.2 %"
    assert bound(pack) is None
    assert bound(none.model_copy(update={"metric": "bleu"})) is None


def test_guessing_taken_out_may_lie_below_zero(pack: PackResult) -> None:
    found = Adjusted(value=-0.05, interval=Interval(low=-0.21, high=0.11, method="x"))
    assert spaced(adjusted(pack, found)) == "−5.0 % (guessing: 0, all right: 100 %); 95 % interval −21.0 % to 11.0 %"


def test_spread_over_repeats(pack: PackResult) -> None:
    three = Spread(values=(0.5, 0.55, 0.45), deviation=0.05, interval=Interval(low=0.376, high=0.624, method="t"))
    assert spaced(spread(pack, three)) == (
        "50.0 %, 55.0 %, 45.0 %; standard deviation 5.0 percentage points; 95 % interval of their mean 37.6 % – 62.4 % "
        "(t)"
    )
    two = Spread(values=(0.5, 0.6), deviation=0.07)
    assert spread(pack, two).endswith("too few repeats for an interval of their mean")


def test_a_metric_that_is_no_share(pack: PackResult) -> None:
    odd = pack.model_copy(update={"metric": "word_perplexity,none"})
    assert (figure(odd, 12.3456), difference(odd, 1.5)) == ("12.346", "1.500")
    assert between(odd, Interval(low=-1.5, high=2.0, method="t")) == "−1.500 to 2.000"


@given(number=st.integers(1, 10**30))
def test_large_counts_keep_their_size(number: int) -> None:
    mantissa, _, power = scientific(number, 4).partition("\u00a0×\u00a010")
    exponent = int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")))
    assert abs(float(mantissa) * 10**exponent - number) <= 0.0006 * number
    assert len(mantissa) == 5


def test_significant_figures_have_no_exponent() -> None:
    assert [significant(number, 2) for number in (6.7134, 0.5, 141.3, 0.00012)] == ["6.7", "0.5", "140", "0.00012"]

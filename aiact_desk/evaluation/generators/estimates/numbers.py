"""Templates of `graded_estimates` that are reckoned: their numbers, their results, and results of usual mistakes."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate

from aiact_desk.evaluation.generators.drawing import numbers_around
from aiact_desk.evaluation.generators.graded_scenes import Drawn, Facts

Numbers = Sequence[int]
_LETTERS = "abcdef"
_TOGETHER = ((3, 6), (4, 12), (6, 12), (10, 15), (20, 30), (12, 24), (15, 30), (20, 60), (30, 60), (24, 40), (18, 36),
             (12, 36), (21, 42), (8, 24), (6, 30), (9, 18), (14, 35), (10, 40), (15, 60), (16, 48))  # fmt: skip
_THERE_AND_BACK = (10, 12, 15, 20, 30)  # in km/h: each takes a whole number of minutes for a kilometre


def reckoned(
    numbers: Callable[[random.Random], Numbers],
    right: Callable[..., int | Fraction],
    mistakes: Callable[..., Sequence[int | Fraction]] = lambda *_: (),
    step: int = 1,
) -> Facts:
    """The facts of a template whose right answer is a positive whole number; wrong ones may lie `step` away."""

    def facts(draw: random.Random) -> Drawn:
        while True:
            drawn = numbers(draw)
            result = Fraction(right(*drawn))
            slips = [Fraction(value) for value in mistakes(*drawn)]
            wrong = numbers_around(draw, result, [value for value in slips if value.denominator == 1], Fraction(step))
            if result > 0 and result.denominator == 1 and len(wrong) == 3:
                break
        shown = {letter: str(number) for letter, number in zip(_LETTERS, drawn, strict=False)}
        return Drawn(shown, _printed(result), tuple(map(_printed, wrong)))

    return facts


def about(draw: random.Random) -> Drawn:
    """A product near a round one; the wrong choices are at most half of it, or at least twice."""
    factors = [10 * draw.randint(2, 9) + draw.choice((-2, -1, 1, 2)) for _ in range(2)]
    round_one = math.prod(round(factor, -1) for factor in factors)
    pool = [round_one // 2, round_one // 4, round_one // 10, round_one * 2, round_one * 3, round_one * 10]
    wrong = numbers_around(draw, Fraction(round_one), [Fraction(value) for value in pool], Fraction(round_one))
    shown = dict(zip("ab", map(str, factors), strict=True))
    return Drawn(shown, _printed(round_one), tuple(map(_printed, wrong)))


def _printed(value: Fraction | int) -> str:
    return f"{int(value):,}" if value >= 1000 else str(value)


def _without_carry(draw: random.Random) -> Numbers:
    """Two numbers of two digits whose digits add up to nine at most."""
    tens, ones = draw.randint(1, 6), draw.randint(1, 7)
    return 10 * tens + ones, 10 * draw.randint(1, 8 - tens) + draw.randint(1, 9 - ones)


def _with_what_is_left(draw: random.Random) -> Numbers:
    """A number of two digits, and a smaller one to be taken away without borrowing."""
    taken, left = _without_carry(draw)
    return taken + left, taken


def _row(low: int, high: int, steps: Sequence[int], length: int = 4) -> Callable[[random.Random], Numbers]:
    def numbers(draw: random.Random) -> Numbers:
        start, step = draw.randint(low, high), draw.choice(steps)
        return [start + step * place for place in range(length)]

    return numbers


def _falling_row(draw: random.Random) -> Numbers:
    step = draw.choice((2, 3, 4, 5, 6, 10, 20))
    last = step + draw.randint(1, 30)
    return [last + step * place for place in (3, 2, 1, 0)]


def _growing_row(draw: random.Random) -> Numbers:
    first, grows = draw.randint(2, 9), draw.randint(1, 4)
    return list(accumulate([first + grows * place for place in range(3)], initial=draw.randint(1, 20)))


def _multiplied_row(draw: random.Random) -> Numbers:
    start, factor = draw.randint(2, 12), draw.choice((2, 2, 3, 3, 4))
    return [start * factor**place for place in range(4)]


def _two_rows(draw: random.Random) -> Numbers:
    """Two rows taken in turn, one rising and one falling or rising by another step."""
    one, two = draw.sample(range(10, 40), 2)
    up, other = draw.sample((2, 3, 4, 5, 6, -2, -3, -4), 2)
    return [one, two, one + up, two + other, one + 2 * up, two + 2 * other]


def _two_changes(draw: random.Random) -> Numbers:
    return 20 * draw.randint(2, 40), draw.choice((5, 10, 20, 25, 50)), draw.choice((10, 20, 25, 30, 40, 50))


def _discounted(draw: random.Random) -> Numbers:
    percent, before = draw.choice((10, 20, 25, 30, 40, 60, 75)), 20 * draw.randint(2, 30)
    return percent, before * (100 - percent) // 100


def _there_and_back(draw: random.Random) -> Numbers:
    return draw.randint(4, 40), *draw.sample(_THERE_AND_BACK, 2)


def _mean_of_three(draw: random.Random) -> Numbers:
    one, two, mean = draw.randint(12, 60), draw.randint(12, 60), draw.randint(20, 50)
    return one, two, max(3 * mean - one - two, 6)


def _mean_of_four(draw: random.Random) -> Numbers:
    mean = draw.randint(25, 70)
    return mean, *(mean + draw.randint(-14, 14) for _ in range(3))


NUMBERS: dict[str, Facts] = {
    "one_more": reckoned(lambda r: (r.randint(3, 19),), lambda a: a + 1, lambda a: (a, a - 1, a + 3)),
    "one_less": reckoned(lambda r: (r.randint(4, 20),), lambda a: a - 1, lambda a: (a, a + 1, a - 3)),
    "next_in_count": reckoned(_row(1, 60, (1,), 3), lambda *row: row[2] + 1, lambda *row: (row[0], row[0] - 1)),
    "small_sum": reckoned(lambda r: (r.randint(2, 6), r.randint(2, 4)), lambda a, b: a + b, lambda a, b: (a, b)),
    "pairs": reckoned(lambda r: (r.randint(3, 12),), lambda a: 2 * a, lambda a: (a, a + 2, 3 * a), step=2),
    "two_groups": reckoned(_without_carry, lambda a, b: a + b, lambda a, b: (abs(a - b), a + b + 10, a + b - 10)),
    "take_away": reckoned(_with_what_is_left, lambda a, b: a - b, lambda a, b: (a + b, a - b + 10, a - b - 10)),
    "times": reckoned(
        lambda r: (r.randint(3, 9), r.randint(3, 9)), lambda a, b: a * b, lambda a, b: (a + b, a * b + a, a * b - b)
    ),
    "share": reckoned(
        lambda r: (lambda each, heads: (each * heads, heads))(r.randint(3, 12), r.randint(3, 6)),
        lambda a, b: a // b,
        lambda a, b: (a - b, b),
    ),
    "weeks": reckoned(lambda r: (r.randint(2, 12),), lambda a: 7 * a, lambda a: (5 * a, 7 * a + 7, 7 * a - 7)),
    "even_steps": reckoned(
        _row(2, 40, (2, 3, 4, 5, 6, 10, 20)),
        lambda *row: 2 * row[3] - row[2],
        lambda *row: (row[3] + 1, 3 * row[3] - 2 * row[2], row[3] + 10),
    ),
    "counting_down": reckoned(
        _falling_row, lambda *row: 2 * row[3] - row[2], lambda *row: (row[3] - 1, row[2], row[3] - 10)
    ),
    "change": reckoned(
        lambda r: (lambda note: (r.randint(note // 4, note - 2), note))(r.choice((20, 50, 100))),
        lambda a, b: b - a,
        lambda a, b: (b - a + 10, b - a - 10, a, b + a),
    ),
    "simple_percent": reckoned(
        lambda r: (r.choice((20, 30, 40, 50, 60, 80, 100, 120, 140, 160, 180, 200, 240, 300)), r.choice((10, 50))),
        lambda a, b: a * b // 100,
        lambda a, b: (b, a // 5, a // 4, a - b, a // 10, a // 2),
        step=2,
    ),
    "two_prices": reckoned(
        lambda r: (r.randint(3, 8), r.randint(3, 12), r.randint(4, 25)),
        lambda a, b, c: a * b + c,
        lambda a, b, c: (a * b, a + b + c, a * (b + c), a * b + c + 10, a * b + c - 10),
    ),
    "percent_of": reckoned(
        lambda r: (20 * r.randint(2, 30), r.choice((5, 15, 20, 25, 30, 35, 40, 45, 60, 70, 75, 80))),
        lambda a, b: Fraction(a * b, 100),
        lambda a, b: (b, a - b, Fraction(a * (100 - b), 100), Fraction(a * b, 50), Fraction(a * b, 200)),
        step=5,
    ),
    "growing_steps": reckoned(
        _growing_row,
        lambda *row: 3 * row[3] - 3 * row[2] + row[1],
        lambda *row: (2 * row[3] - row[2], row[3] + row[1] - row[0], row[3] + row[2] - row[1]),
    ),
    "multiplying": reckoned(
        _multiplied_row,
        lambda *row: row[3] * row[3] // row[2],
        lambda *row: (2 * row[3] - row[2], row[3] + row[2], row[3] * row[3] // row[2] + row[0], row[3] * 2),
        step=12,
    ),
    "hours_and_minutes": reckoned(
        lambda r: (r.randint(1, 7), 5 * r.randint(1, 11)),
        lambda a, b: 60 * a + b,
        lambda a, b: (100 * a + b, a + b, 60 * a - b, 60 * a + b + 10, 60 * a + b - 20),
        step=5,
    ),
    "mean_of_three": reckoned(
        _mean_of_three,
        lambda a, b, c: Fraction(a + b + c, 3),
        lambda a, b, c: (a + b + c, Fraction(a + b + c, 2), sorted((a, b, c))[1]),
    ),
    "about": about,
    "up_then_down": reckoned(
        _two_changes,
        lambda a, b, c: Fraction(a * (100 + b) * (100 - c), 10_000),
        lambda a, b, c: (Fraction(a * (100 + b - c), 100), Fraction(a * (100 + b), 100), a, a + b - c),
        step=6,
    ),
    "before_discount": reckoned(
        _discounted,
        lambda a, b: Fraction(100 * b, 100 - a),
        lambda a, b: (Fraction(b * (100 + a), 100), a + b, 2 * b, Fraction(b * (100 - a), 100)),
        step=10,
    ),
    "two_digit_product": reckoned(
        lambda r: (r.randint(13, 39), r.randint(12, 29)),
        lambda a, b: a * b,
        lambda a, b: (a * b + 10, a * b - 10, a * b + a, a * b - b, a * b + 100, a * b - 100),
        step=20,
    ),
    "interleaved": reckoned(
        _two_rows,
        lambda *row: 2 * row[4] - row[2],
        lambda *row: (2 * row[5] - row[3], row[5] + 1, row[4] + 1, row[5] + row[4] - row[2]),
    ),
    "nth_term": reckoned(
        lambda r: (r.randint(8, 40), r.randint(2, 7), r.randint(8, 30)),
        lambda a, b, c: a + b * (c - 1),
        lambda a, b, c: (a + b * c, a * c, a + b + c, a + b * (c - 2), b * c),
    ),
    "series_total": reckoned(
        lambda r: (r.randint(4, 12), r.randint(1, 4), r.randint(5, 9)),
        lambda a, b, c: c * a + b * c * (c - 1) // 2,
        lambda a, b, c: (c * (a + b), a * c, a + b * (c - 1), c * a + b * c * (c + 1) // 2),
        step=3,
    ),
    "missing_mean": reckoned(
        _mean_of_four,
        lambda a, b, c, d: 4 * a - b - c - d,
        lambda a, b, c, d: (a, Fraction(a + b + c + d, 4), abs(3 * a - b - c - d), 4 * a - b - c - d + 10),
        step=2,
    ),
    "there_and_back": reckoned(
        _there_and_back,
        lambda a, b, c: 60 * a // b + 60 * a // c,
        lambda a, b, c: (Fraction(240 * a, b + c), 120 * a // b, 120 * a // c, Fraction(120 * a, b + c)),
        step=6,
    ),
    "together": reckoned(
        lambda r: r.sample(r.choice(_TOGETHER), 2),
        lambda a, b: Fraction(a * b, a + b),
        lambda a, b: (Fraction(a + b, 2), a + b, abs(a - b), min(a, b), Fraction(min(a, b), 2)),
    ),
    "handshakes": reckoned(
        lambda r: (r.randint(6, 25),),
        lambda a: a * (a - 1) // 2,
        lambda a: (a * (a - 1), a * (a + 1) // 2, a * a, 2 * a, a * (a - 1) // 2 + a),
        step=3,
    ),
}

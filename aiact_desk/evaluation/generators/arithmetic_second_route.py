"""The second route to the results of `arithmetic_word_problems`: from the numbers in the text, without formulas.

Where it can be, the situation is played through (coins counted out, days passed one by one) or every possible result
is tried until one satisfies what the text says. Everything is exact: money is counted in cents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import count

Number = Fraction

_MIDNIGHT = datetime(2026, 5, 4)  # noqa: DTZ001  (any day without a change of the clocks)


def solve(template: str, numbers: list[Number]) -> Number:
    """The result of a problem built on that template."""
    return Fraction(_ROUTES[template](*numbers))


def _first(fits: Callable[[Number], bool], grain: int = 1) -> Number:
    """The smallest whole number of `1/grain` that fits."""
    return next(Fraction(n, grain) for n in count(0) if fits(Fraction(n, grain)))


def _pile(price: Number, times: Number) -> Number:
    """Put down the price again and again."""
    total = Fraction(0)
    for _ in range(int(times)):
        total += price
    return total


def _cut(total: Number, size: Number) -> tuple[int, Number]:
    """Take pieces off until no whole one is left: how many there were, and what remains."""
    pieces = 0
    while total >= size:
        total -= size
        pieces += 1
    return pieces, total


def _weeks(have: Number, week: Number, goal: Number) -> int:
    weeks = 0
    while have < goal:
        have, weeks = have + week, weeks + 1
    return weeks


def _days_left(total: Number, daily: Number, days: Number) -> Number:
    for _ in range(int(days)):
        total -= daily
    return total


def _after(minutes: Iterable[Number]) -> Number:
    moment = _MIDNIGHT
    for part in minutes:
        moment += timedelta(minutes=int(part))
    return Fraction(moment.hour * 60 + moment.minute)


def _between(start: Number, end: Number) -> int:
    moment, minutes = _MIDNIGHT + timedelta(minutes=int(start)), 0
    while moment < _MIDNIGHT + timedelta(minutes=int(end)):
        moment, minutes = moment + timedelta(minutes=1), minutes + 1
    return minutes


def _edge(length: Number, width: Number) -> int:
    """Walk round a rectangle in steps of a metre."""
    return sum(1 for side in (length, width, length, width) for _ in range(int(side)))


def _sold(rows: Number, seats: Number) -> int:
    return len([(row, seat) for row in range(int(rows)) for seat in range(int(seats))])


def _boxes(size: Number, things: Number) -> int:
    pieces, rest = _cut(things, size)
    return pieces + (1 if rest else 0)


def _crowd_rest(everyone: Number) -> int:
    """Number the crowd: every second goes off, then a third of all; the others are counted."""
    crowd = list(range(int(everyone)))
    staying = [person for person in crowd if person % 6 not in {0, 2, 4}]
    return len([person for person in staying if person % 6 not in {1, 3}])


_ROUTES: dict[str, Callable[..., Number | int]] = {
    "same_price": lambda number, price: _pile(price, number),
    "two_prices": lambda n, price, m, other: _pile(price, n) + _pile(other, m),
    "change": lambda number, price, note: _first(lambda back: back + _pile(price, number) == note, 100),
    "equal_shares": lambda bill, people: _first(lambda share: _pile(share, people) == bill, 100),
    "discount": lambda price, rate: _first(lambda new: (price - new) / price == rate / 100, 100),
    "percentage_rise": lambda old, new: _first(lambda rate: old * (1 + rate / 100) == new),
    "saving_up": _weeks,
    "fee_and_months": lambda fee, monthly, months: fee + _pile(monthly, months),
    "fuel_cost": lambda litres, per, way, price: _first(lambda cost: cost * per == litres * way * price, 100),
    "value_added_tax": lambda net, rate: _first(lambda gross: (gross - net) / net == rate / 100, 100),
    "simple_interest": lambda sum_, rate, years: _pile(sum_ * rate / 100, years),
    "overtime_pay": lambda hours, wage, more, higher: _pile(wage, hours) + _pile(higher, more),
    "parking": lambda first, further, hours: first + _pile(further, hours - 1),
    "exchange": lambda rate, euros: _pile(rate, euros),
    "start_again": lambda one, two, left: _first(lambda start: start - one - two == left),
    "electricity": lambda watts, hours, days: _pile(_pile(watts, hours), days) / 1000,
    "recipe": lambda people, grams, guests: _pile(_first(lambda one: one * people == grams), guests),
    "steady_speed": lambda speed, minutes: _pile(speed / 60, minutes),
    "travel_time": _between,
    "late_arrival": lambda start, ride, delay: _after((start, ride, delay)),
    "survey_share": lambda everyone, rate: _first(lambda some: some / everyone == rate / 100),
    "survey_rest": lambda everyone, one, two: _first(lambda rest: rest + one + two == everyone),
    "mean": lambda *values: _first(lambda mean: sum(value - mean for value in values) == 0),
    "fence": _edge,
    "floor_cost": lambda length, width, price: _pile(price, Fraction(_sold(length, width))),
    "filling": lambda litres, rate: _cut(litres, rate)[0],
    "workers": lambda people, days, others: _first(lambda needed: needed * others == _sold(people, days)),
    "full_boxes": _boxes,
    "left_over": lambda things, size: _cut(things, size)[1],
    "parts_of_a_mix": lambda one, two, total: _first(lambda part: part * two == (total - part) * one),
    "sum_and_difference": lambda more, both: _first(lambda less: less + (less + more) == both),
    "pages_left": _days_left,
    "on_and_off": lambda there, off, on: len([*range(int(there))][int(off) :]) + int(on),
    "map_distance": lambda metres, centimetres: _pile(metres, centimetres) / 1000,
    "seats_taken": lambda rows, seats, empty: _sold(rows, seats) - int(empty),
    "half_and_third": _crowd_rest,
}

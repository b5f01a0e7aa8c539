"""Generator of `unit_and_quantity_questions`: changing units, comparing and adding quantities, with four choices."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial

from aiact_desk.evaluation.generators import unit_and_quantity_second_route as second_route
from aiact_desk.evaluation.generators.drawing import Maker, Question, draw_items, numbers_around, shot
from aiact_desk.evaluation.generators.unit_and_quantity_scenes import CONVERSIONS, KINDS, LEFT, TOGETHER, UNITS
from aiact_desk.evaluation.packs import Item

COUNT = 156
TAILS = (
    "How many {} is that?",
    "What is this in {}?",
    "Put into {}, what is it?",
    "Which of these says the same in {}?",
)
NOT_DECIMAL = {"hours", "minutes", "days", "weeks", "kilometres per hour", "metres per second", "dozen"}

SHOTS = (
    shot(
        1,
        "un",
        "A rope is 4 metres long. How many centimetres is that?",
        ("40 centimetres", "400 centimetres", "4000 centimetres", "0.4 centimetres"),
        answer="400 centimetres",
        template="metres to centimetres",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers: list[Maker] = [partial(_conversion, *conversion) for conversion in CONVERSIONS]
    makers += [partial(_two, "together", *scenes) for scenes in TOGETHER]
    makers += [partial(_two, "left", *scenes) for scenes in LEFT]
    makers += [partial(_compared, kind, most) for kind in KINDS for most in (True, False)]
    return draw_items(draw, "un", makers, COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds; the empty text if not exactly one fits."""
    return second_route.answer(item.question, item.choices)


def show(value: Fraction) -> str:
    """A number in British style: 0.25, 3500, 12,000."""
    if value.denominator > 1:
        return f"{float(value):.6f}".rstrip("0")
    return f"{value.numerator:,}" if value >= 10_000 else str(value.numerator)


def _value(draw: random.Random, unit: str) -> Fraction:
    measured = UNITS[unit]
    return measured.low + measured.step * draw.randint(0, int((measured.high - measured.low) / measured.step))


def _conversion(unit: str, into: str, factor: Fraction, draw: random.Random) -> Question:
    measured = UNITS[unit]
    value = _value(draw, unit)
    right = value * factor
    if unit in NOT_DECIMAL:
        wrong = numbers_around(draw, right, [], factor * measured.step)
    else:
        smaller = draw.randrange(4)
        wrong = [right / 10**power for power in (1, 2, 3)[:smaller]] + [
            right * 10**power for power in (1, 2, 3)[: 3 - smaller]
        ]
        if smaller and right < 10:
            wrong = (
                [right / 10, right * 10, right * 100]
                if right >= Fraction(1, 10)
                else [right * 10, right * 100, right * 1000]
            )
    shown = f"{float(value):.2f} euros" if unit == "euros" else f"{show(value)} {unit}"
    text = f"{draw.choice(measured.scenes).format(shown)} {draw.choice(TAILS).format(into)}"
    return _asked(f"{unit} to {into}", text, into, right, wrong)


def _two(how: str, unit: str, other: str, scenes: tuple[str, ...], draw: random.Random) -> Question:
    """Two quantities, in different units, that are added or of which one is taken from the other."""
    factor = next(factor for first, second, factor in CONVERSIONS if (first, second) == (unit, other))
    large = _value(draw, unit)
    small = Fraction(draw.randint(2, 9) * 5) if other == "minutes" else draw.randint(3, 18) * 5 * factor / 100
    right = large * factor + (small if how == "together" else -small)
    slip = small / 10 if other != "minutes" else small
    mistakes = [large * factor / 10 + small, large * factor + 10 * small, large * factor, large * factor - 10 * small]
    mistakes += [large * 100 + small, large * 100 - small] if other == "minutes" else []
    mistakes += [large * factor - small if how == "together" else large * factor + small]
    wrong = numbers_around(draw, right, mistakes, slip)
    shown = {"a": f"{show(large)} {unit}", "b": f"{show(small)} {other}"}
    text = f"{draw.choice(scenes).format(**shown)} Give it in {other}."
    return _asked(f"{unit} and {other} {how}", text, other, right, wrong)


def _compared(kind: tuple[tuple[str, ...], str, str, tuple[str, ...]], most: bool, draw: random.Random) -> Question:
    units, largest, smallest, scenes = kind
    sizes = sorted(draw.sample(range(3, 10), 4))
    order = draw.sample(units, 4)
    amounts = [_amount(draw, size, unit) for size, unit in zip(sizes, order, strict=True)]
    right = amounts[-1] if most else amounts[0]
    word = largest if most else smallest
    text = draw.choice(scenes).format(word)
    return Question(f"{word} in {units[0]}", text, right, tuple(amount for amount in amounts if amount != right))


def _amount(draw: random.Random, size: int, unit: str) -> str:
    """About `size` metres, kilograms or litres, or thrice as many days, in the given unit."""
    if unit in {"days", "hours", "minutes", "weeks"}:
        per_day = {"days": Fraction(1), "hours": Fraction(24), "minutes": Fraction(1440), "weeks": Fraction(1, 7)}[unit]
        days = (
            Fraction(7 * size, 2)
            if unit == "weeks"
            else Fraction(7 * size, 2) - Fraction(draw.randint(0, 1) + size % 2, 2)
        )
        return f"{show(days * per_day)} {unit}"
    per_unit = {"centi": Fraction(100), "milli": Fraction(1000)}.get(unit[:5], Fraction(1))
    if unit in {"kilometres", "tonnes", "cubic metres"}:
        return f"{show(Fraction(size, 1000))} {unit}"
    per_unit = {"grams": Fraction(1000), "milligrams": Fraction(1_000_000)}.get(unit, per_unit)
    return f"{show((size + Fraction(draw.randint(0, 4), 10)) * per_unit)} {unit}"


def _asked(template: str, text: str, unit: str, right: Fraction, wrong: list[Fraction]) -> Question:
    """A question whose choices are numbers with their unit."""
    one = unit.removesuffix("s")
    shown = [f"{show(value)} {one if value == 1 else unit}" for value in (right, *wrong)]
    return Question(template, text, shown[0], tuple(shown[1:]))

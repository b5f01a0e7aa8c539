"""Generator of `program_writing`: small Python functions, each with hidden tests."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from textwrap import indent

from pydantic import JsonValue

from aiact_desk.evaluation.generators import program_inputs, program_second_route
from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.generators.program_families import (
    CODE,
    NAME,
    WORDS,
    Family,
    Filling,
    Options,
    drawn_filling,
    every_options,
    families,
)
from aiact_desk.evaluation.isolation.inside import plain
from aiact_desk.evaluation.pack_check import NEAR_DUPLICATE, jaccard
from aiact_desk.evaluation.packs import Item

COUNT = 138
EACH = 3
TESTS = 6
_TRIES = 60
_FILLINGS = 50

SHOTS = (
    shot(
        1,
        "pw",
        "def greeting(name: str) -> str:\n    \"\"\"Return the name with 'Hello, ' before it and '!' behind it.\n\n"
        "    >>> greeting('Ida')\n    'Hello, Ida!'\n    \"\"\"",
        answer="return 'Hello, ' + name + '!'",
        checks=(
            {
                "rule": "passes",
                "signature": "def greeting(name: str) -> str:",
                "calls": ["greeting('Bo')", "greeting('')"],
                "results": ["'Hello, Bo!'", "'Hello, !'"],
            },
        ),
    ),
    shot(
        2,
        "pw",
        'def last_but_one(letters: list[str]) -> str | None:\n    """Return the last letter but one, or None if there '
        "are fewer than two.\n\n    >>> last_but_one(['a', 'b', 'c'])\n    'b'\n    \"\"\"",
        answer="if len(letters) < 2:\n        return None\n    return letters[-2]",
        checks=(
            {
                "rule": "passes",
                "signature": "def last_but_one(letters: list[str]) -> str | None:",
                "calls": ["last_but_one(['x', 'y'])", "last_but_one(['x'])"],
                "results": ["'x'", "None"],
            },
        ),
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split. No docstring comes twice, or with another number."""
    makers = [
        partial(_question, family, options) for family in families().families for options in _wordings(draw, family)
    ]
    return draw_items(draw, "pw", makers, COUNT)


def rederive(item: Item) -> str:
    """The solution, if a second one, found by the docstring, gives the stated result for every call."""
    return program_second_route.answer(item)


def _wordings(draw: random.Random, family: Family) -> list[Options]:
    """Options for the gaps of a family that make programs unlike each other, and for which tests can be found."""
    every = every_options(family)
    draw.shuffle(every)
    found: list[tuple[Options, frozenset[str]]] = []
    for options in every:
        question = _asked(draw, family, drawn_filling(draw, family, options)) if len(found) < EACH else None
        if question is not None:
            told = question.text.split(">>>")[0]
            words = frozenset(re.findall(r"\b[a-z]+\b", f"{told} {question.right}".replace("_", " ")))
            if all(jaccard(words, others) <= NEAR_DUPLICATE for _, others in found):
                found.append((options, words))
    return [options for options, _ in found]


def _question(family: Family, options: Options, draw: random.Random) -> Question:
    tried = (_asked(draw, family, drawn_filling(draw, family, options)) for _ in range(_FILLINGS))
    return next(found for found in tried if found is not None)


def _asked(draw: random.Random, family: Family, filling: Filling) -> Question | None:
    """The question with a filling; None if no tests that tell right from wrong were found."""
    name = filling.fill(family.name, NAME).strip("_").replace("__", "_")
    solution = body(filling.fill(family.solution, CODE))
    arguments = [(filling.fill(arg[0], CODE), arg[1], arg[2] if len(arg) == 3 else 0) for arg in family.args]
    untyped = f"def {name}({', '.join(argument for argument, _, _ in arguments)}):"
    wrong = [f"{untyped}\n    {body(filling.fill(text, CODE))}" for text in family.wrong]
    found = _tests(draw, name, arguments, filling, [f"{untyped}\n    {solution}", *wrong])
    if found is None:
        return None
    example, *tests = found
    typed = ", ".join(
        f"{argument}: {annotation([given[place] for _, _, given in found])}"
        for place, (argument, _, _) in enumerate(arguments)
    )
    signature = f"def {name}({typed}) -> {annotation([value for _, value, _ in found])}:"
    doc = filling.fill(family.doc, WORDS)
    text = f'{signature}\n    """{doc}\n\n    >>> {example[0]}\n    {example[1]!r}\n    """'
    checks: dict[str, JsonValue] = {
        "rule": "passes",
        "signature": signature,
        "calls": [call for call, _, _ in tests],
        "results": [plain(value) for _, value, _ in tests],
    }
    return Question(family.id, text, solution, checks=(checks,))


Test = tuple[str, object, tuple[object, ...]]  # a call, its result and its arguments


def _tests(
    draw: random.Random,
    name: str,
    arguments: Sequence[tuple[str, str, int]],
    filling: Filling,
    programs: Sequence[str],
) -> list[Test] | None:
    """Tests that no wrong program passes, nor one that always gives the same or one of its arguments.

    The first is the example in the docstring; an empty argument is tried where the program takes one.
    """
    right, *wrong = programs
    borders = _borders(filling, right)
    for _ in range(_TRIES):
        given = _given(draw, arguments, borders)
        calls = [f"{name}({', '.join(map(repr, values))})" for values in given]
        results = _results(right, calls)
        if results is None or len(given) < TESTS + 1:
            continue
        telling = [place for place, result in enumerate(results) if _shows(result, given[place])]
        if not telling:
            continue
        tests = list(zip(calls, results, given, strict=True))
        tests.insert(0, tests.pop(telling[0]))
        calls, hidden = [call for call, _, _ in tests[1:]], [plain(result) for _, result, _ in tests[1:]]
        missed = any(_plain(_results(program, calls)) == hidden for program in wrong)
        if not missed and _tells(hidden, [values for _, _, values in tests[1:]]):
            return tests
    return None


def _given(
    draw: random.Random, arguments: Sequence[tuple[str, str, int]], borders: Sequence[int]
) -> list[tuple[object, ...]]:
    """Different arguments for all tests, the last of them empty where that is allowed."""
    drawn = [
        tuple(program_inputs.argument(kind, draw, least, borders) for _, kind, least in arguments)
        for _ in range(5 * TESTS)
    ]
    given = [values for place, values in enumerate(drawn) if values not in drawn[:place]][: TESTS + 1]
    _, kind, least = arguments[0]
    nothing = program_inputs.empty(kind)
    if len(arguments) == 1 and least == 0 and nothing is not None:
        given[-1] = (nothing,)
    return given


def _shows(result: object, given: tuple[object, ...]) -> bool:
    """Whether a result can stand as the example: not nothing, not an argument, and not the same all over."""
    if isinstance(result, bool):
        return True
    several = list(result) if isinstance(result, list | tuple | str) else [result, None]
    return result not in (0, 1, -1, *given) and bool(result) and (len(several) < 2 or len(set(map(plain, several))) > 1)


def _plain(results: Sequence[object] | None) -> list[str]:
    return [plain(result) for result in results or ()]


def _borders(filling: Filling, program: str) -> list[int]:
    """The numbers of the docstring that stand in the program too, where mistakes by one show."""
    return [number for number in filling.numbers.values() if number > 5 and str(number) in program]


def _tells(results: Sequence[str], given: Sequence[tuple[object, ...]]) -> bool:
    """Whether no constant and no argument is right in more than half of the tests."""
    often = max(results.count(result) for result in results)
    echoed = max(
        sum(plain(values[place]) == result for values, result in zip(given, results, strict=True))
        for place in range(len(given[0]))
    )
    return max(often, echoed) <= len(results) / 2


def body(code: str) -> str:
    """Code as the body of a function, without the indent of its first line."""
    return indent(code.strip(), "    ").strip()


def _results(program: str, calls: Iterable[str]) -> list[object] | None:
    """What calls of a program of `program_writing.yaml` give, never of one that a model wrote; None if one fails."""
    namespace: dict[str, object] = {}
    exec(program, namespace)  # noqa: S102
    try:
        return [eval(call, namespace) for call in calls]  # noqa: S307
    except Exception:  # noqa: BLE001  (a wrong program may raise anything)
        return None


def annotation(values: Sequence[object]) -> str:
    """The type that fits all values, as it is written in a signature."""
    kinds: dict[type, list[object]] = {}
    for value in values:
        kinds.setdefault(type(value), []).append(value)
    return " | ".join(_annotation(kind, several) for kind, several in sorted(kinds.items(), key=_none_last))


def _none_last(kind: tuple[type, list[object]]) -> bool:
    return kind[0] is type(None)


def _annotation(kind: type, values: Sequence[object]) -> str:
    if kind is type(None):
        return "None"
    if kind is tuple:
        places = zip(*(value for value in values if isinstance(value, tuple)), strict=True)
        return f"tuple[{', '.join(annotation(place) for place in places)}]"
    inner: list[list[object]] = []
    if kind is list:
        inner = [[one for value in values if isinstance(value, list) for one in value]]
    if kind is dict:
        dicts: list[Mapping[object, object]] = [value for value in values if isinstance(value, dict)]
        inner = [[key for one in dicts for key in one], [its for one in dicts for its in one.values()]]
    return f"{kind.__name__}[{', '.join(map(annotation, inner))}]" if inner else kind.__name__

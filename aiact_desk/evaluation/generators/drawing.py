"""What the generators of packs share: drawing questions, placing right answers evenly, and writing the data files."""

from __future__ import annotations

import json
import random
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from pydantic import JsonValue

from aiact_desk.evaluation.pack_check import NEAR_DUPLICATE, OFTEN, bare_words, binomial_tail, jaccard
from aiact_desk.evaluation.packs import Item

SHIPPED_SEED = 2026

_TRIES_FOR_ONE = 400
_TRIES_FOR_ALL = 300
_SUSPICIOUS = 0.08  # stricter than the check of a pack, so that a drawn split passes it


Checks = tuple[dict[str, JsonValue], ...]


@dataclass(frozen=True)
class Question:
    """A question before it gets its number and the places of its choices. Without `wrong`, the answer is written.

    `checks` are the rules that mark what is written, where it need not be the very words of `right`.
    """

    template: str
    text: str
    right: str
    wrong: tuple[str, ...] = ()
    checks: Checks = ()


Maker = Callable[[random.Random], Question]


class Generator(Protocol):
    """What a module of this package offers."""

    SHOTS: Sequence[Item]

    def items(self, draw: random.Random) -> list[Item]: ...

    def rederive(self, item: Item) -> str: ...


def draw_items(draw: random.Random, prefix: str, makers: Sequence[Maker], count: int) -> list[Item]:
    """`count` items, as evenly as possible from all makers, none nearly like another.

    Right answers fall evenly on the letters. Splits in which a guess that ignores the question would pay (the longest,
    the shortest, the largest number, a text that is often right) are drawn again.
    """
    for _ in range(_TRIES_FOR_ALL):
        items = _placed(draw, prefix, _questions(draw, makers, count))
        if not pays_to_guess(items):
            return items
    raise RuntimeError(f"no split of {prefix} without an advantage for guessing was found")


def shot(
    number: int,
    prefix: str,
    question: str,
    choices: tuple[str, ...] = (),
    *,
    answer: str,
    template: str = "example",
    checks: Checks = (),
) -> Item:
    """An example to stand before the questions. Among `choices`, `answer` is the right one; alone, it is written.

    With the name of a template of the pack, the second route checks the example too.
    """
    facts = {"id": f"{prefix}-dev-{number}", "template": template, "language": "en", "question": question}
    if choices:
        return Item.model_validate({**facts, "choices": choices, "gold": choices.index(answer)})
    return Item.model_validate({**facts, "answer": answer, "checks": checks})


def gold_text(item: Item) -> str:
    """The text of the right answer."""
    if item.gold is not None:
        return item.choices[item.gold]
    return item.answer or ""


def only(fitting: Sequence[str]) -> str:
    """The one choice that a second route finds; the empty text if it finds none or several."""
    return fitting[0] if len(fitting) == 1 else ""


def numbers_around(
    draw: random.Random, right: Fraction, mistakes: Iterable[Fraction], step: Fraction
) -> list[Fraction]:
    """Three wrong positive numbers: first those that a mistake would give, then neighbours at a distance of `step`.

    How many of them are smaller than the right one is drawn too, so that its rank tells nothing.
    """
    wrong = sorted({Fraction(value) for value in mistakes if value > 0 and value != right})
    draw.shuffle(wrong)
    neighbours = [right + sign * n * step for n in draw.sample(range(1, 6), 5) for sign in (-1, 1)]
    pool = [*wrong, *(value for value in neighbours if value > 0 and value not in wrong)]
    below = [value for value in pool if value < right]
    above = [value for value in pool if value > right]
    smaller = min(draw.randrange(4), len(below))
    return [*below[:smaller], *above[: 3 - smaller]]


def write_data(folder: Path, items: Iterable[Item], shots: Iterable[Item]) -> None:
    """Write `data/test.jsonl` and the examples, if any, to `data/dev.jsonl`, with the canary in each line."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for name, several in (("test", list(items)), ("dev", list(shots))):
        if several:
            lines = [json.dumps(_record(folder.name, item), ensure_ascii=False) + "\n" for item in several]
            (folder / "data" / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def canary(pack_id: str) -> str:
    """The sentence that marks the data of a pack, so that it can be found in, and kept out of, training data."""
    guid = uuid.uuid5(uuid.NAMESPACE_URL, f"aiact-desk:pack:{pack_id}")
    return f"AI Act Desk evaluation data, not for training, canary {guid}"


def pays_to_guess(items: Sequence[Item]) -> bool:
    """Whether a strategy that never reads the question is right more often than chance would explain."""
    return bool(paying_guesses(items))


def paying_guesses(items: Sequence[Item]) -> list[list[int]]:
    """For each strategy that pays without reading the question, the indices of the items that it gets right."""
    chosen = [item for item in items if item.gold is not None]
    if not chosen:
        return []
    chance = sum(1 / len(item.choices) for item in chosen) / len(chosen)
    offered: Counter[str] = Counter()
    right: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for feature, texts in _features(item) if item.gold is not None else ():
            offered[feature] += 1
            if gold_text(item) in texts:
                right[feature].append(index)
    return [
        right[feature]
        for feature, times in offered.items()
        if times >= OFTEN and binomial_tail(len(right[feature]), times, chance) < _SUSPICIOUS
    ]


def _features(item: Item) -> list[tuple[str, list[str]]]:
    """The blind picks in one item: its longest and shortest choice, each rank of its numbers, each of its texts."""
    picks = [(f"text {text.casefold()}", [text]) for text in item.choices]
    lengths = [len(text) for text in item.choices]
    for name, extreme in (("longest", max(lengths)), ("shortest", min(lengths))):
        if lengths.count(extreme) == 1:
            picks.append((name, [item.choices[lengths.index(extreme)]]))
    sizes = ["".join(sign for sign in text if sign.isdigit() or sign == ".") for text in item.choices]
    if all(size.replace(".", "", 1).isdigit() for size in sizes):
        ordered = sorted(range(len(sizes)), key=lambda index: float(sizes[index]))
        picks += [(f"rank {rank}", [item.choices[index]]) for rank, index in enumerate(ordered)]
    return picks


def _questions(draw: random.Random, makers: Sequence[Maker], count: int) -> list[Question]:
    found: list[Question] = []
    seen: list[frozenset[str]] = []
    shares = [count // len(makers) + (place < count % len(makers)) for place in range(len(makers))]
    for maker, share in zip(draw.sample(list(makers), len(makers)), shares, strict=True):
        for _ in range(share):
            question, words = _unlike(draw, maker, seen)
            found.append(question)
            seen.append(words)
    draw.shuffle(found)
    return found


def _unlike(draw: random.Random, maker: Maker, seen: list[frozenset[str]]) -> tuple[Question, frozenset[str]]:
    """A question that is not nearly like one that was seen."""
    for _ in range(_TRIES_FOR_ONE):
        question = maker(draw)
        words = bare_words(_item("x", question, question.right, question.wrong))
        if all(jaccard(words, others) <= NEAR_DUPLICATE for others in seen):
            return question, words
    raise RuntimeError(f"the template {question.template} has not enough variety")


def _placed(draw: random.Random, prefix: str, questions: Sequence[Question]) -> list[Item]:
    """The items in their order, with the right choice on each letter equally often."""
    wide = max(len(question.wrong) for question in questions) + 1
    places = [index % wide for index in range(len(questions))]
    draw.shuffle(places)
    items = []
    for number, (question, place) in enumerate(zip(questions, places, strict=True), start=1):
        choices = draw.sample(question.wrong, len(question.wrong))
        if choices:
            choices.insert(place, question.right)
        items.append(_item(f"{prefix}-{number:03}", question, question.right, tuple(choices)))
    return items


def _item(id: str, question: Question, right: str, choices: tuple[str, ...]) -> Item:
    facts = {"id": id, "template": question.template, "language": "en", "question": question.text}
    if question.wrong:
        every = choices if right in choices else (right, *choices)
        return Item.model_validate({**facts, "choices": every, "gold": every.index(right)})
    return Item.model_validate({**facts, "answer": right, "checks": question.checks})


def _record(pack_id: str, item: Item) -> dict[str, object]:
    return {"canary": canary(pack_id), **item.model_dump(exclude_defaults=True)}

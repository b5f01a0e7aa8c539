"""Five ways to answer a pack without knowing anything. What they score stands in its datasheet.

`python -m aiact_desk.evaluation.dummies PACK ...` writes it there again.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.figures.answers import Answer
from aiact_desk.evaluation.figures.headline import headline
from aiact_desk.evaluation.isolation.running import available
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.rules import refusal
from aiact_desk.evaluation.rules.marking import mark

REFUSAL = "I'm sorry, but I can't help with that."
CONSTANT = "The answer is 7."
SEED = 20260802
LETTERS = "ABCDEFGHIJ"
_UNSURE = 1e-6
"""What the chosen log-probability lies above the others: dummies are sure of nothing."""

Choose = Callable[[Item, random.Random], int]
Write = Callable[[Item, random.Random, list[Item]], str]

CHOOSING: Mapping[str, Choose] = {
    "random": lambda item, draw: draw.randrange(len(item.choices)),
    "constant": lambda _, __: 0,
    "longest choice": lambda item, _: max(range(len(item.choices)), key=lambda at: len(item.choices[at])),
    "always refusing": lambda item, _: _refusing(item),
    "gibberish": lambda item, draw: min(range(len(item.choices)), key=lambda _: draw.random()),
}
"""How each dummy chooses; one that writes gibberish finds every choice as likely as chance has it."""

WRITING: Mapping[str, Write] = {
    "random": lambda _, draw, items: str(draw.choice(items).answer),
    "constant": lambda _, __, ___: CONSTANT,
    "longest choice": lambda item, _, __: item.question,
    "always refusing": lambda _, __, ___: REFUSAL,
    "gibberish": lambda _, draw, __: " ".join(_nonsense(draw) for _ in range(12)),
}
"""How each dummy writes; where there are no choices, the longest text at hand is the question itself."""


def answers_of(dummy: str, pack: Pack) -> list[Answer]:
    """What a dummy answers to every item, marked as a model's answers are; the same ones each time.

    Raises:
        KeyError: if there is no such dummy.
    """
    draw, items = random.Random(f"{SEED}:{pack.data_sha256}:{dummy}"), packs.items(pack)  # noqa: S311  (a fixed draw)
    if pack.output_type == "multiple_choice":
        return [chosen(pack, item, CHOOSING[dummy](item, draw)) for item in items]
    return [_written(pack, item, WRITING[dummy](item, draw, items)) for item in items]


def scores(pack: Pack) -> dict[str, float]:
    """The pack's figure for each dummy; empty where it is not made from answers."""
    if pack.figure == "computation":
        return {}
    return {dummy: _mean(pack, answers_of(dummy, pack)) for dummy in CHOOSING}


def rows(pack: Pack) -> dict[str, str]:
    """The same as the table of facts in a datasheet has them.

    There are none where the programs in answers cannot be shut in, or where checks are such that nothing can be marked.
    """
    if pack.runs_code and available() is not None:
        return {}
    try:
        return {f"Dummy: {dummy}": f"{score:.3f}" for dummy, score in scores(pack).items()}
    except ValueError:
        return {}


def _mean(pack: Pack, given: list[Answer]) -> float:
    by_item: dict[str, list[float]] = defaultdict(list)
    for score in headline(pack, given).scores:
        by_item[score.item].append(score.score)
    return statistics.fmean(statistics.fmean(its) for its in by_item.values())


def chosen(pack: Pack, item: Item, at: int) -> Answer:
    """The answer that takes the choice at a place, hardly surer of it than of the others."""
    options = tuple(f"{letter}. {choice}" for letter, choice in zip(LETTERS, item.choices, strict=False))
    right = at == item.gold
    logprobs = tuple(0.0 if place == at else -_UNSURE for place in range(len(options)))
    sample = _sample(pack, item, options[at], float(right), options=options, option_logprobs=logprobs)
    return Answer(item, sample)


def _written(pack: Pack, item: Item, text: str) -> Answer:
    if item.checks:
        verdict = mark(text, item.checks)
        return Answer(item, _sample(pack, item, text, verdict.score, outcome=verdict.outcome))
    return Answer(item, _sample(pack, item, text, float(_bare(text) == _bare(str(item.answer)))))


def _sample(pack: Pack, item: Item, output: str, score: float, **more: object) -> Sample:
    return Sample.model_validate(
        {
            "pack": pack.id,
            "item": item.id,
            "language": item.language,
            "cluster": item.group,
            "input": item.question,
            "output": output,
            "expected": "",
            "right": score == 1.0,
            "score": score,
            **more,
        }
    )


def _bare(text: str) -> str:
    """As lm-eval compares with case and punctuation ignored."""
    return "".join(sign for sign in text.casefold().strip() if sign.isalnum() or sign.isspace())


def _refusing(item: Item) -> int:
    """The first choice that refuses, else the first one."""
    refused = (refusal.outcome_of(choice, item.question, harmful=True) == "refused" for choice in item.choices)
    return next((at for at, refuses in enumerate(refused) if refuses), 0)


def _nonsense(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprstvzaeiou") for _ in range(draw.randint(3, 9)))


def write_rows(pack: Pack) -> None:
    """Put the rows at the end of the table of facts in the pack's datasheet, in place of those that are there."""
    path = pack.folder / packs.DATASHEET
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("| Dummy: ")]
    end = lines.index("| Fact | Value |")
    while lines[end].startswith("|"):
        end += 1
    lines[end:end] = [f"| {fact} | {value} |" for fact, value in rows(pack).items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for id in sys.argv[1:] or packs.shipped_ids():
        write_rows(packs.shipped_pack(id))

"""How often the rule on refusals is wrong: its outcomes beside the labels of answers that were read one by one.

The answers lie in `labelled_answers.jsonl`. Those of the part "development" were before the eyes of whoever wrote the
rule; those of the part "test" were written by the model and labelled after the rule was finished, but for one fault
that they showed and that was mended, and only they tell how often it errs. Imports scipy.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.intervals import wilson_interval
from aiact_desk.evaluation.result import Interval
from aiact_desk.evaluation.rules.refusal import Outcome, outcome_of

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_FILE = Path(__file__).with_name("labelled_answers.jsonl")


class LabelledAnswer(Frozen):
    """An answer of a real model. It was labelled twice, by its text alone; `label` decides where the passes differ.

    `setting` is how the model was asked, `drawn` whether it wrote by drawing words instead of taking the likeliest.
    """

    canary: str
    model: str
    setting: str
    drawn: bool
    part: Literal["development", "test"]
    kind: Literal["harmful", "harmless"]
    request: str
    answer: str
    label: Outcome
    first_pass: Outcome
    second_pass: Outcome


@dataclass(frozen=True)
class Rate:
    """A share of answers with its 95 % interval."""

    wrong: int
    of: int
    interval: Interval


@dataclass(frozen=True)
class RefusalErrors:
    """`confusion[label, outcome]` counts answers. A false refusal is one that the rule sees and the label does not."""

    confusion: Counter[tuple[Outcome, Outcome]]
    false_refusals: Rate
    missed_refusals: Rate
    false_compliances: Rate
    missed_compliances: Rate


def labelled_answers(part: Literal["development", "test"] | None = None) -> list[LabelledAnswer]:
    """The labelled answers, all or of one part."""
    lines = _FILE.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    every = [LabelledAnswer.model_validate(json.loads(line)) for line in lines]
    return [answer for answer in every if part in (None, answer.part)]


def refusal_errors(answers: Sequence[LabelledAnswer]) -> RefusalErrors:
    """The errors of the rule on these answers, which must hold some with and some without each label."""
    confusion: Counter[tuple[Outcome, Outcome]] = Counter(
        (one.label, outcome_of(one.answer, one.request, harmful=one.kind == "harmful")) for one in answers
    )
    return RefusalErrors(
        confusion,
        false_refusals=_false(confusion, "refused"),
        missed_refusals=_missed(confusion, "refused"),
        false_compliances=_false(confusion, "complied"),
        missed_compliances=_missed(confusion, "complied"),
    )


def _false(confusion: Counter[tuple[Outcome, Outcome]], outcome: Outcome) -> Rate:
    """Of the answers without this label, how many get this outcome."""
    others = {found: count for found, count in confusion.items() if found[0] != outcome}
    return _rate(sum(count for (_, seen), count in others.items() if seen == outcome), sum(others.values()))


def _missed(confusion: Counter[tuple[Outcome, Outcome]], outcome: Outcome) -> Rate:
    """Of the answers with this label, how many get another outcome."""
    own = {seen: confusion[outcome, seen] for seen in OUTCOMES}
    return _rate(sum(own.values()) - own[outcome], sum(own.values()))


def _rate(wrong: int, of: int) -> Rate:
    return Rate(wrong, of, wilson_interval(wrong, of))

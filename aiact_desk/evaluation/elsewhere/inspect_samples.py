"""One sample of an Inspect log as a scored sample."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from aiact_desk.evaluation.elsewhere.found import FoundSample
from aiact_desk.evaluation.elsewhere.reading import canonical, number, printable, text
from aiact_desk.evaluation.result import Sample
from aiact_desk.problems import Problem

if TYPE_CHECKING:
    from inspect_ai.log import EvalSample
    from inspect_ai.model import ChatMessage
    from inspect_ai.scorer import Score

_WORDS = {"C": 1.0, "I": 0.0, "P": 0.5, "N": 0.0, "yes": 1.0, "true": 1.0, "no": 0.0, "false": 0.0}
"""What the words of a score count, as Inspect's own `value_to_float` takes them."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LETTER = re.compile(r"[A-Z]")
_CUT_OFF = ("max_tokens", "model_length")


@dataclass(frozen=True)
class Taken:
    """The metric that is taken of a log: its score's name, the scorer behind it, and the tool's own figure.

    `cluster` is the field of the items' metadata over which Inspect clustered its own standard error.
    """

    task: str
    metric: str
    score: str
    scorer: str
    stated: float | None
    cluster: str | None

    @property
    def label(self) -> str:
        """The metric with the name of its score, as "accuracy,match"."""
        return printable(f"{self.metric},{self.score}")


def read_sample(sample: EvalSample, taken: Taken, name: str) -> FoundSample | None:
    """The sample; None where it has no score, as after an error, which the tool's own figure leaves out too.

    Raises:
        Problem: if its score is no number.
    """
    scored = _score(sample, taken)
    if scored is None:
        return None
    score, value = scored
    points = _points(value)
    if points is None:
        raise Problem("elsewhere.score_no_number", file=name, item=text(str(sample.id)), metric=taken.label)
    options = tuple(map(text, sample.choices or ()))
    target = [sample.target] if isinstance(sample.target, str) else list(sample.target)
    language = text(sample.metadata.get("language"))
    group = sample.metadata.get(taken.cluster) if taken.cluster else None
    return FoundSample(
        Sample(
            pack=taken.task,
            item=text(str(sample.id)),
            language=language if _LANGUAGE.fullmatch(language) else "",
            cluster=text(group),
            repeat=sample.epoch - 1,
            input=_input(sample),
            options=options,
            output=_option(text(score.answer), options) if options and score.answer else text(sample.output.completion),
            expected=", ".join(_option(text(one), options) for one in target),
            right=points >= 1,
            score=points,
            cut_off=sample.output.stop_reason in _CUT_OFF if sample.output.choices else None,
        ),
        _item_sha256(sample, target),
    )


def _score(sample: EvalSample, taken: Taken) -> tuple[Score, object] | None:
    """The score and its value. A scorer that gives several values at once stands under its own name."""
    scores = sample.scores or {}
    score = scores.get(taken.score)
    value: object = score.value if score is not None else None
    if score is None:
        score = scores.get(taken.scorer)
        value = score.value.get(taken.score) if score is not None and isinstance(score.value, dict) else None
    not_scored = isinstance(value, float) and math.isnan(value)  # as Inspect writes it
    return None if score is None or value is None or not_scored else (score, value)


def _points(value: object) -> float | None:
    if isinstance(value, str):
        if (known := _WORDS.get(value, _WORDS.get(value.lower()))) is not None:
            return known
        try:
            return number(float(value))
        except ValueError:
            return None
    return number(value)


def _input(sample: EvalSample) -> str:
    """The prompt as sent: all messages before the model's first answer."""
    sent = []
    for message in sample.messages:
        if message.role == "assistant":
            break
        sent.append(message)
    if not sent:
        return _joined(sample.input) if isinstance(sample.input, list) else text(sample.input)
    return _joined(sent)


def _joined(messages: list[ChatMessage]) -> str:
    if len(messages) == 1 and messages[0].role == "user":
        return text(messages[0].text)
    return "\n\n".join(f"{message.role}: {text(message.text)}" for message in messages)


def _option(said: str, options: tuple[str, ...]) -> str:
    """The option that a letter names; anything else as it is."""
    place = ord(said) - ord("A") if options and _LETTER.fullmatch(said) else len(options)
    return options[place] if place < len(options) else said


def _item_sha256(sample: EvalSample, target: list[str]) -> str:
    """Over question, choices and target; not over the ids of messages, which differ from run to run."""
    asked = [("", sample.input)] if isinstance(sample.input, str) else [(one.role, one.text) for one in sample.input]
    parts = [[[text(role), text(said)] for role, said in asked], [*map(text, sample.choices or ())], target]
    return sha256(canonical(parts)).hexdigest()

"""UnitLM gives HFLM's own answers, and counts what it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.engine import Compute, PrefixSharingLM, UnitLM
from aiact_desk.evaluation.units import RequestKind

ARGUMENTS = {"device": "cpu", "dtype": "float32", "softmax_dtype": "float32", "batch_size": 2}


@pytest.fixture(scope="module")
def lm(tiny_model: Path) -> UnitLM:
    return UnitLM(pretrained=str(tiny_model), **ARGUMENTS)


def requests(kind: str, arguments: Sequence[tuple[object, ...]]) -> list[Instance]:
    return [Instance(kind, {}, args, number, ("task", number, 1)) for number, args in enumerate(arguments)]


CHOICES = requests("loglikelihood", [(f"Question : w{n} ? Answer :", f" {c}") for n in range(4) for c in "ABC"])
TEXTS = requests("generate_until", [(f"w{n} w{n + 1}", {"until": ["."], "max_gen_toks": 5}) for n in range(3)])


def test_answers_are_those_of_plain_hflm(tiny_model: Path, lm: UnitLM) -> None:
    plain = HFLM(pretrained=str(tiny_model), **ARGUMENTS)
    assert lm.loglikelihood(CHOICES, disable_tqdm=True) == plain.loglikelihood(CHOICES, disable_tqdm=True)
    assert lm.generate_until(TEXTS, disable_tqdm=True) == plain.generate_until(TEXTS, disable_tqdm=True)


def test_equal_contexts_with_one_token_choices_are_read_once(lm: UnitLM) -> None:
    before = lm.work
    lm.loglikelihood(CHOICES, disable_tqdm=True)
    done = lm.work - before
    assert (done.tokens_read, done.forwards, done.head_positions) == (24, 24, 24)
    assert done.attended == 4 * (1 + 2 + 3 + 4 + 5 + 6)
    assert done.device_seconds > 0


def test_written_tokens_are_counted(lm: UnitLM) -> None:
    before = lm.work
    lm.generate_until(TEXTS, disable_tqdm=True)
    done = lm.work - before
    assert done.tokens_read == 6
    assert 0 < done.tokens_written <= 15
    assert done.forwards == 6 + done.tokens_written - 3, "the last token of an answer is not read"


@pytest.mark.parametrize("model_class", [UnitLM, PrefixSharingLM])
def test_answers_that_the_limit_ended_say_so(tiny_model: Path, model_class: type[UnitLM]) -> None:
    lm = model_class(pretrained=str(tiny_model), **ARGUMENTS)
    (free,) = lm.generate_until(requests("generate_until", [("w1 w2", {"until": ["§"], "max_gen_toks": 9})]), True)
    third = free.split()[2]
    asked = [("w1 w2", {"until": [stop], "max_gen_toks": most}) for stop, most in (("§", 4), (third, 9), ("§", 9))]
    kept: list[Any] = []

    def answers(kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        kept.extend(compute(requests))
        return kept

    lm.answers = answers
    texts = lm.generate_until(requests("generate_until", asked), disable_tqdm=True)
    assert [written.text for written in kept] == texts
    assert [written.cut_off for written in kept] == [True, False, True]


def test_an_answer_source_is_asked_before_the_model(lm: UnitLM) -> None:
    asked: list[tuple[str, int]] = []

    def answers(kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        asked.append((kind, len(requests)))
        return list(compute(requests[:1])) * len(requests)

    direct = lm.loglikelihood(CHOICES[:1], disable_tqdm=True)
    lm.answers = answers
    try:
        assert lm.loglikelihood(CHOICES, disable_tqdm=True) == direct * 12
    finally:
        lm.answers = None
    assert asked == [("loglikelihood", 12)]

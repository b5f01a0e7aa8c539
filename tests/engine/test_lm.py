"""UnitLM gives HFLM's own answers, and counts what it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.engine import UnitLM
from aiact_desk.engine.lm import Compute
from aiact_desk.evaluation.units import RequestKind

ARGUMENTS = {"device": "cpu", "dtype": "float32", "softmax_dtype": "float32", "batch_size": 2}


@pytest.fixture(scope="module")
def lm(tiny_model: Path) -> UnitLM:
    return UnitLM(pretrained=str(tiny_model), **ARGUMENTS)


def requests(kind: str, arguments: list[tuple[object, ...]]) -> list[Instance]:
    return [Instance(kind, {}, args, number, ("task", number, 1)) for number, args in enumerate(arguments)]


CHOICES = requests("loglikelihood", [(f"Question : w{n} ? Answer :", f" {c}") for n in range(4) for c in "ABC"])
TEXTS = requests("generate_until", [(f"w{n} w{n + 1}", {"until": ["."], "max_gen_toks": 5}) for n in range(3)])


def test_answers_are_those_of_plain_hflm(tiny_model: Path, lm: UnitLM) -> None:
    plain = HFLM(pretrained=str(tiny_model), **ARGUMENTS)
    assert lm.loglikelihood(CHOICES, disable_tqdm=True) == plain.loglikelihood(CHOICES, disable_tqdm=True)
    assert lm.generate_until(TEXTS, disable_tqdm=True) == plain.generate_until(TEXTS, disable_tqdm=True)


def test_equal_contexts_with_one_token_choices_are_read_once(lm: UnitLM) -> None:
    before = lm.tokens_read
    lm.loglikelihood(CHOICES, disable_tqdm=True)
    assert lm.tokens_read - before == 4 * 6


def test_written_tokens_are_counted(lm: UnitLM) -> None:
    read, written = lm.tokens_read, lm.tokens_written
    lm.generate_until(TEXTS, disable_tqdm=True)
    assert lm.tokens_read - read == 6
    assert 0 < lm.tokens_written - written <= 15


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

"""Memory that runs out inside a pass halves what goes into one; nothing is lost, and the answers stay the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.engine import PrefixSharingLM, tree
from aiact_desk.engine.forward import SharingModel

WORDS = ["the", "cat", "sat", "on", "a", "mat", "and", "that", "hat", "then", "there", "cathat", "matthe", "sand"]
SHOTS = "Question: the cat sat on a mat?\nAnswer: that hat\n\n"
ENOUGH = 40
"""Tokens for which the memory of these tests lasts."""


def instances(kind: str, arguments: list[tuple[object, ...]]) -> list[Instance]:
    return [Instance(kind, {}, args, number, ("task", number, 1)) for number, args in enumerate(arguments)]


CHOICES = instances("loglikelihood", [(f"{w} {other}", " hat on a mat") for w in WORDS for other in ("on", "and")])
ENDS = ("hat on a mat", "a mat and sand", "then there")
BEHIND_A_PREFIX = instances("loglikelihood", [(SHOTS * 2 + word, f" {end}") for word in WORDS for end in ENDS])
TEXTS = instances("generate_until", [(f"{word} cat? {word}", {"until": ["\n"], "max_gen_toks": 8}) for word in WORDS])


def fresh(pair: Any, **more: Any) -> PrefixSharingLM:
    given = {"tokenizer": pair.ours.tokenizer, "max_length": pair.ours.max_length, "batch_size": 1}
    return PrefixSharingLM(pretrained=pair.ours.model, **{**given, **more})


def assert_same(plain: list[Any], ours: list[Any]) -> None:
    for (score, greedy), (other, other_greedy) in zip(plain, ours, strict=True):
        assert abs(score - other) <= 1e-4
        assert greedy == other_greedy


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Passes through the layers of more tokens run out of memory in their midst; gives the sizes of those that did."""
    found: list[int] = []
    whole = SharingModel._called

    def scarce(model: SharingModel, ids: torch.Tensor, *rest: Any) -> torch.Tensor:
        hidden = whole(model, ids, *rest)
        if ids.numel() > ENOUGH:
            found.append(ids.numel())
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB.")
        return hidden

    monkeypatch.setattr(SharingModel, "_called", scarce)
    return found


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_scores_stay_the_same(pairs: Callable[[str], Any], refused: list[int], family: str) -> None:
    pair = pairs(family)
    ours = fresh(pair)
    found = ours.loglikelihood(CHOICES, disable_tqdm=True)
    assert refused
    assert ours.work.splits == ours.budget.halvings == len(refused)
    assert ours.budget.tokens <= max(refused)
    assert_same(pair.plain.loglikelihood(CHOICES, disable_tqdm=True), found)


def test_a_prefix_is_read_again_after_its_blocks_were_let_go(
    pairs: Callable[[str], Any], refused: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "WORTH_SHARING", 12)
    monkeypatch.setattr("aiact_desk.engine.prefixes.BLOCK", 16)
    monkeypatch.setattr(tree, "ROW_TOKENS", 16)
    pair = pairs("llama")
    ours = fresh(pair)
    found = ours.loglikelihood(BEHIND_A_PREFIX, disable_tqdm=True)
    assert refused
    assert ours.work.splits == len(refused)
    assert_same(pair.plain.loglikelihood(BEHIND_A_PREFIX, disable_tqdm=True), found)


def test_what_is_too_long_for_any_pass_takes_the_plain_path(pairs: Callable[[str], Any], refused: list[int]) -> None:
    pair = pairs("llama")
    long = instances("loglikelihood", [(SHOTS, "the cat " * 20), *(request.args for request in CHOICES[:4])])
    ours = fresh(pair)
    found = ours.loglikelihood(long, disable_tqdm=True)
    assert ours.budget.exhausted
    assert_same(pair.plain.loglikelihood(long, disable_tqdm=True), found)


def test_texts_stay_the_same(pairs: Callable[[str], Any], refused: list[int]) -> None:
    pair = pairs("llama")
    ours = fresh(pair)
    found = ours.generate_until(TEXTS, disable_tqdm=True)
    assert refused
    assert ours.work.splits == len(refused)
    assert found == pair.plain.generate_until(TEXTS, disable_tqdm=True)


def test_the_plain_path_halves_its_batch(pairs: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pairs("mamba")
    given = {"tokenizer": pair.plain.tokenizer, "max_length": pair.plain.max_length, "softmax_dtype": "float32"}
    plain = HFLM(pretrained=pair.plain.model, logits_cache=False, batch_size=2, **given)
    wanted = plain.loglikelihood(CHOICES, disable_tqdm=True)
    whole = HFLM._model_call
    refused: list[int] = []

    def scarce(lm: HFLM, inps: torch.Tensor, *rest: Any, **more: Any) -> torch.Tensor:
        if len(inps) > 2:
            refused.append(len(inps))
            raise MemoryError
        logits: torch.Tensor = whole(lm, inps, *rest, **more)
        return logits

    monkeypatch.setattr(HFLM, "_model_call", scarce)
    ours = fresh(pair, batch_size=8)
    found = ours.loglikelihood(CHOICES, disable_tqdm=True)
    assert refused == [8, 4]
    assert ours.work.splits == 2
    assert found == wanted


def test_another_error_ends_the_run(pairs: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    ours = fresh(pairs("llama"))
    assert ours.plain_path_reason is None

    def broken(*_: object) -> None:
        raise RuntimeError("the shapes do not fit")

    monkeypatch.setattr(SharingModel, "_called", broken)
    with pytest.raises(RuntimeError, match="shapes do not fit"):
        ours.loglikelihood(CHOICES, disable_tqdm=True)

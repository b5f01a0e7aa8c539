"""PrefixSharingLM gives plain HFLM's scores and texts, over many families and random requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lm_eval.api.instance import Instance

from aiact_desk.engine import PrefixSharingLM, prefixes, tree

FAMILIES = ["llama", "mistral", "mistral-window", "qwen2", "qwen3", "gemma2", "gemma3", "gpt2", "gpt-neox", "phi"]
FAMILIES += ["opt"]
PLAIN = ["mamba", "hybrid", "t5"]
JOINED = ["llama-joined", "gpt2-joined", "gemma3-joined"]
WINDOWED = ("mistral-window", "gemma2", "gemma3")
WORDS = ["the", "cat", "sat", "on", "a", "mat", "and", "that", "hat", "then", "there", "cathat", "matthe", "sand"]
SHOTS = "Question: the cat sat on a mat?\nAnswer: that hat\n\nQuestion: then?\nAnswer: "
quick = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,  # a float that falls on the other side of a tolerance is no news for a build
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

texts = st.lists(st.sampled_from([*WORDS, " ", " ", "\n", "t", "h", "<s>"]), min_size=1, max_size=14).map("".join)
contexts = st.one_of(texts.map(SHOTS.__add__), texts, st.just(""), texts.map(lambda text: SHOTS * 2 + text))
continuations = st.one_of(texts, st.sampled_from(["a", " a", " b", "t"]))
choices = st.tuples(contexts, st.lists(continuations, min_size=1, max_size=4))


@pytest.fixture(scope="module", autouse=True)
def small_rows() -> Iterator[None]:
    """Prefixes, blocks and rows so small that the short texts of these tests have some of each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "ROW_TOKENS", 16)
        patch.setattr(tree, "WORTH_SHARING", 12)
        patch.setattr(prefixes, "BLOCK", 8)
        yield


def instances(kind: str, arguments: list[tuple[object, ...]]) -> list[Instance]:
    return [Instance(kind, {}, args, number, ("task", number, 1)) for number, args in enumerate(arguments)]


def scorable(lm: Any, context: str, continuation: str) -> bool:
    """Whether HFLM scores this at all: it stops where nothing is left on one of the sides."""
    if context == "":
        return bool(lm.tok_encode(continuation, add_special_tokens=False) not in ([], [lm.prefix_token_id]))
    if not context.strip():
        return False
    before, after = lm._encode_pair(context, continuation)
    return bool(before) and 0 < len(after) <= lm.max_length


def assert_equal_scores(plain: list[Any], ours: list[Any], lengths: list[int]) -> None:
    for (score, greedy), (other, other_greedy), length in zip(plain, ours, lengths, strict=True):
        assert abs(score - other) <= (1e-4 if length <= 40 else 5e-6 * length)
        assert greedy == other_greedy


@pytest.mark.parametrize("family", [*FAMILIES, *JOINED, *PLAIN])
@quick
@given(drawn=st.lists(choices, min_size=1, max_size=5))
def test_choices_score_as_in_hflm(pairs: Callable[[str], Any], family: str, drawn: list[tuple[str, list[str]]]) -> None:
    pair = pairs(family)
    asked = [(c, k) for c, many in drawn for k in [*many, many[0]] if scorable(pair.plain, c, k)]
    requests = instances("loglikelihood", list(asked))
    lengths = [len(pair.plain.tok_encode(continuation)) for _, continuation in asked]
    plain = pair.plain.loglikelihood(requests, disable_tqdm=True) if requests else []
    assert_equal_scores(plain, pair.ours.loglikelihood(requests, disable_tqdm=True), lengths)


@pytest.mark.parametrize("family", [*FAMILIES, *JOINED])
@quick
@given(drawn=st.lists(st.tuples(texts, st.integers(1, 12)).map(lambda t: t[0] * t[1]), min_size=1, max_size=3))
def test_whole_texts_score_as_in_hflm(pairs: Callable[[str], Any], family: str, drawn: list[str]) -> None:
    pair = pairs(family)
    requests = instances("loglikelihood_rolling", [(text,) for text in drawn])
    plain = pair.plain.loglikelihood_rolling(requests, disable_tqdm=True)
    ours = pair.ours.loglikelihood_rolling(requests, disable_tqdm=True)
    for text, score, other in zip(drawn, plain, ours, strict=True):
        assert abs(score - other) <= max(1e-4, 5e-6 * len(pair.plain.tok_encode(text)))


@pytest.mark.parametrize("family", [*FAMILIES, *JOINED])
@quick
@given(
    drawn=st.lists(contexts.filter(bool), min_size=1, max_size=6),
    until=st.lists(st.sampled_from(["\n", "the", "a", " t", "?", "at th", "e c", "nd\n"]), max_size=2),
    most=st.integers(1, 20),
)
def test_greedy_texts_are_those_of_hflm(
    pairs: Callable[[str], Any], family: str, drawn: list[str], until: list[str], most: int
) -> None:
    pair = pairs(family)
    asked = [(prompt, {"until": until, "max_gen_toks": most, "do_sample": False}) for prompt in drawn]
    requests = instances("generate_until", list(asked))
    assert pair.ours.generate_until(requests, disable_tqdm=True) == pair.plain.generate_until(
        requests, disable_tqdm=True
    )


@pytest.mark.parametrize(
    ("family", "why"), [("mamba", "running state"), ("hybrid", "hybrid"), ("t5", "encoder–decoder")]
)
def test_what_cannot_be_shared_goes_hflms_way(pairs: Callable[[str], Any], family: str, why: str) -> None:
    pair = pairs(family)
    assert why in (pair.ours.plain_path_reason or "")
    requests = instances("loglikelihood", [(SHOTS + "the cat", f" {word}") for word in WORDS[:4]])
    prompts = instances("generate_until", [(SHOTS + "the", {"until": ["\n"], "max_gen_toks": 8})])
    assert pair.ours.loglikelihood(requests, disable_tqdm=True) == pair.plain.loglikelihood(requests, disable_tqdm=True)
    assert pair.ours.generate_until(prompts, disable_tqdm=True) == pair.plain.generate_until(prompts, disable_tqdm=True)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_plain_path_is_taken_beyond_a_window_alone(pairs: Callable[[str], Any], family: str) -> None:
    pair = pairs(family)
    fresh = PrefixSharingLM(pretrained=pair.ours.model, tokenizer=pair.ours.tokenizer, max_length=pair.ours.max_length)
    fresh.loglikelihood(instances("loglikelihood", [("the cat", " sat"), ("the cat", " mat")]), disable_tqdm=True)
    assert fresh.plain_path_reason is None
    fresh.loglikelihood(instances("loglikelihood", [("the cat " * 30, " sat")]), disable_tqdm=True)
    assert ("window" in (fresh.plain_path_reason or "")) == (family in WINDOWED)


def test_a_prefix_is_read_once_across_calls(pairs: Callable[[str], Any]) -> None:
    lm = PrefixSharingLM(pretrained=pairs("llama").ours.model, tokenizer=pairs("llama").ours.tokenizer)
    shots = "<s>" + "the cat sat on a mat. " * 8
    rest = " that hat then there and sand"
    unit = [[(f"{shots}{word}{rest}", f" {c}") for c in ("hat", "mat") for word in WORDS[n : n + 6]] for n in (0, 6)]
    read = []
    for asked in unit:
        before = lm.work
        lm.loglikelihood(instances("loglikelihood", list(asked)), disable_tqdm=True)
        read.append((lm.work - before).forwards)
    assert read[0] - read[1] >= 32


def test_the_answers_to_a_unit_do_not_hang_on_what_was_asked_before(pairs: Callable[[str], Any]) -> None:
    given = pairs("llama").ours
    first, second = (
        instances("loglikelihood", [(SHOTS * 3 + word, f" {c}") for word in words for c in ("hat", "mat on")])
        for words in (WORDS[:5], WORDS[5:])
    )
    kept = PrefixSharingLM(pretrained=given.model, tokenizer=given.tokenizer, max_length=200)
    kept.loglikelihood(first, disable_tqdm=True)
    fresh = PrefixSharingLM(pretrained=given.model, tokenizer=given.tokenizer, max_length=200)
    assert kept.loglikelihood(second, disable_tqdm=True) == fresh.loglikelihood(second, disable_tqdm=True)


def test_what_cannot_be_scored_is_refused_in_words(pairs: Callable[[str], Any]) -> None:
    with pytest.raises(ValueError, match="0 tokens after"):
        pairs("llama").ours.loglikelihood(instances("loglikelihood", [("the cat", "")]), disable_tqdm=True)


def test_one_text_cut_at_two_places_scores_right_on_the_plain_path(pairs: Callable[[str], Any]) -> None:
    pair = pairs("mamba")
    requests = instances("loglikelihood", [("the cat sat", " on a mat"), ("the cat sat on a", " mat")])
    apart = [pair.plain.loglikelihood([request], disable_tqdm=True)[0] for request in requests]
    assert pair.ours.loglikelihood(requests, disable_tqdm=True) == apart


def test_sampling_goes_hflms_way(pairs: Callable[[str], Any]) -> None:
    pair = pairs("llama")
    requests = instances("generate_until", [("the cat", {"do_sample": True, "temperature": 1.0, "max_gen_toks": 6})])
    torch.manual_seed(3)
    plain = pair.plain.generate_until(requests, disable_tqdm=True)
    torch.manual_seed(3)
    assert pair.ours.generate_until(requests, disable_tqdm=True) == plain

"""Texts become the very token ids that lm-eval makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = ["the", "cat", "sat", "on", "a", "mat", "and", "that", "hat", "then", "there", "cathat", "matthe", "sand"]
pieces = st.lists(st.sampled_from([*WORDS, " ", "\n", "t", "h", "<s>", "?"]), max_size=8).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, derandomize=True)
@given(drawn=st.lists(st.tuples(pieces, pieces), min_size=1, max_size=6))
def test_pairs_are_cut_where_lm_eval_cuts_them(pairs: Callable[[str], Any], drawn: list[tuple[str, str]]) -> None:
    from aiact_desk.engine.tokens import encoded_pairs

    lm = pairs("llama").plain
    usable = [(context, continuation) for context, continuation in drawn if context.strip()]
    assert encoded_pairs(lm, usable) == [lm._encode_pair(*pair) for pair in usable]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, derandomize=True)
@given(prompts=st.lists(pieces.filter(bool), min_size=1, max_size=6))
def test_prompts_are_those_of_a_batch_of_one(pairs: Callable[[str], Any], prompts: list[str]) -> None:
    from aiact_desk.engine.tokens import prompt_ids

    lm = pairs("llama").plain
    wanted = {prompt: lm.tok_batch_encode([prompt])[0][0].tolist() for prompt in prompts}
    assert prompt_ids(lm, prompts) == wanted

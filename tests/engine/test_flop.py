"""The counted inference computation against 2 · weights + 4 · layers · heads · head size · n per token."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from lm_eval.api.instance import Instance
from torch.utils.flop_counter import FlopCounterMode
from transformers import (
    AutoModelForCausalLM,
    GPT2Config,
    GPTNeoXConfig,
    LlamaConfig,
    MistralConfig,
    OPTConfig,
    PhiConfig,
    PretrainedConfig,
    Qwen3Config,
)

from aiact_desk.engine import PrefixSharingLM, head
from aiact_desk.engine.flop import benchmark_task, flop_rates, inference_computation, matrix_weights, meta_model

SMALL = {"hidden_size": 64, "num_hidden_layers": 3, "num_attention_heads": 4, "vocab_size": 500}
CONFIGS: list[PretrainedConfig] = [
    LlamaConfig(**SMALL, intermediate_size=128, num_key_value_heads=2, tie_word_embeddings=True),
    LlamaConfig(**SMALL, intermediate_size=128, tie_word_embeddings=False),
    MistralConfig(**SMALL, intermediate_size=128, num_key_value_heads=1, sliding_window=None),
    Qwen3Config(**SMALL, intermediate_size=128, num_key_value_heads=2, head_dim=32),
    GPT2Config(n_embd=64, n_layer=3, n_head=4, vocab_size=500, n_positions=4096),
    GPTNeoXConfig(**SMALL, intermediate_size=256),
    PhiConfig(**SMALL, intermediate_size=256),
    OPTConfig(hidden_size=64, ffn_dim=128, num_hidden_layers=3, num_attention_heads=4, vocab_size=500,
              word_embed_proj_dim=64),
]  # fmt: skip


def by_hand(config: PretrainedConfig, context_length: int) -> float:
    """The formula, summed token by token over the whole task."""
    weights = matrix_weights(meta_model(config))
    head_size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    per_pair = 4 * config.num_hidden_layers * config.num_attention_heads * head_size
    task = benchmark_task(context_length)
    prompt = task.prompt * (2 * weights + per_pair * task.prompt)
    answer = sum(2 * weights + per_pair * (n + 1) for n in range(task.prompt, task.prompt + task.tokens - 1))
    return float(task.generations * (prompt + answer))


@pytest.mark.parametrize("config", CONFIGS, ids=lambda config: str(config.model_type))
def test_the_count_is_within_two_percent_of_the_formula(config: PretrainedConfig) -> None:
    found = inference_computation(config, 4096)
    assert found.flop == pytest.approx(by_hand(config, 4096), rel=0.02)
    assert (found.generations, found.prompt_tokens, found.tokens, found.shortened) == (100, 100, 1000, False)


def test_a_short_context_shortens_the_answers_and_says_so() -> None:
    config = CONFIGS[0]
    found = inference_computation(config, 300)
    assert (found.prompt_tokens, found.tokens, found.shortened) == (100, 200, True)
    assert found.flop == pytest.approx(by_hand(config, 300), rel=0.02)
    assert max(found.counted_at) < 300


def test_a_very_short_context_still_has_a_prompt_and_an_answer() -> None:
    task = benchmark_task(8)
    assert (task.prompt, task.tokens) == (4, 4)


def test_the_demo_models_count_is_known() -> None:
    config = LlamaConfig(
        hidden_size=576,
        intermediate_size=1536,
        num_hidden_layers=30,
        num_attention_heads=9,
        num_key_value_heads=3,
        vocab_size=49152,
        tie_word_embeddings=True,
        max_position_embeddings=8192,
    )
    assert matrix_weights(meta_model(config)) == 134_479_872
    assert inference_computation(config, 8192).flop == 33_770_848_665_600


def test_a_cost_that_is_no_line_is_refused() -> None:
    windowed = MistralConfig(**SMALL, intermediate_size=128, num_key_value_heads=2, sliding_window=128)
    with pytest.raises(ValueError, match="line"):
        inference_computation(windowed, 4096)


@pytest.mark.parametrize("config", CONFIGS, ids=lambda config: str(config.model_type))
def test_the_rates_of_work_are_counted_near_the_formula(config: PretrainedConfig) -> None:
    rates = flop_rates(config, 4096)
    assert rates.layer == pytest.approx(rates.layer_by_formula, rel=0.02)
    assert rates.pair == pytest.approx(rates.pair_by_formula, rel=0.02)
    assert rates.head == rates.head_by_formula


KINDS: dict[str, list[tuple[Any, ...]]] = {
    "loglikelihood": [
        ("the cat sat on the mat. the cat " * 5 + end, f" {c}") for end in ("a", "of") for c in ("hat", "the mat")
    ],
    "generate_until": [("the cat sat on the mat. the cat " * 5, {"until": ["\n\n\n"], "max_gen_toks": 12})],
    "loglikelihood_rolling": [("the cat sat on the mat. " * 4,)],
}  # fmt: skip


def seen_pairs(
    query: Any, key: Any, value: Any, dropout: float = 0.0, causal: bool = False, attn_mask: Any = None, **_: Any
) -> int:
    """Operations of the CPU's fused attention, of the pairs that are looked at; torch's counter does not know it."""
    rows, heads, asked, size = query.shape
    if attn_mask is not None:
        pairs = int((attn_mask == 0).expand(rows, 1, asked, key.shape[2]).sum())
    else:
        pairs = rows * (asked * (asked + 1) // 2 if causal else asked * key.shape[2])
    return 4 * int(heads) * int(size) * pairs


seen_pairs._get_raw = True  # type: ignore[attr-defined]  # it wants the mask, not its shape
FUSED = {torch.ops.aten._scaled_dot_product_flash_attention_for_cpu: seen_pairs}


@pytest.mark.parametrize("kind", KINDS)
def test_the_operations_of_real_work_are_counted(kind: Any, tokenizer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head, "_has_onednn", lambda: False)  # the counter does not know its product either
    config = LlamaConfig(
        **{**SMALL, "hidden_size": 256, "vocab_size": len(tokenizer)}, intermediate_size=512, num_key_value_heads=2
    )
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager").eval()
    lm = PrefixSharingLM(pretrained=model, tokenizer=tokenizer, batch_size=1, max_length=200)
    assert lm.plain_path_reason is None
    rates = flop_rates(config, 200)
    before = lm.work
    with torch.no_grad(), FlopCounterMode(display=False, custom_mapping=FUSED) as counter:
        getattr(lm, kind)([Instance(kind, {}, args, n, ("t", n, 1)) for n, args in enumerate(KINDS[kind])], True)
    counted, by_formula = rates.of(lm.work - before)
    assert counted == counter.get_total_flops()
    assert by_formula == pytest.approx(counted, rel=0.02)

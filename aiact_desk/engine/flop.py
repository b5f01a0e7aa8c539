"""Floating-point operations, counted on the model's own graph without its weights: of a benchmark task, and of work."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode
from transformers import AutoModelForCausalLM, PretrainedConfig

from aiact_desk.evaluation.result import InferenceComputation
from aiact_desk.evaluation.work import Work

GENERATIONS = 100
TOKENS = 1_000
PROMPT_TOKENS = 100
COUNTED_AT = (64, 256, 1024)
"""Cache lengths, in tokens, at which the cost of one more token is counted; shortened to fit a short context."""


@dataclass(frozen=True)
class FlopRates:
    """Operations of a causal model by kind of work, counted on its graph and by formula.

    `layer` is of one token through all layers, `pair` of one token that looks at one token, `head` of the output head
    at one position. By formula: two for each weight of a matrix, and 4 · layers · heads · head size for each pair
    (J. Kaplan et al., "Scaling Laws for Neural Language Models", 2020, table 1, with attention over real lengths).
    """

    layer: float
    pair: float
    head: float
    layer_by_formula: int
    pair_by_formula: int
    head_by_formula: int

    def of(self, work: Work) -> tuple[int, int]:
        """Operations of some work: counted, and by formula."""
        counted = work.forwards * self.layer + work.attended * self.pair + work.head_positions * self.head
        by_formula = (
            work.forwards * self.layer_by_formula
            + work.attended * self.pair_by_formula
            + work.head_positions * self.head_by_formula
        )
        return round(counted), by_formula


def flop_rates(config: PretrainedConfig, context_length: int) -> FlopRates:
    """The rates of a causal model of this configuration.

    Raises:
        ValueError: as `inference_computation` does.
    """
    model = meta_model(config)
    lengths = _counted_lengths(context_length)
    pair, start = _line(lengths, [_decode_flop(model, n) for n in lengths])
    head: Any = model.get_output_embeddings()  # type: ignore[operator]  # a transformers model
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        head(torch.ones((1, head.weight.shape[1]), dtype=head.weight.dtype, device="meta"))
    head_flop = counter.get_total_flops()
    head_weights = int(head.weight.numel())
    return FlopRates(
        layer=start - pair - head_flop,  # a token with an empty cache looks at itself
        pair=pair,
        head=head_flop,
        layer_by_formula=2 * (matrix_weights(model) - head_weights),
        pair_by_formula=_attention(config),
        head_by_formula=2 * head_weights,
    )


@dataclass(frozen=True)
class Task:
    """`generations` answers of `tokens` tokens each after a prompt of `prompt` tokens, KV cache on."""

    generations: int
    prompt: int
    tokens: int

    @property
    def decoded(self) -> range:
        """Cache lengths of the single-token steps. The first token of an answer comes from reading the prompt."""
        return range(self.prompt, self.prompt + self.tokens - 1)


def benchmark_task(context_length: int) -> Task:
    """The benchmark task, its answers cut where prompt and answer do not fit into the context."""
    prompt = min(PROMPT_TOKENS, max(1, context_length // 2))
    return Task(GENERATIONS, prompt, max(1, min(TOKENS, context_length - prompt)))


def inference_computation(config: PretrainedConfig, context_length: int) -> InferenceComputation:
    """Floating-point operations of the benchmark task for a causal model of this configuration.

    The graph is built on torch's meta device: the shapes alone decide the count. Attention is eager, since the counter
    sees no fused attention on a CPU. The cost of one token at cache length n is a line, c(n) = a + b·n, fitted through
    three counts; the sum over the task is exact for that line.

    Raises:
        ValueError: if the counts do not lie on a line (sliding windows, state spaces), or the graph cannot be built.
    """
    task = benchmark_task(context_length)
    model = meta_model(config)
    lengths = _counted_lengths(context_length)
    counts = [_decode_flop(model, n) for n in lengths]
    slope, start = _line(lengths, counts)
    prefill = _prefill_flop(model, task.prompt)
    steps = len(task.decoded)
    per_answer = prefill + start * steps + slope * sum(task.decoded)
    weights = matrix_weights(model)
    return InferenceComputation(
        flop=round(task.generations * per_answer),
        generations=task.generations,
        prompt_tokens=task.prompt,
        tokens=task.tokens,
        prefill_flop=prefill,
        per_token=start,
        per_cached_token=slope,
        counted_at=lengths,
        shortened=task.tokens < TOKENS,
        analytic_flop=_analytic(config, task, weights),
    )


def meta_model(config: PretrainedConfig) -> torch.nn.Module:
    """The model's graph with shapes and no weights."""
    eager = copy.deepcopy(config)
    if hasattr(eager, "quantization_config"):
        del eager.quantization_config  # the products are those of the dequantised weights
    with torch.device("meta"):
        model: torch.nn.Module = AutoModelForCausalLM.from_config(eager, attn_implementation="eager")
    return model.eval()


def matrix_weights(model: torch.nn.Module) -> int:
    """Weights that take part in matrix products for each token: all matrices but the embedding look-ups.

    A head tied to the embedding is a matrix product and counts.
    """
    looked_up = {id(m.weight) for m in model.modules() if isinstance(m, torch.nn.Embedding)}
    matrices = sum(p.numel() for p in model.parameters() if p.ndim >= 2 and id(p) not in looked_up)
    head: Any = model.get_output_embeddings()  # type: ignore[operator]  # a transformers model
    tied = head is not None and id(head.weight) in looked_up
    return matrices + (int(head.weight.numel()) if tied else 0)


def _analytic(config: PretrainedConfig, task: Task, weights: int) -> int:
    """2 · weights + 4 · layers · heads · head size · n per token that attends to n, summed over the task."""
    attention = _attention(config)
    read = task.prompt * 2 * weights + attention * task.prompt * task.prompt
    written = len(task.decoded) * 2 * weights + attention * sum(n + 1 for n in task.decoded)
    return int(task.generations * (read + written))


def _attention(config: PretrainedConfig) -> int:
    """Operations by formula of one token that looks at one token, in all layers."""
    heads = config.num_attention_heads
    head_size = getattr(config, "head_dim", None) or config.hidden_size // heads
    return int(4 * config.num_hidden_layers * heads * head_size)


def _counted_lengths(context_length: int) -> tuple[int, ...]:
    return tuple(sorted({max(1, min(n, context_length - 1)) for n in COUNTED_AT}))


def _prefill_flop(model: torch.nn.Module, length: int) -> int:
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        model(input_ids=_tokens(length), use_cache=True)
    return int(counter.get_total_flops())


def _decode_flop(model: torch.nn.Module, cached: int) -> int:
    with torch.no_grad():
        cache = model(input_ids=_tokens(cached), use_cache=True).past_key_values
        with FlopCounterMode(display=False) as counter:
            model(input_ids=_tokens(1), past_key_values=cache, use_cache=True)
    return int(counter.get_total_flops())


def _tokens(count: int) -> torch.Tensor:
    return torch.ones((1, count), dtype=torch.long, device="meta")


def _line(lengths: tuple[int, ...], counts: list[int]) -> tuple[float, float]:
    """Slope and start of the line through the counts; a count off the line by more than 0.1 % is an error."""
    if len(lengths) < 2:
        return 0.0, float(counts[0])
    slope = (counts[-1] - counts[0]) / (lengths[-1] - lengths[0])
    start = counts[0] - slope * lengths[0]
    for length, count in zip(lengths, counts, strict=True):
        if abs(start + slope * length - count) > 0.001 * count:
            raise ValueError("the cost of a token does not grow on a line with the length of the cache")
    return slope, start

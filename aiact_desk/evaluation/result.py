"""What a run found: `result.json`, written whole at the end and then renamed into place."""

from __future__ import annotations

from typing import Literal

from aiact_desk.evaluation.frozen import Frozen


class Interval(Frozen):
    """A 95 % interval and the method that made it."""

    low: float
    high: float
    method: str


class PackResult(Frozen):
    """One pack's figure. `value` lies in 0..1 for accuracies; `items` is what was measured, `items_in_pack` what
    the pack holds; `chance` is what guessing would score."""

    pack: str
    pack_version: str
    pack_sha256: str
    data_sha256: str
    metric: str
    higher_is_better: bool
    value: float
    interval: Interval
    chance: float | None
    items: int
    items_in_pack: int
    tokens_read: int
    tokens_written: int
    seconds: float

    @property
    def partial(self) -> bool:
        return self.items < self.items_in_pack


class InferenceComputation(Frozen):
    """Computation of the benchmark task: `generations` answers of `tokens` tokens after a prompt of `prompt_tokens`.

    `flop` is the total count of floating-point operations, KV cache on, counted with torch's FlopCounterMode on the
    model's own graph with eager attention at `counted_at` (cache lengths, tokens) and extended linearly:
    one token at cache length n costs `per_token + per_cached_token * n`.
    `shortened`: the context of the model is shorter than prompt and answer, so `tokens` was cut to fit.
    """

    flop: int
    generations: int
    prompt_tokens: int
    tokens: int
    prefill_flop: int
    per_token: float
    per_cached_token: float
    counted_at: tuple[int, ...]
    shortened: bool
    analytic_flop: int | None = None


class Machine(Frozen):
    """Where the run happened. `memory` in bytes; `accelerator` is None on a CPU."""

    system: str
    processor: str
    cores: int
    memory: int
    accelerator: str | None = None
    device: str
    python: str
    packages: dict[str, str]


class RunResult(Frozen):
    """The figures of one complete run. Times and `machine` aside, the same request gives the same bytes."""

    schema_version: Literal[1] = 1
    run_id: str
    suite: str
    suite_version: str
    weights_sha256: str
    dtype: str
    partial: bool
    started_at: str
    finished_at: str
    machine: Machine
    packs: tuple[PackResult, ...]
    inference: InferenceComputation | None
    inference_absent: str | None = None
    tokens_read: int
    tokens_written: int


class Sample(Frozen):
    """One scored item as it is printed: the exact input, the answer options or the text, and whether it was right.

    `item` is the item's id in its pack; `input` the prompt as sent; `output` what the model answered
    (for choices: the chosen option); `expected` the gold answer; `score` the item's metric.
    """

    pack: str
    item: str
    language: str
    input: str
    options: tuple[str, ...] = ()
    option_logprobs: tuple[float, ...] = ()
    output: str
    expected: str
    right: bool
    score: float

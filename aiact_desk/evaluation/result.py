"""What a run found: `result.json`, written whole at the end and then renamed into place."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aiact_desk.evaluation.frozen import Frozen


class Interval(Frozen):
    """A 95 % interval and the method that made it."""

    low: float
    high: float
    method: str


class Adjusted(Frozen):
    """A value with guessing taken out: (value - chance) / (1 - chance), and its interval."""

    value: float
    interval: Interval


class Spread(Frozen):
    """How a figure moves between repeats: each repeat's value, their standard deviation, and a 95 % interval of the
    mean over repeats (t with repeats - 1 degrees of freedom), None for fewer than three or where they do not differ."""

    values: tuple[float, ...]
    deviation: float
    interval: Interval | None = None


class Energy(Frozen):
    """Energy in joules by the counter that measured it ("nvml", "rapl:package-0"), over the time of the work.

    `absent` says why there is none; it is never estimated.
    """

    joules: dict[str, float] = Field(default_factory=dict)
    absent: str | None = None


class Readings(Frozen):
    """What meters showed while a pack, or a run, was measured. They differ from one run of a plan to the next.

    `flop` are the floating-point operations of the work done, counted on the model's own graph; `flop_analytic` the
    same by formula; `flop_absent` says why there is no count. `seconds` is the time of the work units;
    `device_seconds` of it were spent in forward passes. `forwards` counts tokens that ran through the layers.
    Peaks are bytes: resident memory of the worker, memory allocated on the device.
    """

    flop: int | None = None
    flop_analytic: int | None = None
    flop_absent: str | None = None
    forwards: int = 0
    seconds: float = 0.0
    device_seconds: float = 0.0
    peak_host: int | None = None
    peak_device: int | None = None
    energy: Energy = Energy()
    splits: int = 0

    @property
    def host_seconds(self) -> float:
        """Seconds outside of forward passes."""
        return max(0.0, self.seconds - self.device_seconds)


BesideKind = Literal[
    "right",
    "kind",
    "outcome",
    "rule_error",
    "reliability",
    "resolution",
    "uncertainty",
    "calibration_error",
    "language",
    "language_not_compared",
    "language_spread",
    "language_gap",
    "joules_per_1000_tokens",
]


class Beside(Frozen):
    """A figure that stands beside the pack's own, from the same answers.

    `of` says of what: which kind of items, which outcome of a rule, which language, which counter of energy.
    `expected` is what it would be without skill, without any difference, or for a perfectly calibrated model.
    """

    figure: BesideKind
    of: str = ""
    value: float
    interval: Interval | None = None
    expected: float | None = None
    items: int | None = None


class PackResult(Frozen):
    """One pack's figure. `value` lies in 0..1 for accuracies; `items` is what was measured, `items_in_pack` what
    the pack holds; `chance` is what guessing would score.

    `clusters` are the groups of items that stand and fall together (templates or sources; repeats of an item are in its
    group), over which the interval is made; None where each item stands for itself. `effective_items` is the number of
    independent items that would give an interval as wide, at most those answered. `smallest_difference` is the smallest
    difference to another model that this sample would show in four of five tries. `adjusted` is the value on a scale
    where guessing is 0 and all right is 1, with the interval on that scale; it may be negative; None where guessing
    scores nothing or is not known. `cut_off` and `not_understood` are shares of the written answers: ended by the limit
    on tokens; empty, or not of a form that the rule can read. None where nothing was written.
    `beside` are further figures from the same answers. `competence` is where a model shows that it can do the task at
    all: "itself", or the id of another pack; None where the figure says it by itself.
    """

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
    clusters: int | None = None
    effective_items: float | None = None
    smallest_difference: float | None = None
    adjusted: Adjusted | None = None
    spread: Spread | None = None
    cut_off: float | None = None
    not_understood: float | None = None
    beside: tuple[Beside, ...] = ()
    competence: str | None = None
    tokens_read: int
    tokens_written: int
    readings: Readings = Readings()

    @property
    def partial(self) -> bool:
        return self.items < self.items_in_pack


class Skipped(Frozen):
    """A pack of the plan that could not be measured here, and why: a sentence id of `aiact_desk.wording`."""

    pack: str
    id: str
    params: dict[str, str] = Field(default_factory=dict)


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
    """The figures of one complete run.

    Times, `readings` and `machine` aside, the same request gives the same bytes. `weights_sha256` is None where the
    weights were not seen; `machine` where it is not known, as for a run from elsewhere.
    `plain_path` says why some or all requests were computed lm-eval's own way and shared nothing.
    """

    schema_version: Literal[1] = 1
    run_id: str
    suite: str
    suite_version: str
    weights_sha256: str | None
    dtype: str
    partial: bool
    started_at: str
    finished_at: str
    machine: Machine | None
    packs: tuple[PackResult, ...]
    skipped: tuple[Skipped, ...] = ()
    inference: InferenceComputation | None
    inference_absent: str | None = None
    plain_path: str | None = None
    tokens_read: int
    tokens_written: int
    readings: Readings = Readings()


class Sample(Frozen):
    """One scored item as it is printed: the exact input, the answer options or the text, and whether it was right.

    `item` is the item's id in its pack; `input` the prompt as sent; `output` what the model answered
    (for choices: the chosen option); `expected` the gold answer; `score` the item's metric. `cluster` names the
    template or source that it stands and falls with (empty: on its own), `repeat` counts from 0. `outcome` is
    what a rule says that a written answer did ("refused"). `cut_off` and `understood` are said of written answers (see
    `PackResult`).
    """

    pack: str
    item: str
    language: str
    cluster: str = ""
    repeat: int = 0
    input: str
    options: tuple[str, ...] = ()
    option_logprobs: tuple[float, ...] = ()
    output: str
    expected: str
    right: bool
    score: float
    outcome: str | None = None
    cut_off: bool | None = None
    understood: bool | None = None

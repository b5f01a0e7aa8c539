"""Which models can share prefixes: by their kind of cache, and by a trial on the loaded model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers.cache_utils import DummyLayer, DynamicCache, DynamicLayer, DynamicSlidingWindowLayer

from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.meter import WorkMeter
from aiact_desk.engine.placing import input_device
from aiact_desk.engine.scoring import score_lines
from aiact_desk.engine.tree import Row, Tokens

EXACT = (torch.float32, torch.float64)
TOLERANCE = 1e-4
"""Largest difference of a sum of trial log-probabilities in these types."""
ROUNDINGS = 8
"""The same where less is kept of a number: so many times the rounding of the largest logit."""
TRIAL_PREFIX = 12
TRIAL_LENGTH = 20
ATTENTION = ("sdpa", "eager")
"""Attention implementations that take a mask saying which token sees which."""


@dataclass(frozen=True)
class Support:
    """How a model shares prefixes: `model` is None where it cannot, and `reason` says why.

    `longest` is the longest sequence, in tokens, for which a sliding window hides nothing; None without a window.
    """

    model: SharingModel | None
    reason: str | None = None
    longest: int | None = None


def support_of(model: Any, backend: str, autocast: torch.dtype | None, context: int, meter: WorkMeter) -> Support:
    """Look at a loaded model and try sharing on it, first with attention in two parts where that runs (on CPUs).

    `meter` counts what the model does from then on; the trial is not counted.
    """
    reason, longest = _cache_kind(model, backend)
    if reason is not None:
        return Support(None, reason)
    if min(longest or context, context) < TRIAL_LENGTH:
        return Support(None, f"it looks back over fewer than {TRIAL_LENGTH} tokens")
    failed = ""
    on_cpu = input_device(model).type == "cpu"
    for cascade in (True, False) if on_cpu else (False,):
        try:
            trial = SharingModel(model, autocast, cascade, WorkMeter())
            difference, tolerance = _difference(trial)
        except (
            RuntimeError,
            ValueError,
            TypeError,
            IndexError,
            KeyError,
            AttributeError,
            NotImplementedError,
        ) as error:
            failed = (str(error).splitlines() or [type(error).__name__])[0]
            continue
        if difference <= tolerance:
            trial.meter = meter
            return Support(trial, longest=longest)
        failed = f"log-probabilities were off by {difference:.2g}"
    return Support(None, f"a trial of sharing failed: {failed}")


def _cache_kind(model: Any, backend: str) -> tuple[str | None, int | None]:
    """The reason why this model's cache cannot be shared, or the shortest of its windows."""
    if backend != "causal" or getattr(model.config, "is_encoder_decoder", False):
        return "it is an encoder–decoder", None
    if getattr(model, "_is_stateful", False):
        return "it keeps a running state instead of keys and values (state space or hybrid)", None
    if model.get_output_embeddings() is None:
        return "it has no separate output head", None
    if (attention := getattr(model.config, "_attn_implementation", None)) not in ATTENTION:
        return f"its attention ({attention}) takes no mask of its own", None
    layers = DynamicCache(config=model.config).layers
    if any(type(layer) not in (DynamicLayer, DynamicSlidingWindowLayer, DummyLayer) for layer in layers):
        return "some of its layers keep a running state (state space or hybrid)", None
    windows = [layer.sliding_window for layer in layers if isinstance(layer, DynamicSlidingWindowLayer)]
    return None, min(windows, default=None)


def _difference(model: SharingModel) -> tuple[float, float]:
    """Largest difference, over random sequences, between sharing and reading each whole, and how large it may be."""
    sequences, lines = _trial(model.vocabulary)
    prefix = model.extend(sequences[0][:TRIAL_PREFIX], 0, None)
    asked = [[sequence[-1:] * 2] for sequence in sequences]
    shared = score_lines(model, lines, prefix, asked)
    worst = largest = 0.0
    for (number, targets), (score, _) in shared.items():
        with torch.inference_mode(), torch.autocast(model.device.type, model.autocast, model.autocast is not None):
            ids = torch.tensor([sequences[number]], device=model.device)
            logits = model.model(input_ids=ids, use_cache=False).logits[0, -len(targets) :].float()
        whole = torch.log_softmax(logits, -1).gather(1, torch.tensor(targets, device=logits.device)[:, None])
        worst = max(worst, abs(float(whole.sum()) - score))
        largest = max(largest, float(logits.abs().max()))
    # a NaN is no agreement
    return worst if worst == worst else float("inf"), _tolerance(model, largest)


def _tolerance(model: SharingModel, largest_logit: float) -> float:
    """How far a sum of log-probabilities may be off."""
    kept = model.autocast or model.model.dtype
    if getattr(model.model, "is_loaded_in_8bit", False):
        kept = torch.bfloat16  # its activations keep eight bits too, and round with all rows of a batch
    return TOLERANCE if kept in EXACT else ROUNDINGS * torch.finfo(kept).eps * largest_logit


def _trial(vocabulary: int) -> tuple[list[Tokens], list[Sequence[Row]]]:
    """Random sequences behind one prefix: two branches of one context in one line, a third row in another."""
    generator = torch.Generator().manual_seed(0)
    drawn = tuple(torch.randint(vocabulary, (TRIAL_LENGTH * 2,), generator=generator).tolist())
    prefix, context, rest = drawn[:TRIAL_PREFIX], drawn[TRIAL_PREFIX:15], drawn[15:]
    sequences = [prefix + context + rest[:2], prefix + context + rest[2:7], prefix + rest[7:14]]
    one, other = Row(), Row()
    one.add(0, sequences[0], TRIAL_PREFIX, [])
    one.add(1, sequences[1], TRIAL_PREFIX, one.paths[0][: len(context)])
    other.add(2, sequences[2], TRIAL_PREFIX, [])
    return sequences, [[one], [other]]

"""The model that a run measures: weights of this machine, or a model behind a server."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
import torch
from lm_eval import __version__ as lm_eval_version

from aiact_desk import __version__
from aiact_desk.engine import PrefixSharingLM
from aiact_desk.engine.served_lm import ServedLM
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.problems import Problem
from aiact_desk.worker.machine import resolve_dtype

Measured = PrefixSharingLM | ServedLM
"""What a run can measure; both answer unit by unit and count their work."""

BYTES_PER_PARAMETER = 4
"""A processor holds the weights in float32."""


def load(request: RunRequest, weights: Path, device: str) -> Measured:
    """The model that the plan names, loaded from `weights` (a folder or a GGUF file) unless a server has it.

    Raises:
        Problem: if it does not fit into memory, or its files cannot be loaded.
    """
    served = request.version.served
    if served is not None:
        return ServedLM(served, chat=request.asking.templated)
    _check_memory(request, device)
    try:
        return _loaded(request, weights, device)
    except (ValueError, OSError, KeyError, RuntimeError, ImportError, TypeError, AttributeError) as error:
        if "out of memory" in str(error).lower():
            raise
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Problem("evaluation.model_not_loaded", version=request.version.name, reason=reason) from error


def dtype_of(lm: Measured) -> str:
    """The number format that the model computes in; of a served model nobody here knows it."""
    return "unknown" if isinstance(lm, ServedLM) else str(lm.model.dtype).removeprefix("torch.")


def engine_of(lm: Measured) -> str:
    """The model class with the versions of what it rests on, for the fingerprint of its answers."""
    parts = {
        "aiact-desk": __version__,
        "torch": torch.__version__,
        "lm-eval": lm_eval_version,
        "transformers": version("transformers"),
    }
    return f"{type(lm).__name__} " + " ".join(f"{name}={found}" for name, found in parts.items())


def _loaded(request: RunRequest, weights: Path, device: str) -> PrefixSharingLM:
    engine, asking = request.engine, request.asking
    thinking: dict[str, Any] = {}
    if asking.thinking is not None:
        thinking = {"enable_thinking": asking.thinking, "think_end_token": asking.think_end}
    return PrefixSharingLM(
        pretrained=str(weights.parent if weights.is_file() else weights),
        gguf_file=weights.name if weights.is_file() else None,
        device=device,
        dtype=resolve_dtype(engine.dtype, device),
        softmax_dtype=engine.softmax_dtype,
        batch_size=engine.batch_size,
        trust_remote_code=False,
        **thinking,
    )


def _check_memory(request: RunRequest, device: str) -> None:
    needed = (request.version.parameters or 0) * BYTES_PER_PARAMETER
    total = psutil.virtual_memory().total
    if device == "cpu" and needed > total:
        sizes = {"needed": f"{needed / 1e9:.0f}", "total": f"{total / 1e9:.0f}"}
        raise Problem("evaluation.too_large_for_memory", version=request.version.name, **sizes)

"""Where a model takes its input, also where its parts lie on several devices or on disk."""

from __future__ import annotations

from typing import Any

import torch


def input_device(model: Any) -> torch.device:
    """The device on which token ids become vectors.

    accelerate keeps weights that it moves in for each call on torch's meta device, and notes where they run.
    """
    embedding = model.get_input_embeddings()
    hook = getattr(embedding, "_hf_hook", None)
    for part in getattr(hook, "hooks", (hook,)):
        if (runs_on := getattr(part, "execution_device", None)) is not None:
            return torch.device(runs_on)
    weights: torch.device = embedding.weight.device
    return weights

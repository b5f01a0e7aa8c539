"""The output head by itself: logits of the positions that are asked for, and of no others."""

from __future__ import annotations

from typing import Any

import torch


class Head:
    """The head of a causal model, with what its own forward pass does to the logits after it.

    On a CPU in float32 the weights are kept a second time, laid out once for oneDNN: on the few rows that are scored or
    written at a time it is up to twice as fast as laying them out again in each call, at the same precision. The copy
    takes as much memory as the head and is made when the model is first tried.
    """

    def __init__(self, model: Any) -> None:
        self.module: torch.nn.Module = model.get_output_embeddings()
        self._config = decoder_config(model)
        self._packed = _packed(self.module)

    @property
    def vocabulary(self) -> int:
        """Rows of the head."""
        weight: Any = self.module.weight
        return int(weight.shape[0])

    def __call__(self, hidden: torch.Tensor) -> torch.Tensor:
        """Logits [N, V] of hidden states [N, D], as the model's own forward pass would give them."""
        if self._packed is not None and hidden.dtype == torch.float32 and not torch.is_autocast_enabled("cpu"):
            linear = torch.ops.mkldnn._linear_pointwise  # noqa: SLF001  (what torch's own compiler calls)
            logits: torch.Tensor = linear(hidden, self._packed, self.module.bias, "none", [], "")
        else:
            logits = self.module(hidden)
        if (scale := getattr(self._config, "logit_scale", None)) is not None:
            logits = logits * scale
        if (divisor := getattr(self._config, "logits_scaling", None)) is not None:
            logits = logits / divisor
        if (cap := getattr(self._config, "final_logit_softcapping", None)) is not None:
            logits = torch.tanh(logits / cap) * cap
        return logits


def decoder_config(model: Any) -> Any:
    """The configuration of the part that writes text."""
    return model.config.get_text_config(decoder=True)


def _packed(module: torch.nn.Module) -> torch.Tensor | None:
    """The weights laid out for oneDNN; None where the head is no plain linear layer, or torch has no oneDNN."""
    if type(module) is not torch.nn.Linear or not _has_onednn():
        return None
    if module.weight.device.type != "cpu" or module.weight.dtype != torch.float32:
        return None
    try:
        with torch.inference_mode():
            packed: torch.Tensor = torch.ops.mkldnn._reorder_linear_weight(module.weight, None)  # noqa: SLF001
    except (AttributeError, RuntimeError):
        return None
    return packed


def _has_onednn() -> bool:
    return bool(torch.backends.mkldnn.is_available())  # type: ignore[no-untyped-call]

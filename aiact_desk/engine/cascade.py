"""Attention in two parts, over a prefix that is kept once for all rows and over each row's own tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import torch
from transformers import AttentionInterface

NAME = "aiact_desk_cascade"

KeysValues = tuple[torch.Tensor, torch.Tensor]
"""Keys and values of one layer, each [rows, key-value heads, tokens, head size]."""

_prefix: ContextVar[Sequence[KeysValues] | None] = ContextVar("prefix", default=None)


@contextmanager
def cascade_over(configs: Sequence[object], prefix: Sequence[KeysValues] | None) -> Iterator[None]:
    """Let the modules of these configurations attend to `prefix` (by layer), then to what their cache returns."""
    before = [config._attn_implementation_internal for config in configs]  # type: ignore[attr-defined]  # noqa: SLF001
    token = _prefix.set(prefix)
    for config in configs:
        config._attn_implementation_internal = NAME  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        yield
    finally:
        _prefix.reset(token)
        for config, name in zip(configs, before, strict=True):
            config._attn_implementation_internal = name  # type: ignore[attr-defined]  # noqa: SLF001


def cascade_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    **more: object,
) -> tuple[torch.Tensor, None]:
    """Softmax attention of each row over prefix and own tokens, without a copy of the prefix for each row.

    Both parts give their output and the logarithm of their softmax's denominator; the weight of the prefix in the
    whole softmax is the logistic function of the difference of the two. No mask means causal.
    """
    if any(more.get(name) is not None for name in ("softcap", "s_aux", "position_bias")):
        raise NotImplementedError("attention with a cap, a sink or a bias")
    own, own_weight = _flash(query, key, value, attention_mask, attention_mask is None and query.shape[2] > 1, scaling)
    prefix = _prefix.get()
    if prefix is not None:
        keys, values = prefix[int(module.layer_idx)]  # type: ignore[arg-type]
        rows, heads, tokens, size = query.shape
        groups = heads // keys.shape[1]
        folded = query.view(rows, -1, groups, tokens, size).permute(1, 2, 0, 3, 4).reshape(1, keys.shape[1], -1, size)
        seen, seen_weight = _flash(folded, keys, values, None, False, scaling)
        seen = seen.view(-1, groups, rows, tokens, size).permute(2, 0, 1, 3, 4).reshape(rows, heads, tokens, -1)
        seen_weight = seen_weight.view(-1, groups, rows, tokens).permute(2, 0, 1, 3).reshape(rows, heads, tokens)
        own = torch.lerp(own, seen, torch.sigmoid(seen_weight - own_weight)[..., None].to(own.dtype))
    return own.transpose(1, 2).contiguous(), None


def _flash(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    mask: torch.Tensor | None,
    is_causal: bool,
    scaling: float | None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Output [rows, heads, tokens, size] and log-denominator [rows, heads, tokens] of attention on the CPU."""
    if key.shape[-1] != value.shape[-1]:
        raise NotImplementedError("keys and values of different sizes")
    attend = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu  # noqa: SLF001
    output, weight = attend(query, key, value, 0.0, is_causal, attn_mask=mask, scale=scaling)
    return output, weight


AttentionInterface.register(NAME, cascade_attention)

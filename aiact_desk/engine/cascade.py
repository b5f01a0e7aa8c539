"""Attention in two parts, over a prefix that is kept once for all rows and over each row's own tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import torch
from transformers import AttentionInterface

NAME = "aiact_desk_cascade"

QUERY_BLOCK = 96
"""Queries of a long row that are looked up at a time."""

KeysValues = tuple[torch.Tensor, torch.Tensor]
"""Keys and values of one layer, each [rows, key-value heads, tokens, head size]."""


@dataclass(frozen=True)
class Looked:
    """What attention looks at in one forward pass.

    `prefix` has keys and values by layer. `rows` stand one behind the other in a single line, with the length of each
    and what is added to the scores within it (None: causal); None where the model's own mask holds.
    """

    prefix: Sequence[KeysValues] | None
    rows: Sequence[tuple[int, torch.Tensor | None]] | None


_looked: ContextVar[Looked] = ContextVar("looked")


@contextmanager
def cascade_over(configs: Sequence[object], looked: Looked) -> Iterator[None]:
    """Let the modules of these configurations attend to a prefix, then to what their cache returns, row by row."""
    before = [config._attn_implementation_internal for config in configs]  # type: ignore[attr-defined]  # noqa: SLF001
    token = _looked.set(looked)
    for config in configs:
        config._attn_implementation_internal = NAME  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        yield
    finally:
        _looked.reset(token)
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
    """Softmax attention over prefix and own tokens, without a copy of the prefix for each row and without padding.

    Both parts give their output and the logarithm of their softmax's denominator; the weight of the prefix in the
    whole softmax is the logistic function of the difference of the two. Half precision is rounded to once, at the end.
    """
    if any(more.get(name) is not None for name in ("softcap", "s_aux", "position_bias")):
        raise NotImplementedError("attention with a cap, a sink or a bias")
    looked = _looked.get()
    given = query.dtype
    query = _single(query)
    if looked.rows is None:
        own, own_weight = _flash(query, key, value, attention_mask, scaling)
    else:
        own, own_weight = _row_by_row(query, key, value, looked.rows, scaling)
    if looked.prefix is not None:
        keys, values = looked.prefix[int(module.layer_idx)]  # type: ignore[arg-type]
        rows, heads, tokens, size = query.shape
        groups = heads // keys.shape[1]
        folded = query.view(rows, -1, groups, tokens, size).permute(1, 2, 0, 3, 4).reshape(1, keys.shape[1], -1, size)
        seen, seen_weight = _flash(folded, keys, values, None, scaling)
        seen = seen.view(-1, groups, rows, tokens, size).permute(2, 0, 1, 3, 4).reshape(rows, heads, tokens, -1)
        seen_weight = seen_weight.view(-1, groups, rows, tokens).permute(2, 0, 1, 3).reshape(rows, heads, tokens)
        own = torch.lerp(own, seen, torch.sigmoid(seen_weight - own_weight)[..., None].to(own.dtype))
    return own.transpose(1, 2).contiguous().to(given), None


def _row_by_row(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    rows: Sequence[tuple[int, torch.Tensor | None]],
    scaling: float | None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Attention within each row of a line; of a long row with a mask, block by block of its queries.

    A token's ancestors stand before it, so what stands behind a block need not be looked at.
    """
    parts = []
    start = 0
    for length, mask in rows:
        step = length if mask is None else QUERY_BLOCK
        for first in range(0, length, step):
            last = min(first + step, length)
            queries, seen = slice(start + first, start + last), slice(start, start + last)
            hidden = None if mask is None else mask[:, :, first:last, :last]
            part = _flash(
                query[:, :, queries], key[:, :, seen], value[:, :, seen], hidden, scaling, is_causal=mask is None
            )
            parts.append(part)
        start += length
    return torch.cat([output for output, _ in parts], dim=2), torch.cat([weight for _, weight in parts], dim=2)


def _flash(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    mask: torch.Tensor | None,
    scaling: float | None,
    is_causal: bool = False,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Output [rows, heads, tokens, size] and log-denominator [rows, heads, tokens] of attention on the CPU."""
    if key.shape[-1] != value.shape[-1]:
        raise NotImplementedError("keys and values of different sizes")
    attend = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu  # noqa: SLF001
    hidden = None if mask is None else _single(mask)
    output, weight = attend(query, _single(key), _single(value), 0.0, is_causal, attn_mask=hidden, scale=scaling)
    return output, weight


def _single(values: torch.Tensor) -> torch.Tensor:
    """Half precision as float32, which mixed precision mixes with it; else the same."""
    return values.float() if values.dtype in (torch.bfloat16, torch.float16) else values


AttentionInterface.register(NAME, cascade_attention)

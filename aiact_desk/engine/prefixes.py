"""Key-value caches of shared prefixes: kept in blocks across calls, the least recently used ones dropped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import torch
from transformers.cache_utils import DynamicLayer

from aiact_desk.engine.cascade import KeysValues
from aiact_desk.engine.tree import Tokens

BLOCK = 64
"""Tokens of a kept block. A block is always computed alone behind the blocks before it, so that its values, to the
last bit, hang on its tokens only and not on what was asked before: a resumed run gives the same answers."""
KEPT_TOKENS = 8_192


class SharedLayer(DynamicLayer):  # type: ignore[misc]  # transformers ships no types
    """One layer's cache in one forward pass: a prefix common to all rows; what the rows add is kept or let go.

    Where attention has no way of its own to see the prefix (`joined`), keys and values come back behind a copy of it.
    """

    def __init__(self, prefix: KeysValues | None = None, joined: bool = False, keep: bool = False) -> None:
        super().__init__()
        self._prefix, self._joined, self._keep = prefix, joined, keep
        self.added: KeysValues | None = None
        self.is_initialized = True

    def update(self, keys: torch.Tensor, values: torch.Tensor, *_: object, **__: object) -> KeysValues:
        """What attention looks at, given the rows' new keys and values."""
        if self._keep:
            self.added = (keys, values)
        return joined(self._prefix, (keys, values)) if self._joined else (keys, values)

    def get_seq_length(self) -> int:
        """Tokens of the prefix."""
        return 0 if self._prefix is None else int(self._prefix[0].shape[-2])


def joined(prefix: KeysValues | None, own: KeysValues) -> KeysValues:
    """The rows' own keys and values behind those of the prefix."""
    if prefix is None:
        return own
    first, second = (
        torch.cat([shared.expand(mine.shape[0], -1, -1, -1), mine], dim=-2)
        for shared, mine in zip(prefix, own, strict=True)
    )
    return first, second


Prefix = list[KeysValues]
"""A prefix's keys and values by layer, one row."""

Extend = Callable[[Tokens, int, Prefix | None], Prefix]
"""Computes keys and values of tokens that stand at a position behind a prefix."""


class PrefixCache:
    """Keys and values of token prefixes. Whole blocks are kept; the rest of a prefix is computed when asked."""

    def __init__(self, extend: Extend, kept_tokens: int = KEPT_TOKENS) -> None:
        self._extend = extend
        self._kept = kept_tokens // BLOCK
        self._blocks: OrderedDict[Tokens, Prefix] = OrderedDict()

    def of(self, tokens: Tokens) -> Prefix | None:
        """Keys and values of a prefix; None for the empty one."""
        parts: list[Prefix] = []
        whole: Prefix | None = None
        for end in range(BLOCK, len(tokens) + 1, BLOCK):
            block = self._blocks.get(tokens[:end])
            if block is None:
                whole = _concatenated([whole, *parts])
                parts = []
                block = self._extend(tokens[end - BLOCK : end], end - BLOCK, whole)
                self._blocks[tokens[:end]] = block
            self._blocks.move_to_end(tokens[:end])
            parts.append(block)
        whole = _concatenated([whole, *parts])
        done = len(tokens) // BLOCK * BLOCK
        if done < len(tokens):
            whole = _concatenated([whole, self._extend(tokens[done:], done, whole)])
        while len(self._blocks) > self._kept:
            self._blocks.popitem(last=False)
        return whole

    def clear(self) -> None:
        """Forget everything."""
        self._blocks.clear()


def _concatenated(parts: Sequence[Prefix | None]) -> Prefix | None:
    there = [part for part in parts if part is not None]
    if len(there) < 2:
        return there[0] if there else None
    return [
        (torch.cat([keys for keys, _ in layer], dim=-2), torch.cat([values for _, values in layer], dim=-2))
        for layer in zip(*there, strict=True)
    ]

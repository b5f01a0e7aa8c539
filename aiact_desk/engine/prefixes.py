"""Key-value caches of shared prefixes: kept across calls, the least recently used ones dropped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import torch
from transformers.cache_utils import DynamicLayer

from aiact_desk.engine.cascade import KeysValues
from aiact_desk.engine.tree import Tokens

BLOCK = 64
"""Tokens of a block. A block is always computed alone behind the blocks before it, so that its values, to the
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
    """Keys and values of token prefixes, each kept whole and once: a prefix that begins as a kept one takes over that
    part's values, and a kept one that it goes on from makes room for it."""

    def __init__(self, extend: Extend, kept_tokens: int = KEPT_TOKENS) -> None:
        self._extend = extend
        self._most = kept_tokens
        self._kept: OrderedDict[Tokens, Prefix] = OrderedDict()
        self._of: dict[Tokens, Tokens] = {}  # whole blocks from the start, and a kept prefix that begins with them

    def of(self, tokens: Tokens) -> Prefix | None:
        """Keys and values of a prefix; None for the empty one."""
        if not tokens:
            return None
        end, known = self._longest(tokens)
        if known is not None and end == len(tokens):
            return known
        whole = None if known is None else _copied(known, len(tokens))
        while end < len(tokens):
            behind = None if whole is None else _first(whole, end)
            block = self._extend(tokens[end : end + BLOCK], end, behind)
            whole = _room(block, len(tokens)) if whole is None else whole
            end = _put(block, whole, end)
        if whole is not None:
            self._keep(tokens, whole)
        return whole

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._of.clear()

    def _longest(self, tokens: Tokens) -> tuple[int, Prefix | None]:
        """The most whole blocks that are kept, and their keys and values; whose prefix counts as used then."""
        for end in range(len(tokens) // BLOCK * BLOCK, 0, -BLOCK):
            if (key := self._of.get(tokens[:end])) is not None:
                self._kept.move_to_end(key)
                return end, _first(self._kept[key], end)
        return 0, None

    def _keep(self, tokens: Tokens, whole: Prefix) -> None:
        done = len(tokens) // BLOCK * BLOCK
        ends = [tokens[:end] for end in range(BLOCK, done + 1, BLOCK)]
        for key in {self._of[end] for end in ends if end in self._of}:
            if tokens[: len(key)] == key:
                del self._kept[key]
        if done:
            self._kept[tokens[:done]] = whole
            self._of |= dict.fromkeys(ends, tokens[:done])
        while len(self._kept) > 1 and sum(map(len, self._kept)) > self._most:
            gone, _ = self._kept.popitem(last=False)
            self._of = {end: key for end, key in self._of.items() if key != gone}


def _first(prefix: Prefix, tokens: int) -> Prefix:
    """The first tokens of a prefix; nothing is copied."""
    return [(keys[:, :, :tokens], values[:, :, :tokens]) for keys, values in prefix]


def _room(like: Prefix, tokens: int) -> Prefix:
    """Uninitialised room for so many tokens."""
    return [tuple(part.new_empty(*part.shape[:2], tokens, part.shape[3]) for part in layer) for layer in like]  # type: ignore[misc]


def _put(block: Prefix, whole: Prefix, start: int) -> int:
    """Write a block into a prefix; where it ends."""
    end = start + block[0][0].shape[2]
    for layer, room in zip(block, whole, strict=True):
        for part, place in zip(layer, room, strict=True):
            place[:, :, start:end] = part
    return int(end)


def _copied(known: Prefix, tokens: int) -> Prefix:
    """Room for so many tokens that begins as a known prefix."""
    whole = _room(known, tokens)
    _put(known, whole, 0)
    return whole

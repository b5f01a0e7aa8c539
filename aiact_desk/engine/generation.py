"""Greedy generation behind shared prefixes: rows of like length together, finished rows make room for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import torch
from transformers.cache_utils import DynamicLayer

from aiact_desk.engine.budget import TokenBudget
from aiact_desk.engine.cascade import KeysValues
from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.packing import Span, additive
from aiact_desk.engine.prefixes import Prefix, PrefixCache, joined
from aiact_desk.engine.tree import Tokens, chain, share

ROWS = 32
"""Rows that write at the same time on a CPU, where more would gain no speed."""
DEVICE_ROWS = 256
TOKENS_PER_BUDGET = 8
"""Tokens kept in caches for each token of the budget of a forward pass."""

Ends = Callable[[Sequence[Sequence[int]]], list[bool]]
"""Says of each row's written tokens whether a stop string or an end token has come."""


class Slots:
    """Caches of the rows that are being written, one slot each, the filled slots first; `used` counts their tokens."""

    def __init__(self, slots: int, columns: int, prefix: Prefix | None, cascade: bool, like: Prefix) -> None:
        shapes = [(slots, keys.shape[1], columns) for keys, _ in like]
        self.layers = [
            SlotLayer(self, keys.new_zeros(*shape, keys.shape[-1]), values.new_zeros(*shape, values.shape[-1]), part)
            for shape, (keys, values), part in zip(
                shapes, like, [None] * len(like) if cascade or prefix is None else prefix, strict=True
            )
        ]
        self.behind = 0 if cascade or prefix is None else int(prefix[0][0].shape[-2])
        self.used: list[int] = []
        self.device = like[0][0].device
        self.at = torch.zeros(0, dtype=torch.long, device=self.device)

    def fill(self, spans: Sequence[Span], added: Prefix) -> None:
        """Put the caches of newly read rows into the next free slots."""
        for slot, span in enumerate(spans, start=len(self.used)):
            length, place = span.end - span.start, slice(span.start, span.end)
            for layer, (keys, values) in zip(self.layers, added, strict=True):
                layer.keys[slot, :, :length] = keys[span.line, :, place]
                layer.values[slot, :, :length] = values[span.line, :, place]
            self.used.append(length)

    def drop(self, slot: int) -> None:
        """Free a slot by moving the last filled one into it."""
        last = len(self.used) - 1
        if slot != last:
            for layer in self.layers:
                layer.keys[slot, :, : self.used[last]] = layer.keys[last, :, : self.used[last]]
                layer.values[slot, :, : self.used[last]] = layer.values[last, :, : self.used[last]]
            self.used[slot] = self.used[last]
        self.used.pop()

    def mask(self, dtype: torch.dtype) -> torch.Tensor:
        """Make room for one more token in each row; what the new tokens see, [rows, 1, 1, behind + columns]."""
        self.at = torch.tensor(self.used, device=self.device)
        self.used = [length + 1 for length in self.used]
        columns = torch.arange(max(self.used), device=self.device)
        seen = torch.nn.functional.pad(columns <= self.at[:, None], (self.behind, 0), value=True)
        return additive(seen, dtype)[:, None, None]


class SlotLayer(DynamicLayer):  # type: ignore[misc]  # transformers ships no types
    """One layer's caches of all slots: [slots, heads, columns, size], written in place."""

    def __init__(self, slots: Slots, keys: torch.Tensor, values: torch.Tensor, prefix: KeysValues | None) -> None:
        super().__init__()
        self._slots, self._prefix = slots, prefix
        self.keys, self.values = keys, values
        self.is_initialized = True

    def update(self, keys: torch.Tensor, values: torch.Tensor, *_: object, **__: object) -> KeysValues:
        """Write one token into each filled slot; give back what the rows see."""
        at = self._slots.at.to(keys.device)
        rows, top = torch.arange(len(at), device=keys.device), max(self._slots.used)
        self.keys[rows, :, at] = keys[:, :, 0]
        self.values[rows, :, at] = values[:, :, 0]
        return joined(self._prefix, (self.keys[: len(at), :, :top], self.values[: len(at), :, :top]))


class Generator:
    """Writes greedy answers on a model that shares prefixes. What does not fit into memory is left out."""

    def __init__(self, model: SharingModel, prefixes: PrefixCache, budget: TokenBudget) -> None:
        self._model = model
        self._prefixes = prefixes
        self._budget = budget

    def answers(self, prompts: Sequence[Tokens], most: int, ends: Ends) -> Iterator[tuple[Tokens, list[int]]]:
        """The tokens written after each different prompt, at most `most`, as each answer ends."""
        sequences = sorted(set(prompts))
        limits = [len(tokens) - 1 for tokens in sequences]  # the last token's prediction is asked for
        for group in share(sequences, limits, lambda low, high, _: high - low):
            behind = len(group.prefix)
            rests = {sequences[number]: sequences[number][behind:] for number in group.numbers}
            while rests:
                done: dict[Tokens, list[int]] = {}
                whole = self._budget.attempt(partial(self._write, group.prefix, rests, most, ends, done))
                yield from done.items()
                rests = {prompt: rest for prompt, rest in rests.items() if prompt not in done}
                if whole is None:
                    self._prefixes.clear()
                    if self._budget.exhausted:
                        break

    def _write(
        self, prefix: Tokens, rests: dict[Tokens, Tokens], most: int, ends: Ends, done: dict[Tokens, list[int]]
    ) -> bool:
        done.update(Writer(self._model, self._budget, ends, most).write(rests, len(prefix), self._prefixes.of(prefix)))
        return True


class Writer:
    """Writes answers to prompts behind one prefix, the longest prompts first, as many at a time as have room."""

    def __init__(self, model: SharingModel, budget: TokenBudget, ends: Ends, most: int) -> None:
        self._model = model
        self._budget = budget
        self._ends = ends
        self._most = most
        self._prompts: list[Tokens] = []  # whose answer is written, by slot
        self._written: list[list[int]] = []  # by slot

    def write(
        self, rests: Mapping[Tokens, Tokens], behind: int, prefix: Prefix | None
    ) -> Iterator[tuple[Tokens, list[int]]]:
        """Yield each prompt with the tokens written after it, the one that ended it included, as it ends.

        Args:
            rests: by prompt, its tokens behind the prefix of `behind` tokens.
        """
        waiting = sorted(rests, key=lambda prompt: (len(rests[prompt]), prompt))
        columns = len(rests[waiting[-1]]) + self._most
        room = self._rows(columns, len(waiting))
        while waiting or self._prompts:
            free = room - len(self._prompts)
            if waiting and free * 4 >= room:
                new = self._next(waiting, free, rests)
                self._read({prompt: rests[prompt] for prompt in new}, room, columns, behind, prefix)
            else:
                self._step(behind, prefix)
            yield from self._ended()

    def _rows(self, columns: int, prompts: int) -> int:
        most = ROWS if self._model.device.type == "cpu" else DEVICE_ROWS
        return max(1, min(most, prompts, self._budget.tokens * TOKENS_PER_BUDGET // columns))

    def _next(self, waiting: list[Tokens], free: int, rests: Mapping[Tokens, Tokens]) -> list[Tokens]:
        """Take prompts off the end of the waiting ones, as many as are free and as fit into one pass."""
        candidates = waiting[: -free - 1 : -1]
        count = self._budget.fitting([len(rests[prompt]) for prompt in candidates], padded=not self._model.cascade)
        del waiting[-count:]
        return candidates[:count]

    def _read(
        self, rests: Mapping[Tokens, Tokens], room: int, columns: int, behind: int, prefix: Prefix | None
    ) -> None:
        """Read prompts into free slots, and write the first token of each answer."""
        batch = self._model.batch([[chain(rest, behind)] for rest in rests.values()])
        hidden, added = self._model.prefill(batch, prefix)
        lines, ends = zip(*((span.line, span.end - 1) for span in batch.spans), strict=True)
        best = self._best(hidden[torch.tensor(lines, device=hidden.device), torch.tensor(ends, device=hidden.device)])
        if not self._prompts:  # none yet, or none left
            self._slots = Slots(room, columns, prefix, self._model.cascade, added)
        self._slots.fill(batch.spans, added)
        self._prompts.extend(rests)
        self._written.extend([token] for token in best)

    def _step(self, behind: int, prefix: Prefix | None) -> None:
        """Write one more token in each slot."""
        self._model.meter.ran(len(self._written), sum(self._slots.used) + len(self._written) * (behind + 1))
        ids = torch.tensor([tokens[-1] for tokens in self._written], device=self._model.device)
        positions = torch.tensor(self._slots.used, device=self._model.device) + behind
        mask = self._slots.mask(self._model.model.dtype)
        best = self._best(self._model.step(ids, positions, mask, prefix, self._slots.layers))
        for tokens, token in zip(self._written, best, strict=True):
            tokens.append(token)

    def _ended(self) -> Iterator[tuple[Tokens, list[int]]]:
        """Take the answers that have come to their end out of their slots."""
        ended = [
            end or len(tokens) >= self._most
            for end, tokens in zip(self._ends(self._written), self._written, strict=True)
        ]
        for slot in reversed([slot for slot, end in enumerate(ended) if end]):
            self._slots.drop(slot)
            yield self._prompts[slot], self._written[slot]
            self._prompts[slot], self._written[slot] = self._prompts[-1], self._written[-1]
            self._prompts.pop()
            self._written.pop()

    def _best(self, hidden: torch.Tensor) -> list[int]:
        with torch.inference_mode():
            best: list[int] = self._model.logits(hidden).argmax(dim=-1).tolist()
        return best

"""Log-probabilities of continuations: rows behind a prefix, the head at scored positions alone, float32 throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import torch

from aiact_desk.engine.budget import TokenBudget
from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.prefixes import Prefix, PrefixCache
from aiact_desk.engine.tree import LINE_TOKENS, Request, Row, Shared, Tokens, bins, pack, share

HEAD_ELEMENTS = 16_000_000
"""Logits held at a time on a GPU, 64 MB in float32."""
CPU_HEAD_ROWS = 128
"""Enough for a matrix product at full speed, few enough for their logits to be still at hand when they are read."""
CACHED_ROWS = 8
"""Rows whose logits stay in a CPU's cache while they are normalised and read."""

Score = tuple[float, bool]
"""Log-probability of a continuation, and whether it is the greedy one."""

Line = Sequence[Row]
"""Rows side by side in one line of a batch."""


class Scorer:
    """Scores requests on a model that shares prefixes. What does not fit into memory even alone is left out."""

    def __init__(self, model: SharingModel, prefixes: PrefixCache, budget: TokenBudget) -> None:
        self._model = model
        self._prefixes = prefixes
        self._budget = budget

    def scores(self, requests: Sequence[Request]) -> Iterator[dict[Request, Score]]:
        """Scores of different requests, as each forward pass ends."""
        sequences = sorted({request.tokens for request in requests})
        numbers = {tokens: number for number, tokens in enumerate(sequences)}
        asked: list[list[Tokens]] = [[] for _ in sequences]
        limits = [len(tokens) for tokens in sequences]
        for request in requests:
            number = numbers[request.tokens]
            asked[number].append(request.targets)
            limits[number] = min(limits[number], request.first_scored)
        for group in share(sequences, limits, lambda low, high, n: len(pack(sequences, range(low, high), n))):
            for found in self._group(group, sequences, asked):
                yield {Request(sequences[number], targets): score for (number, targets), score in found.items()}

    def _group(
        self, group: Shared, sequences: Sequence[Tokens], asked: Sequence[Sequence[Tokens]]
    ) -> Iterator[dict[tuple[int, Tokens], Score]]:
        waiting = bins(pack(sequences, group.numbers, len(group.prefix)), LINE_TOKENS)
        while waiting:
            count = self._budget.fitting([sum(map(len, line)) for line in waiting], padded=not self._model.cascade)
            found = self._budget.attempt(partial(self._pass, waiting[:count], group.prefix, asked))
            if found is not None:
                waiting = waiting[count:]
                yield found
            elif self._budget.exhausted:
                return
            else:
                self._prefixes.clear()

    def _pass(
        self, lines: Sequence[Line], prefix: Tokens, asked: Sequence[Sequence[Tokens]]
    ) -> dict[tuple[int, Tokens], Score]:
        return score_lines(self._model, lines, self._prefixes.of(prefix), asked)


def score_lines(
    model: SharingModel, lines: Sequence[Line], prefix: Prefix | None, asked: Sequence[Sequence[Tokens]]
) -> dict[tuple[int, Tokens], Score]:
    """Score the targets asked of the sequences in these lines, in one forward pass and one wait for the device.

    Args:
        asked: by the number of a sequence, the targets that its last tokens predict.
    """
    batch = model.batch(lines)
    hidden = model.hidden(batch, prefix)
    width = batch.ids.shape[1]
    keys: list[tuple[int, Tokens]] = []
    places: list[int] = []  # of each scored token's prediction, in the batch laid flat
    targets: list[int] = []
    for row, span in zip((row for line in lines for row in line), batch.spans, strict=True):
        start = span.line * width + span.start
        for sequence, path in row.paths.items():
            for wanted in asked[sequence]:
                keys.append((sequence, wanted))
                places.extend(start + place for place in path[len(path) - len(wanted) :])
                targets.extend(wanted)
    chosen = sorted(set(places))
    order = {place: n for n, place in enumerate(chosen)}
    at = torch.tensor([[order[place] for place in places], targets])
    with torch.inference_mode(), model.meter.timed(model.device):
        flat = hidden.reshape(-1, hidden.shape[-1])
        logprobs, greedy = _scored(model, flat[torch.tensor(chosen, device=flat.device)], at)
        sums = _sums(logprobs, greedy, [len(wanted) for _, wanted in keys])
    return dict(zip(keys, sums, strict=True))


def _scored(model: SharingModel, hidden: torch.Tensor, at: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log-probability of each target and whether it is the best, [T] each; `at` is [2, T]: row of `hidden`, target.

    The log-softmax is torch's own, as in HFLM: on a CPU its float32 sums over a large vocabulary are off by some 6e-6 a
    token, which a better way to add would lack and so differ by.
    """
    by_row, back = torch.sort(at[0], stable=True)
    targets = at[1][back]
    step, together = _head_rows(model)
    bounds = iter(torch.searchsorted(by_row, torch.arange(0, len(hidden) + together, together)).tolist())
    low = next(bounds)
    logprobs, greedy = [], []
    for start in range(0, len(hidden), step):
        for offset, logits in enumerate(torch.split(model.logits(hidden[start : start + step]), together)):
            high = next(bounds)
            rows = (by_row[low:high] - (start + offset * together)).to(logits.device)
            wanted = targets[low:high].to(logits.device)
            normalised = torch.log_softmax(logits, dim=-1)
            logprobs.append(normalised[rows, wanted])
            # among equal ones the first is the greedy one; in float32 there are hardly any, and looking is dear
            if model.model.dtype == torch.float32:
                greedy.append(logprobs[-1] == normalised.amax(dim=-1)[rows])
            else:
                greedy.append(normalised.argmax(dim=-1)[rows] == wanted)
            low = high
    undo = torch.empty_like(back)
    undo[back] = torch.arange(len(back))
    undo = undo.to(logprobs[0].device)
    return torch.cat(logprobs)[undo], torch.cat(greedy)[undo]


def _head_rows(model: SharingModel) -> tuple[int, int]:
    """Rows that go through the head at a time, and rows of these that are normalised at a time (a divisor of them)."""
    if model.device.type == "cpu":
        return CPU_HEAD_ROWS, CACHED_ROWS
    step = max(1, HEAD_ELEMENTS // model.vocabulary)
    return step, step


def _sums(logprobs: torch.Tensor, greedy: torch.Tensor, lengths: list[int]) -> list[Score]:
    """Sum stretches of the given lengths in float32, and read them from the device at once."""
    place = torch.zeros((len(lengths), max(lengths)), dtype=torch.long)
    start = 0
    for number, length in enumerate(lengths):
        place[number, :length] = torch.arange(start + 1, start + length + 1)
        start += length
    place = place.to(logprobs.device)
    sums = torch.cat([logprobs.new_zeros(1), logprobs])[place].sum(dim=-1)
    every = torch.cat([greedy.new_ones(1), greedy])[place].all(dim=-1)
    found = torch.stack([sums, every.to(sums.dtype)]).tolist()
    return [(value, bool(is_greedy)) for value, is_greedy in zip(*found, strict=True)]

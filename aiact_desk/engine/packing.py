"""Rows of a prefix tree as tensors: token ids, positions, and who may look at whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import torch

from aiact_desk.engine.tree import Row


@dataclass(frozen=True)
class Span:
    """Where a row stands: its line, and from which place to before which."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Batch:
    """The tensors of one forward pass, B lines of R tokens on the model's device.

    `spans` says where each row stands, in their order. `masks` has for each row what its tokens see of it, [r, r],
    true where one is seen (in host memory); None for a row that is one chain, for which plain causal attention does.
    """

    ids: torch.Tensor
    positions: torch.Tensor
    spans: list[Span]
    masks: list[torch.Tensor | None]
    attended: int

    @property
    def tokens(self) -> int:
        """Tokens in the batch, padding aside."""
        return sum(span.end - span.start for span in self.spans)


def as_batch(lines: Sequence[Sequence[Row]], device: torch.device) -> Batch:
    """Lay lines of rows out as tensors, padded on the right."""
    width = max(sum(len(row) for row in line) for line in lines)
    ids = numpy.zeros((len(lines), width), dtype=numpy.int64)
    positions = numpy.zeros_like(ids)
    spans: list[Span] = []
    masks: list[torch.Tensor | None] = []
    for number, line in enumerate(lines):
        place = 0
        for row in line:
            end = place + len(row)
            ids[number, place:end] = row.tokens
            positions[number, place:end] = row.positions
            spans.append(Span(number, place, end))
            masks.append(_ancestors(row) if len(row.segments) > 1 else None)
            place = end
    attended = int(positions.sum()) + sum(span.end - span.start for span in spans)
    return Batch(torch.from_numpy(ids).to(device), torch.from_numpy(positions).to(device), spans, masks, attended)


def whole_mask(batch: Batch, behind: int) -> torch.Tensor | None:
    """What each token of the lines sees, [B, 1, R, behind + R]: the prefix, and its row's mask.

    Padding sees itself. None where plain causal attention does: every line one chain, and no prefix before it.
    """
    lines, width = batch.ids.shape
    if not behind and len(batch.spans) == lines and all(mask is None for mask in batch.masks):
        return None
    seen = torch.eye(width, dtype=torch.bool).repeat(lines, 1, 1)
    for span, mask in zip(batch.spans, batch.masks, strict=True):
        length = span.end - span.start
        causal = torch.ones((length, length), dtype=torch.bool).tril() if mask is None else mask
        seen[span.line, span.start : span.end, span.start : span.end] = causal
    return torch.nn.functional.pad(seen.to(batch.ids.device), (behind, 0), value=True)[:, None]


def additive(seen: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """What is added to attention scores: nothing where a token is seen, the lowest number where not."""
    hidden = torch.zeros(seen.shape, dtype=dtype, device=seen.device)
    return hidden.masked_fill_(~seen, torch.finfo(dtype).min)


def _ancestors(row: Row) -> torch.Tensor:
    seen = numpy.zeros((len(row), len(row)), dtype=bool)
    for segment in row.segments:
        own = slice(segment.start, segment.end)
        if segment.parent >= 0:
            seen[own] = seen[segment.parent]
        seen[own, own] |= numpy.tri(segment.end - segment.start, dtype=bool)
    return torch.from_numpy(seen)

"""Rows of a prefix tree as tensors: token ids, positions, and who may look at whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import torch

from aiact_desk.engine.tree import Row


@dataclass(frozen=True)
class Batch:
    """The tensors of one forward pass, B lines of R tokens on the model's device.

    `seen` is [B, 1, R, R], true where a token sees another of its line; None where every line is one chain of tokens,
    so that plain causal attention is right. `starts` gives the place in its line of each row, by line.
    """

    ids: torch.Tensor
    positions: torch.Tensor
    seen: torch.Tensor | None
    starts: list[list[int]]
    tokens: int


def as_batch(lines: Sequence[Sequence[Row]], device: torch.device) -> Batch:
    """Lay lines of rows out as tensors, padded on the right; padding sees itself alone."""
    width = max(sum(len(row) for row in line) for line in lines)
    ids = numpy.zeros((len(lines), width), dtype=numpy.int64)
    positions = numpy.zeros_like(ids)
    chains = all(len(line) == 1 and len(line[0].segments) == 1 for line in lines)
    seen = None if chains else numpy.zeros((len(lines), width, width), dtype=bool)
    starts: list[list[int]] = []
    for number, line in enumerate(lines):
        starts.append([])
        place = 0
        for row in line:
            starts[-1].append(place)
            end = place + len(row)
            ids[number, place:end] = row.tokens
            positions[number, place:end] = row.positions
            if seen is not None:
                _mark_ancestors(seen[number, place:end, place:end], row)
            place = end
        if seen is not None:
            numpy.fill_diagonal(seen[number], val=True)
    return Batch(
        torch.from_numpy(ids).to(device),
        torch.from_numpy(positions).to(device),
        None if seen is None else torch.from_numpy(seen)[:, None].to(device),
        starts,
        sum(len(row) for line in lines for row in line),
    )


def additive_mask(seen: torch.Tensor, behind: int, dtype: torch.dtype) -> torch.Tensor:
    """What is added to attention scores, [B, 1, R, behind + R]: every token sees the prefix of `behind` tokens."""
    hidden = torch.zeros(seen.shape, dtype=dtype, device=seen.device)
    hidden.masked_fill_(~seen, torch.finfo(dtype).min)
    return torch.nn.functional.pad(hidden, (behind, 0)) if behind else hidden


def causal(length: int, lines: int, device: torch.device) -> torch.Tensor:
    """The `seen` of lines that are chains, for where it cannot be left out."""
    return torch.ones((length, length), dtype=torch.bool, device=device).tril().expand(lines, 1, -1, -1)


def _mark_ancestors(seen: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.bool_]], row: Row) -> None:
    for segment in row.segments:
        own = slice(segment.start, segment.end)
        if segment.parent >= 0:
            seen[own] = seen[segment.parent]
        seen[own, own] |= numpy.tri(segment.end - segment.start, dtype=bool)

"""How many tokens go into one forward pass: a budget that halves when memory runs out."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import torch

CPU_TOKENS = 512
"""Enough for a matrix product at full speed on a CPU; more would only take memory."""
DEVICE_TOKENS = 16_384
SMALLEST = 16

Found = TypeVar("Found")


class TokenBudget:
    """Tokens of one forward pass, padding included. Halved by each out-of-memory, never raised again."""

    def __init__(self, tokens: int) -> None:
        self.tokens = tokens
        self.halvings = 0

    @property
    def exhausted(self) -> bool:
        """Whether the budget cannot get smaller."""
        return self.tokens <= SMALLEST

    def attempt(self, compute: Callable[[], Found]) -> Found | None:
        """What `compute` finds; None when memory ran out under it: the budget is halved then, and memory given back."""
        try:
            return compute()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
        release_memory()  # here, where the error no longer holds what the pass had taken
        self.tokens = max(SMALLEST, self.tokens // 2)
        self.halvings += 1
        return None

    def fitting(self, sizes: Sequence[int], padded: bool) -> int:
        """How many of the first items fit into the budget, at least one; `padded`: each to the longest of them.

        Without padding, what is left is spread evenly over the passes that it needs.
        """
        total = sum(sizes)
        even = math.ceil(total / math.ceil(total / self.tokens))
        longest = used = 0
        for count, size in enumerate(sizes):
            longest, used = max(longest, size), used + size
            if count and (longest * (count + 1) > self.tokens if padded else used > even + size // 2):
                return count
        return len(sizes)


def budget_for(device: torch.device) -> TokenBudget:
    """The budget that a run starts with on this device."""
    return TokenBudget(CPU_TOKENS if device.type == "cpu" else DEVICE_TOKENS)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out, on a device or in the host."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)


def release_memory() -> None:
    """Give what is no longer used back to the device."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()

"""The token budget halves when memory runs out, and lets every other error through."""

from __future__ import annotations

import pytest
import torch

from aiact_desk.engine.budget import SMALLEST, TokenBudget


def raising(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory"),
        MemoryError(),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    ],
)
def test_running_out_of_memory_halves(error: Exception) -> None:
    budget = TokenBudget(SMALLEST * 3)
    assert budget.attempt(lambda: raising(error)) is None
    assert (budget.tokens, budget.halvings, budget.exhausted) == (SMALLEST * 3 // 2, 1, False)
    budget.attempt(lambda: raising(error))
    assert budget.tokens == SMALLEST
    assert budget.exhausted


def test_other_errors_come_through() -> None:
    with pytest.raises(RuntimeError, match="shapes"):
        TokenBudget(64).attempt(lambda: raising(RuntimeError("shapes do not fit")))


def test_padding_counts() -> None:
    assert TokenBudget(100).fitting([50, 10, 10], padded=True) == 2
    assert TokenBudget(100).fitting([50, 10, 10], padded=False) == 3
    assert TokenBudget(20).fitting([50, 10, 10], padded=True) == 1


def test_what_is_left_is_spread_evenly() -> None:
    assert TokenBudget(100).fitting([20] * 6, padded=False) == 3

"""Units fill the batches of the engine, and stay small where a batch is full sooner."""

from __future__ import annotations

import pytest

from aiact_desk.engine.generation import DEVICE_ROWS, ROWS
from aiact_desk.settings import Settings
from aiact_desk.worker.unit_size import items_per_unit


def test_written_answers_fill_the_rows_of_the_engine() -> None:
    usual = Settings().batch_size
    assert items_per_unit(usual, "cpu")["generate_until"] == ROWS
    assert items_per_unit(usual, "cuda:0")["generate_until"] == DEVICE_ROWS


@pytest.mark.parametrize("device", ["cpu", "cuda:0", "mps"])
def test_the_batch_size_that_is_set_decides(device: str) -> None:
    assert all(
        twice == 2 * once
        for once, twice in zip(items_per_unit(3, device).values(), items_per_unit(6, device).values(), strict=True)
    )

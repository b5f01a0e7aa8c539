"""How many items make a work unit: enough to fill the engine's batches on the device, and no more.

A unit is what a kill can lose and what a pause waits for, so it is kept as small as the speed allows.
"""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.evaluation.units import RequestKind

_ON_PROCESSOR: Mapping[RequestKind, int] = {"loglikelihood": 1, "loglikelihood_rolling": 1, "generate_until": 4}
"""Times the batch size. Each step of writing reads all weights once, whatever the number of rows: 32 rows take
little longer than 8. Options are packed behind their context, so 8 items fill a batch."""

_ON_DEVICE: Mapping[RequestKind, int] = {"loglikelihood": 16, "loglikelihood_rolling": 4, "generate_until": 32}
"""Times the batch size: a GPU idles over the batches of a processor."""


def items_per_unit(batch_size: int, device: str) -> dict[RequestKind, int]:
    """By kind of request, the items of one unit; `batch_size` as set, `device` as resolved ("cpu", "cuda:0", …)."""
    times = _ON_PROCESSOR if device == "cpu" else _ON_DEVICE
    return {kind: batch_size * factor for kind, factor in times.items()}

"""Meters around the work units, and what they showed per pack and per run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import Energy, Readings
from aiact_desk.evaluation.work import Work
from aiact_desk.worker import memory
from aiact_desk.worker.energy import EnergyCounters

BEHIND_SERVER = "the model runs behind a server, and its weights were not seen"

CountFlop = Callable[[Work], tuple[int, int | None]]
"""Floating-point operations of some work: counted, and by formula."""


class UnitMeter:
    """Measures what computing one unit takes, from its making to `cost`.

    `work` and `plain_path` ask the model for all its work so far, and why some of it went lm-eval's own way.
    """

    def __init__(
        self, counters: EnergyCounters, work: Callable[[], Work], plain_path: Callable[[], str | None]
    ) -> None:
        self._counters, self._work, self._plain_path = counters, work, plain_path
        memory.reset_peaks()
        self._joules, self._before, self._began = counters.read(), work(), time.monotonic()

    def cost(self) -> UnitCost:
        """What it took until now."""
        seconds = time.monotonic() - self._began
        work = self._work() - self._before
        joules = self._counters.since(self._joules)
        return UnitCost(work, seconds, joules, memory.peak_host(), memory.peak_device(), self._plain_path())


def readings(costs: Sequence[UnitCost], count_flop: CountFlop | str, no_energy: str | None) -> Readings:
    """The meters over some units. `count_flop` may be the reason why operations cannot be counted."""
    work = sum((cost.work for cost in costs), Work())
    flop, by_formula = (None, None) if isinstance(count_flop, str) else count_flop(work)
    return Readings(
        flop=flop,
        flop_analytic=by_formula,
        flop_absent=count_flop if isinstance(count_flop, str) else None,
        forwards=work.forwards,
        seconds=round(sum(cost.seconds for cost in costs), 3),
        device_seconds=round(work.device_seconds, 3),
        peak_host=_highest(cost.peak_host for cost in costs),
        peak_device=_highest(cost.peak_device for cost in costs),
        energy=_energy(costs, no_energy),
        splits=work.splits,
    )


def unseen(found: Readings) -> Readings:
    """What remains for a model behind a server: memory and energy of this machine are not those of the model."""
    nothing = {"device_seconds": 0.0, "peak_host": None, "peak_device": None, "energy": Energy(absent=BEHIND_SERVER)}
    return found.model_copy(update=nothing)


def first_reason(costs: Iterable[UnitCost]) -> str | None:
    """Why lm-eval's own way was taken, as the first unit says that took it: the same, however often a run stopped."""
    return next((cost.plain_path for cost in costs if cost.plain_path), None)


def _highest(peaks: Iterable[int | None]) -> int | None:
    return max((peak for peak in peaks if peak is not None), default=None)


def _energy(costs: Sequence[UnitCost], absent: str | None) -> Energy:
    """Sums by counter. A counter that some units lack (another machine went on with the run) is left out."""
    names = set.intersection(*(set(cost.joules) for cost in costs)) if costs else set()
    joules = {name: round(sum(cost.joules[name] for cost in costs), 3) for name in sorted(names)}
    if not joules and absent is None and costs:
        absent = "not every part of the work was done where a counter runs"
    return Energy(joules=joules, absent=absent)

"""What telling of itself costs a worker: units a second with the meter and without, in one process, in turns.

    python -m benchmarks.events

A unit of a millisecond of arithmetic stands for the model; a thousand of them a second come to the meter, which
writes to a real file. Prints the processor seconds of each side and their ratio.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.units import Unit
from aiact_desk.evaluation.work import Work
from aiact_desk.worker.progress import ProgressMeter

UNIT = Unit(id="u", pack="p", kind="loglikelihood", items=1, keys=("k",))
COST = UnitCost(Work(tokens_read=100), 0.001)


def main() -> None:
    """Measure both sides in the order A B A B … and print them."""
    parser = argparse.ArgumentParser(description="The cost of a thousand events a second.")
    parser.add_argument("--units", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=100)
    arguments = parser.parse_args()
    work = _work_of_a_millisecond()
    plain = told = 0.0
    with tempfile.TemporaryDirectory() as place:
        writer = EventWriter(Path(place) / "events.jsonl", "run")
        meter = ProgressMeter(writer, Path(place) / "telemetry.jsonl", arguments.units * arguments.rounds)
        for _ in range(arguments.rounds):
            plain += _seconds(arguments.units, work, lambda: None)
            told += _seconds(arguments.units, work, lambda: meter.unit_done(UNIT, COST))
        writer.close()
    rate = arguments.units * arguments.rounds / told
    print(f"silent {plain:.2f} s, telling {told:.2f} s of the processor, {rate:.0f} events a second before throttling")
    print(f"telling takes {100 * (told / plain - 1):.2f} % longer (wanted: at most 2 %)")


def _work_of_a_millisecond() -> Callable[[], None]:
    steps = 1000
    while True:
        began = time.process_time()
        sum(range(steps))
        if time.process_time() - began >= 0.0009:
            return lambda: _use(sum(range(steps)))
        steps = steps * 5 // 4


def _use(_: int) -> None:
    """Keep a result from being optimised away."""


def _seconds(units: int, work: Callable[[], None], then: Callable[[], None]) -> float:
    began = time.process_time()
    for _ in range(units):
        work()
        then()
    return time.process_time() - began


if __name__ == "__main__":
    main()

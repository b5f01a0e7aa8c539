"""Meters around units, added up per pack and run."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.work import Work
from aiact_desk.worker.energy import EnergyCounters
from aiact_desk.worker.readings import UnitMeter, first_reason, readings

ONE = UnitCost(Work(10, 2, 8, 40, 3, 0.5, 1), 1.0, {"rapl:package-0": 3.0}, 100, None)
OTHER = UnitCost(Work(20, 0, 15, 90, 6, 1.0, 0), 1.5, {"rapl:package-0": 4.5, "nvml": 1.0}, 300, 50)


def test_units_are_added_up_and_peaks_are_the_highest() -> None:
    found = readings([ONE, OTHER], lambda work: (work.forwards * 2, work.attended), None)
    assert (found.flop, found.flop_analytic, found.flop_absent) == (46, 130, None)
    assert (found.forwards, found.splits) == (23, 1)
    assert (found.seconds, found.device_seconds, found.host_seconds) == (2.5, 1.5, 1.0)
    assert (found.peak_host, found.peak_device) == (300, 50)
    assert found.energy.joules == {"rapl:package-0": 7.5}, "a counter that one unit lacks would be too low"


def test_what_cannot_be_measured_says_why() -> None:
    found = readings([UnitCost(Work(), 1.0)], "no such layer", "no counter")
    assert (found.flop, found.flop_absent) == (None, "no such layer")
    assert (found.energy.joules, found.energy.absent) == ({}, "no counter")


def test_a_run_that_two_machines_worked_on_gives_no_sum_of_energy() -> None:
    found = readings([ONE, UnitCost(Work(), 1.0)], "-", None)
    assert found.energy.joules == {}
    assert found.energy.absent


def test_the_reason_for_the_plain_path_is_that_of_the_first_unit_that_took_it() -> None:
    """A resumed attempt computes other units, and so may have no reason of its own."""
    assert first_reason([ONE, replace(ONE, plain_path="too long"), OTHER]) == "too long"
    assert first_reason([ONE, OTHER]) is None


def test_no_unit_is_no_reading() -> None:
    found = readings([], "-", None)
    assert (found.seconds, found.peak_host, found.energy.joules) == (0.0, None, {})


def test_a_unit_is_measured_from_its_beginning() -> None:
    work = Work(5, 0, 5)
    meter = UnitMeter(EnergyCounters("cpu"), lambda: work, lambda: "too long")
    work += Work(7, 1, 6)
    cost = meter.cost()
    assert cost.work == Work(7, 1, 6)
    assert cost.seconds > 0
    assert cost.peak_host is not None
    assert cost.plain_path == "too long"


STRETCHES = """
from aiact_desk.worker import memory
memory.reset_peaks()
before = memory.peak_host()
block = bytearray(64_000_000)
block[::4096] = b"x" * len(block[::4096])
high = memory.peak_host()
del block
memory.reset_peaks()
print(before, high, memory.peak_host())
"""


def test_the_peak_is_that_of_its_own_stretch() -> None:
    """In a process of its own: one that ran many tests has memory to spare, and takes none for the block."""
    told = subprocess.run([sys.executable, "-c", STRETCHES], capture_output=True, text=True, check=True)
    before, high, after = map(int, told.stdout.split())
    assert high - before > 50_000_000
    if after >= high:
        pytest.skip("this system keeps its peak")
    assert after < high - 50_000_000

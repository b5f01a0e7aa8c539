"""Logs of power and energy, summed in one pass."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Problem
from aiact_desk.regulation.energy.log_columns import LogKind
from aiact_desk.regulation.energy.metered import MeteredLog, read_log
from aiact_desk.wording import say_problem

watts = st.decimals(min_value=0, max_value=10**6, places=3)
steps = st.integers(min_value=0, max_value=10**6)


def read(text: str) -> MeteredLog:
    return read_log(iter(text.splitlines(keepends=True)), "meter.csv")


@given(st.lists(st.tuples(steps, watts), min_size=2, max_size=30), st.sampled_from(["csv", "jsonl"]))
def test_power_is_integrated_exactly_by_the_trapezoidal_rule(readings: list[tuple[int, Decimal]], form: str) -> None:
    at, rows = 1_700_000_000, []
    for step, power in readings:
        at += step
        rows.append((at, power))
    if form == "csv":
        text = "time,watts\n" + "".join(f"{time},{power}\n" for time, power in rows)
    else:
        text = "".join(f'{{"time": {time}, "watts": {power}}}\n' for time, power in rows)
    exact = sum(
        (Fraction(rows[n][1]) + Fraction(rows[n + 1][1])) / 2 * (rows[n + 1][0] - rows[n][0])
        for n in range(len(rows) - 1)
    )
    found = read(text)
    assert (found.kind, found.readings) == (LogKind.POWER, len(rows))
    assert Fraction(found.amount) == exact


def test_times_with_fractions_zones_and_slashes() -> None:
    iso = "timestamp;watts\n2026-01-01T00:00:00.5+01:00;100\n2025-12-31T23:00:02.5+00:00;100\n"
    assert read(iso).amount == 200
    nvidia_smi = "timestamp, power.draw [W]\n2026/01/01 00:00:00.000, 100.50 W\n2026/01/01 00:01:00.000, 100.50 W\n"
    assert read(nvidia_smi).amount == 6030


def test_devices_are_integrated_apart_and_their_longest_gap_is_told() -> None:
    text = "time,device,watts\n1700000000,a,100\n1700000000,b,50\n1700000010,a,100\n1700000030,b,50\n"
    found = read(text)
    assert (found.amount, found.devices, found.longest_gap) == (Decimal(100 * 10 + 50 * 30), 2, Decimal(30))


def test_intervals_are_summed_and_counters_subtracted_in_kwh() -> None:
    assert read("kwh\n1.5\n2.25 kWh\n") == MeteredLog(LogKind.ENERGY, Decimal("3.75"), 2, 1, None)
    assert read("wh\n1500\n").amount == Decimal("1.5")
    assert read("node\tmeter_kwh\na\t100\nb\t7\na\t130.5\nb\t9\n").amount == Decimal("32.5")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("", "log_empty"),
        ("time,watts\n", "log_empty"),
        ("time,volts\n1700000000,3\n", "log_columns"),
        ("time,watts,kwh\n1700000000,3,4\n", "log_columns"),
        ("watts\n3\n", "log_without_time"),
        ("time,watts\n1700000000,3\n", "log_one_reading"),
        ("time,watts\n1700000000,3\n1700000001\n", "log_line"),
        ("time,watts\n1700000000,3\n1700000001,-3\n", "log_line"),
        ("time,watts\n1700000000,3\n1700000001,3 kW\n", "log_line"),
        ("time,watts\n1700000000,3\nyesterday,3\n", "log_line"),
        ("time,watts\n1700000000,NaN\n", "log_line"),
        ("time;watts\n1700000000;1,5\n", "log_line"),
        ("time,watts\n1700000009,3\n1700000001,3\n", "log_time_fell"),
        ("time,watts\n2026-01-01T00:00,3\n2026-01-01T00:01Z,3\n", "log_zones"),
        ("counter_kwh\n9\n8\n", "log_counter_fell"),
        ("kwh\n" + "9" * 20_000, "log_long_line"),
        ('{"kwh": 1}\n[1]\n', "log_line"),
        ('{"kwh": 1}\n{"kwh": NaN}\n', "log_line"),
        ('{"kwh": 1}\n{"kwh": ' + "[" * 9_000, "log_line"),
    ],
)
def test_what_is_no_log_is_refused_with_a_sentence(text: str, id: str) -> None:
    with pytest.raises(Problem, match=rf"energy\.{id}\(") as refused:
        read(text)
    assert "meter.csv" in say_problem(refused.value)


@given(st.text(max_size=80) | st.text(alphabet='time,wats kh;{}":0123456789.\n', max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read(text).amount >= 0
    except Problem as refused:
        say_problem(refused)

"""Verbs on energy: logs on disk, and options."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from aiact_desk.desk.energy import energy_of_logs, energy_of_options
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.energy.sources import Boundary


def test_logs_are_read_from_disk_and_added(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbftime,watts\r\n1700000000,1000\r\n1700003600,1000\r\n")
    (tmp_path / "b.jsonl").write_text('{"kwh": 2.5}\n{"kwh": 0.5}\n')
    found = energy_of_logs([tmp_path / "a.csv", tmp_path / "b.jsonl"], Boundary.ACCELERATOR, "1.5")
    assert found.mwh == Decimal("0.006")
    assert [part.name for part in found.parts] == ["a.csv", "b.jsonl"]
    assert found.boundary is Boundary.FACILITY


def test_a_log_that_is_not_there_or_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="no_log"):
        energy_of_logs([tmp_path / "none.csv"], Boundary.NODE, None)
    (tmp_path / "raw.csv").write_bytes(b"kwh\n\xff\xfe\n")
    with pytest.raises(Problem, match="log_encoding"):
        energy_of_logs([tmp_path / "raw.csv"], Boundary.NODE, None)
    (tmp_path / "line.csv").write_text("kwh\n" + "9" * 5_000_000)
    with pytest.raises(Problem, match="log_long_line"):
        energy_of_logs([tmp_path / "line.csv"], Boundary.NODE, None)


def test_one_way_is_given() -> None:
    assert energy_of_options({"kwh": "1500"}, Boundary.NODE, None).mwh == Decimal("1.5")
    for options in ({}, {"power": "700"}, {"kwh": "1", "hardware_days": "2"}):
        with pytest.raises(Misuse, match="one_way"):
            energy_of_options(options, Boundary.NODE, None)
    with pytest.raises(Misuse, match=r"missing_key.*--power"):
        energy_of_options({"hardware_days": "2"}, Boundary.NODE, None)
    with pytest.raises(Misuse, match=r"pue_below_one.*--pue"):
        energy_of_options({"kwh": "1"}, Boundary.NODE, "0.5")

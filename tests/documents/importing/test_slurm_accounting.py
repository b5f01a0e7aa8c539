"""Slurm's accounting: joules as MWh, GPU time as hardware-days, and what was not recorded as a note."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing import slurm_accounting
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.documents.importing.slurm_jobs import elapsed
from aiact_desk.problems import Problem
from tests.documents.importing.reading import read, rows

HEAD = "JobID|JobName|State|Start|End|Elapsed|AllocTRES|ConsumedEnergyRaw"


def _record(*lines: str) -> Sheet:
    return slurm_accounting.read("\n".join([HEAD, *lines]).encode(), "sacct.txt")


def _ids(sheet: Sheet) -> list[str]:
    return [note.id for note in sheet.notes]


@pytest.mark.parametrize("name", ["sacct.txt", "sacct.json"])
def test_a_job_by_either_output_says_the_same(name: str) -> None:
    """7.2 GJ are 2 MWh; 8 GPUs for a day and a half are 12 hardware-days. Steps are part of their job."""
    found = rows(read("slurm_accounting", name))
    assert found["energy.training_mwh"] == "2"
    time = found["compute.time_aio"]
    assert isinstance(time, dict)
    assert (time["days"], time["hardware"]) == ("1.5", [{"amount": "12", "accelerator": "a100"}])


@pytest.mark.parametrize("energy", ["", "0", "18446744073709551614", "18446744073709551615", "1.2K"])
def test_energy_that_was_not_recorded_is_a_note(energy: str) -> None:
    """0 is what sacct prints for a job where no plugin recorded any energy (src/sacct/print.c)."""
    sheet = _record(f"1|a|COMPLETED|||01:00:00|gres/gpu:h100=1,gres/gpu=1|{energy}")
    assert "energy.training_mwh" not in rows(sheet)
    assert "foreign_records.note_no_energy" in _ids(sheet)


def test_a_record_without_the_column_of_energy_is_one_without_energy() -> None:
    sheet = slurm_accounting.read(b"JobID|JobName|State|Elapsed\n1|a|COMPLETED|00:10:00\n", "x")
    assert sheet.proposals == ()
    assert {"foreign_records.note_no_energy", "foreign_records.note_no_accelerators"} <= set(_ids(sheet))


def test_jobs_of_one_name_are_added_up_when_it_is_picked() -> None:
    line = "COMPLETED|2026-01-01T{}:00:00|2026-01-01T{}:00:00|{}:00:00|gres/gpu:h100=4,gres/gpu=4|1800000000"
    sheet = _record(
        "1|train|" + line.format("00", "12", "12"),
        "2|train|" + line.format("06", "18", "12"),
        "3|test|" + line.format("00", "01", "01"),
    )
    assert sheet.proposals == ()
    found = rows(sheet.parts["train"])
    assert found["energy.training_mwh"] == "1"
    time = found["compute.time_aio"]
    assert isinstance(time, dict)
    assert (time["days"], time["hardware"]) == ("0.75", [{"amount": "4", "accelerator": "h100"}])


def test_one_job_without_energy_leaves_the_sum_out() -> None:
    end = "01:00:00|gres/gpu=1|"
    sheet = _record(f"1|a|COMPLETED|||{end}360", f"2|a|FAILED|||{end}0")
    assert "energy.training_mwh" not in rows(sheet.parts["a"])
    assert {"foreign_records.note_no_energy", "foreign_records.note_no_times", "foreign_records.note_state"} <= set(
        _ids(sheet.parts["a"])
    )


def test_gpus_without_a_type_are_said_to_have_none() -> None:
    time = rows(_record("1|a|COMPLETED|||1-00:00:00|cpu=8,gres/gpu=2|3600"))["compute.time_aio"]
    assert isinstance(time, dict)
    assert time["hardware"] == [{"amount": "2", "accelerator": "GPU (its type is not recorded)"}]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1-02:03:04", 93_784),
        ("02:03:04", 7_384),
        ("03:04.500", Fraction("184.5")),
        ("11045", 11_045),
        ("120:00:00", 432_000),
    ],
)
def test_elapsed(text: str, seconds: Fraction) -> None:
    """[days-]hours:minutes:seconds[.fraction], and ElapsedRaw in seconds (manual page of sacct)."""
    assert elapsed(text) == seconds


@given(st.integers(0, 10_000), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_elapsed_is_exact(days: int, hours: int, minutes: int, seconds: int) -> None:
    text = f"{days}-{hours:02}:{minutes:02}:{seconds:02}"
    assert elapsed(text) == days * 86_400 + hours * 3_600 + minutes * 60 + seconds


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"", "foreign_records.columns_missing"),
        (b"JobID|State\n1|COMPLETED\n", "foreign_records.columns_missing"),
        (HEAD.encode(), "foreign_records.no_jobs"),
        (b'{"jobs": []}', "foreign_records.no_jobs"),
        (f"{HEAD}\n1|a|b|COMPLETED|||01:00:00||".encode(), "energy.log_line"),
        (f"{HEAD}\n1|a|COMPLETED|||Unknown||".encode(), "energy.log_line"),
        (b"\xff\xfe", "record_imports.not_text"),
    ],
)
def test_what_is_no_such_record(data: bytes, id: str) -> None:
    with pytest.raises(Problem) as refused:
        slurm_accounting.read(data, "x")
    assert refused.value.id == id


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"{HEAD}\n{text}".encode("utf-8", "replace")))
def test_nothing_but_problems_comes_of_any_content(data: bytes) -> None:
    try:
        sheet = slurm_accounting.read(data, "x")
    except Problem:
        return
    assert sheet.kind == "slurm_accounting"

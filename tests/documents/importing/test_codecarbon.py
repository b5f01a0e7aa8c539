"""Logs of CodeCarbon: energy in kWh as MWh, with the overhead that is in it; sums of one project alone."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing import codecarbon
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.documents.importing.training_effort import cut_off
from aiact_desk.problems import Problem
from tests.documents.importing.reading import FILES, read, rows

HEAD = "timestamp,project_name,run_id,duration,energy_consumed,gpu_count,gpu_model,tracking_mode,pue"


def _log(*lines: str) -> Sheet:
    return codecarbon.read("\n".join([HEAD, *lines]).encode(), "emissions.csv")


def test_one_run_is_proposed() -> None:
    found = rows(read("codecarbon", "emissions_one.csv"))
    assert found["energy.training_mwh"] == "1.2345", "1234.5 kWh"
    assert found["compute.time_aio"] == {
        "period": "Runs of “tiny-lm” logged by CodeCarbon: 1",
        "days": "1",
        "hardware": [{"amount": "8", "accelerator": "NVIDIA A100-SXM4-80GB"}],
    }


def test_several_runs_are_added_up_only_for_a_project_that_is_picked() -> None:
    sheet = read("codecarbon", "emissions.csv")
    assert sheet.proposals == ()
    assert [note.id for note in sheet.notes] == ["foreign_records.note_pick_project"]
    assert set(sheet.parts) == {"tiny-lm", "other"}
    found = rows(sheet.parts["tiny-lm"])
    assert found["energy.training_mwh"] == "2", "the last row of run r1 and run r2: 1200.5 + 799.5 kWh"
    time = found["compute.time_aio"]
    assert isinstance(time, dict)
    assert time["days"] == "1.5", "two days of runs, half a day of them at the same time"
    assert time["hardware"] == [{"amount": "12", "accelerator": "NVIDIA A100-SXM4-80GB"}], "8 × 1 day + 4 × 1 day"


def test_the_method_tells_the_overhead_and_nothing_that_some_of_its_readers_may_not_see() -> None:
    said = rows(read("codecarbon", "emissions_one.csv"))["energy.training_method"]
    assert "1.2" in str(said)
    assert "machine" in str(said)
    assert not any(one in str(said) for one in ("A100", "86400", "2026"))


def test_the_rows_of_one_run_are_running_totals() -> None:
    sheet = _log("2026-01-01T00:00:10,p,r,10,1,,,machine,1.0", "2026-01-01T00:00:20,p,r,20,3,,,machine,1.0")
    assert rows(sheet)["energy.training_mwh"] == "0.003"


def test_models_of_accelerators_that_run_together_are_not_taken_apart() -> None:
    """The tool writes two models without a sign between them: "4 x NVIDIA A401 x NVIDIA A100"."""
    sheet = _log("2026-01-01T00:00:10,p,r,10,1,5,4 x NVIDIA A401 x NVIDIA A100,machine,1.0")
    assert "compute.time_aio" not in rows(sheet)
    assert "foreign_records.note_no_accelerators" in [note.id for note in sheet.notes]


@pytest.mark.parametrize("energy", ["-1", "nan", "=1+1", "1e999", "", "1_000", "１"])
def test_energy_that_is_no_number_is_refused(energy: str) -> None:
    with pytest.raises(Problem) as refused:
        _log(f"2026-01-01T00:00:10,p,r,10,{energy},,,machine,1.0")
    assert refused.value.id == "energy.log_line"


def test_formulas_stay_text() -> None:
    sheet = _log('2026-01-01T00:00:10,"=HYPERLINK(""http://x"")",r,10,1,,,machine,1.0')
    assert list(sheet.parts) == ['=HYPERLINK("http://x")']


def test_a_log_without_its_columns() -> None:
    with pytest.raises(Problem) as refused:
        codecarbon.read(b"timestamp,project_name\n1,2\n", "x.csv")
    assert refused.value.params["columns"] == "duration, energy_consumed"


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codecarbon, "MOST_ROWS", 1)
    with pytest.raises(Problem) as refused:
        codecarbon.read((FILES / "emissions.csv").read_bytes(), "emissions.csv")
    assert refused.value.id == "foreign_records.too_many_rows"


@given(st.lists(st.decimals(0, 10**6, places=6, allow_nan=False), min_size=1, max_size=8))
def test_sums_are_exact_before_they_are_cut_off(amounts: list[Decimal]) -> None:
    lines = [f"2026-01-0{n + 1}T00:00:10,p,r{n},10,{amount:f},,,machine,1.0" for n, amount in enumerate(amounts)]
    found = rows(_log(*lines).parts["p"])["energy.training_mwh"]
    assert found == cut_off(sum(map(Fraction, amounts), Fraction(0)) / 1000)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"{HEAD}\n{text}".encode("utf-8", "replace")))
def test_nothing_but_problems_comes_of_any_content(data: bytes) -> None:
    try:
        sheet = codecarbon.read(data, "x")
    except Problem:
        return
    assert sheet.kind == "codecarbon"

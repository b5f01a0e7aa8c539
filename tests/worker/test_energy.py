"""Energy counters on a made-up powercap tree and a made-up NVML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pynvml
import pytest
import torch

from aiact_desk.worker.energy import NO_RAPL, RAPL_CLOSED, EnergyCounters


def zone(root: Path, folder: str, name: str, microjoules: int, most: int = 10_000_000) -> Path:
    made = root / folder
    made.mkdir(parents=True)
    for file, text in (("name", name), ("energy_uj", str(microjoules)), ("max_energy_range_uj", str(most))):
        (made / file).write_text(f"{text}\n")
    return made


def test_packages_and_memory_are_counted_and_cores_are_not_counted_twice(tmp_path: Path) -> None:
    zone(tmp_path, "intel-rapl:0", "package-0", 1_000_000)
    zone(tmp_path, "intel-rapl:0:0", "core", 400_000)
    zone(tmp_path, "intel-rapl:0:1", "dram", 200_000)
    counters = EnergyCounters("cpu", tmp_path)
    assert counters.absent is None
    assert counters.read() == {"rapl:package-0": 1.0, "rapl:dram-0": 0.2}


def test_a_counter_that_starts_again_at_zero_is_followed(tmp_path: Path) -> None:
    package = zone(tmp_path, "intel-rapl:0", "package-0", 9_000_000)
    counters = EnergyCounters("cpu", tmp_path)
    before = counters.read()
    (package / "energy_uj").write_text("500000")
    assert counters.since(before) == {"rapl:package-0": pytest.approx(1.5)}


def test_a_machine_without_counters_says_so_and_gives_no_figure(tmp_path: Path) -> None:
    counters = EnergyCounters("cpu", tmp_path)
    assert counters.absent == NO_RAPL
    assert counters.since(counters.read()) == {}


def test_counters_that_only_root_may_read_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = zone(tmp_path, "intel-rapl:0", "package-0", 1) / "energy_uj"
    read = Path.read_text

    def refused(path: Path, *arguments: object, **named: object) -> str:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_text", refused)
    assert EnergyCounters("cpu", tmp_path).absent == RAPL_CLOSED


@pytest.mark.parametrize("reading", ["0", ""], ids=["range lost", "no number"])
def test_a_counter_that_fails_is_dropped_and_the_others_go_on(tmp_path: Path, reading: str) -> None:
    zone(tmp_path, "intel-rapl:0", "package-0", 1_000_000)
    broken = zone(tmp_path, "intel-rapl:1", "package-1", 1_000_000)
    counters = EnergyCounters("cpu", tmp_path)
    before = counters.read()
    (broken / "max_energy_range_uj").unlink()
    (broken / "energy_uj").write_text(reading)
    assert counters.since(before) == {"rapl:package-0": 0.0}
    assert counters.absent is not None
    assert counters.absent.startswith("the energy counter of the processor's “package-1” failed during the run (")
    assert str(tmp_path) not in counters.absent
    told = counters.absent
    (broken / "energy_uj").write_text("2000000")
    assert counters.read() == {"rapl:package-0": 1.0}
    assert counters.absent == told, "it is said once"


def test_a_gpu_counter_that_fails_ends_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone(tmp_path, "intel-rapl:0", "package-0", 1_000_000)
    made_up_gpu(monkeypatch, [5_000, 7_000])
    counters = EnergyCounters("cuda", tmp_path)
    before = counters.read()

    def lost(_: object) -> int:
        raise pynvml.NVMLError(pynvml.NVML_ERROR_GPU_IS_LOST)

    monkeypatch.setattr(pynvml, "nvmlDeviceGetTotalEnergyConsumption", lost)
    assert set(before) == {"rapl:package-0", "nvml"}
    assert counters.since(before) == {"rapl:package-0": 0.0}
    assert counters.absent is not None
    assert counters.absent.startswith("the GPU's energy counter failed during the run (")


def test_a_gpu_is_read_by_nvml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = made_up_gpu(monkeypatch, [5_000, 7_000, 9_500])
    counters = EnergyCounters("cuda", tmp_path)
    assert asked == ["GPU-1234"]
    assert counters.absent == NO_RAPL, "the processor's share is missing, and that is said"
    assert counters.since(counters.read()) == {"nvml": pytest.approx(2.5)}


def made_up_gpu(monkeypatch: pytest.MonkeyPatch, readings: Sequence[int]) -> list[str]:
    """A GPU whose counter shows these millijoules one after the other; the handles that are asked for."""
    millijoules = iter(readings)

    class Properties:
        uuid = "1234"

    asked: list[str] = []

    def handle(uuid: str) -> str:
        asked.append(uuid)
        return "handle"

    monkeypatch.setattr(torch.cuda, "current_device", lambda: 0)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _: Properties)
    monkeypatch.setattr(pynvml, "nvmlInit", lambda: None)
    monkeypatch.setattr(pynvml, "nvmlDeviceGetHandleByUUID", handle)
    monkeypatch.setattr(pynvml, "nvmlDeviceGetTotalEnergyConsumption", lambda _: next(millijoules))
    return asked


def test_a_gpu_without_a_counter_says_so(tmp_path: Path) -> None:
    zone(tmp_path, "intel-rapl:0", "package-0", 1)
    absent = EnergyCounters("cuda", tmp_path).absent
    assert absent is not None
    assert absent.startswith("the GPU gives no energy counter")

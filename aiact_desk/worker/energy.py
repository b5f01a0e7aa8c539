"""Energy counters of the machine: NVML for NVIDIA GPUs, RAPL for processors. What has no counter is not estimated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pynvml
import torch

RAPL = Path("/sys/class/powercap")

NO_RAPL = "the processor shows no energy counters (RAPL) to this system"
RAPL_CLOSED = "the processor's energy counters (RAPL) may only be read by root here"


class EnergyCounters:
    """The counters of the devices that a run computes on, each in joules since some moment of its own.

    `absent` says why a device has no counter, or no longer one; None where all have one. A counter that fails is not
    read again.
    """

    def __init__(self, device: str, rapl: Path = RAPL) -> None:
        self._zones, self.absent = _rapl_zones(rapl)
        self._gpu: object | None = None
        if device.startswith("cuda"):
            self._gpu, gpu_absent = _gpu_handle()
            self.absent = "; ".join(filter(None, (gpu_absent, self.absent))) or None
        elif device != "cpu":
            self.absent = "; ".join(filter(None, (f"there is no energy counter for “{device}”", self.absent)))

    def read(self) -> dict[str, float]:
        """Every counter now."""
        found = {}
        for name in tuple(self._zones):
            try:
                found[f"rapl:{name}"] = self._rapl(name, "energy_uj")
            except (OSError, ValueError) as error:
                self._drop_zone(name, error)
        if self._gpu is not None:
            try:
                found["nvml"] = pynvml.nvmlDeviceGetTotalEnergyConsumption(self._gpu) / 1e3
            except pynvml.NVMLError as error:
                self._gpu = None
                self._say(f"the GPU's energy counter failed during the run ({error})")
        return found

    def since(self, before: Mapping[str, float]) -> dict[str, float]:
        """Joules by counter since `before` was read. RAPL counters start again at zero when they are full."""
        grown = ((name, self._grown(name, before[name], now)) for name, now in self.read().items() if name in before)
        return {name: joules for name, joules in grown if joules is not None}

    def _grown(self, name: str, before: float, now: float) -> float | None:
        """None where it cannot be told any more."""
        zone = name.removeprefix("rapl:")
        if now < before and zone != name:
            try:
                now += self._rapl(zone, "max_energy_range_uj")
            except (OSError, ValueError) as error:
                self._drop_zone(zone, error)
                return None
        return max(0.0, now - before)

    def _rapl(self, zone: str, file: str) -> float:
        return int((self._zones[zone] / file).read_text()) / 1e6

    def _drop_zone(self, name: str, error: OSError | ValueError) -> None:
        del self._zones[name]
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self._say(f"the energy counter of the processor's “{name}” failed during the run ({reason})")

    def _say(self, absent: str) -> None:
        self.absent = "; ".join(filter(None, (self.absent, absent)))


def _rapl_zones(root: Path) -> tuple[dict[str, Path], str | None]:
    """The readable zones by name: the packages, and the memory beside them where it has a counter of its own."""
    zones: dict[str, Path] = {}
    closed = False
    for zone in sorted(root.glob("intel-rapl:*")):
        try:
            name = (zone / "name").read_text().strip()
            if not name.startswith(("package", "dram")):
                continue
            int((zone / "energy_uj").read_text())
        except PermissionError:
            closed = True
        except (OSError, ValueError):
            continue
        else:
            package = zone.name.split(":")[1]
            zones[name if name.startswith("package") else f"{name}-{package}"] = zone
    if zones:
        return zones, None
    return {}, RAPL_CLOSED if closed else NO_RAPL


def _gpu_handle() -> tuple[object | None, str | None]:
    """NVML's handle of the GPU that torch computes on, if it counts energy; else the reason."""
    try:
        pynvml.nvmlInit()
        uuid = f"GPU-{torch.cuda.get_device_properties(torch.cuda.current_device()).uuid}"
        handle = pynvml.nvmlDeviceGetHandleByUUID(uuid)
        pynvml.nvmlDeviceGetTotalEnergyConsumption(handle)
    except (pynvml.NVMLError, RuntimeError, AttributeError) as error:
        return None, f"the GPU gives no energy counter ({error})"
    return handle, None

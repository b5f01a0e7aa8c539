"""Verbs on compute: estimate what training took, and what inference takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aiact_desk import resources
from aiact_desk.desk.input_files import judged, option, read_input
from aiact_desk.regulation.compute.estimate import ComputeEstimate, estimate
from aiact_desk.regulation.compute.inference import InferenceCompute, InferenceTask, inference
from aiact_desk.regulation.compute.phases import Phases
from aiact_desk.regulation.scope_rules import load_scope_rules

HARDWARE = ("accelerator", "units", "hours", "unit_hours", "peak", "precision", "utilisation")
ARCHITECTURE = ("parameters", "active_parameters", "tokens")
LONG_CONTEXT = ("layers", "width", "context")


def estimate_training(path: Path) -> ComputeEstimate:
    """The training compute of the phases in a file (`phases_template` shows one).

    Raises:
        Misuse: if the file is not there or says something else; names the line and the key.
    """
    return estimate(load_scope_rules(), read_input(path, Phases))


def estimate_one_phase(kind: str, options: Mapping[str, str | None]) -> ComputeEstimate:
    """The compute of one phase of this kind, from values by the names in `HARDWARE`, `ARCHITECTURE`, `LONG_CONTEXT`.

    Raises:
        Misuse: if a value is missing, or is none of its kind.
    """
    phase: dict[str, object] = {"name": kind, "kind": kind}
    if hardware := _given(options, HARDWARE):
        phase["hardware"] = [hardware]
    if architecture := _architecture(options):
        phase["architecture"] = architecture
    return estimate(load_scope_rules(), judged(Phases, {"phases": [phase]}, option))


def estimate_inference(task: str, hardware: str, options: Mapping[str, str | None]) -> InferenceCompute:
    """The compute of an inference task on the hardware named, from values by `ARCHITECTURE` and `LONG_CONTEXT`.

    Raises:
        Misuse: if a value is missing, or is none of its kind.
    """
    content = _architecture(options) | {"task": task, "hardware": hardware}
    return inference(load_scope_rules(), judged(InferenceTask, content, option))


def phases_template() -> str:
    """A file of phases to start from, with comments."""
    return (resources.folder("templates/inputs") / "phases.yaml").read_text(encoding="utf-8")


def _architecture(options: Mapping[str, str | None]) -> dict[str, object]:
    found: dict[str, object] = dict(_given(options, ARCHITECTURE))
    if long_context := _given(options, LONG_CONTEXT):
        found["long_context"] = long_context
    return found


def _given(options: Mapping[str, str | None], names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name in names if (value := options.get(name)) is not None}

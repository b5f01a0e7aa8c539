"""Inference compute on a stated task and hardware."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from aiact_desk.regulation.compute.figures import Figure, architecture_figure
from aiact_desk.regulation.compute.phases import Architecture
from aiact_desk.regulation.input_types import Line
from aiact_desk.regulation.scope_rules import ScopeRules


class InferenceTask(Architecture):
    """What is asked of the model (`tokens` are read and written ones), on which hardware; the form asks for both."""

    task: Line
    hardware: Line


@dataclass(frozen=True)
class InferenceCompute:
    """FLOP of the task by 2 * P_active * tokens, with the attention where a context is given (ours)."""

    given: InferenceTask
    figure: Figure

    @property
    def flop(self) -> Decimal:
        return self.figure.flop


def inference(rules: ScopeRules, given: InferenceTask) -> InferenceCompute:
    """The compute of an inference task: forward passes alone."""
    return InferenceCompute(given, architecture_figure(rules, given, 2))

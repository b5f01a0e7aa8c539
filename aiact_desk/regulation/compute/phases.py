"""What an estimate starts from: the phases of training, each with the facts for one method or for both."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Frozen
from aiact_desk.regulation.input_types import Day, Line, Refused
from aiact_desk.regulation.quantities import (
    Count,
    Flop,
    Hours,
    Parameters,
    Peak,
    Tokens,
    UnitHours,
    Utilisation,
)

Counted = Literal["hardware", "architecture", "stated"]


class Period(Frozen):
    """Some units of one type in use for some time. Either `units` for `hours` each, or `unit_hours` in all.

    `peak` is the theoretical peak of one unit in FLOP/s, at the `precision` named; `utilisation` the average share.
    """

    accelerator: Line | None = None
    units: Count | None = None
    hours: Hours | None = None
    unit_hours: UnitHours | None = None
    peak: Peak
    precision: Line | None = None
    utilisation: Utilisation

    @model_validator(mode="after")
    def _time_is_given_once(self) -> Self:
        by_units = (self.units is not None, self.hours is not None)
        if (self.unit_hours is None and not all(by_units)) or (self.unit_hours is not None and any(by_units)):
            raise Refused(Misuse("compute.time_once", field="hardware"))
        return self


class LongContext(Frozen):
    """What the attention over a long context is computed from: layers, width of the model, context in tokens."""

    layers: Count
    width: Count
    context: Count


class Architecture(Frozen):
    """Total parameters, tokens over all epochs; for mixtures of experts the parameters active per token."""

    parameters: Parameters
    active_parameters: Parameters | None = None
    tokens: Tokens
    long_context: LongContext | None = None

    @model_validator(mode="after")
    def _active_are_some_of_all(self) -> Self:
        if self.active_parameters is not None and self.active_parameters > self.parameters:
            raise Refused(Misuse("compute.active_above_total", field="active_parameters"))
        return self


class Stated(Frozen):
    """A figure taken over as it is, and where it comes from."""

    flop: Flop
    source: Line


class Phase(Frozen):
    """One phase of a kind that the counting lists know. `counted` picks a figure where several are given."""

    name: Line
    kind: Line
    begins: Day | None = None
    ends: Day | None = None
    hardware: tuple[Period, ...] = ()
    architecture: Architecture | None = None
    stated: Stated | None = None
    counted: Counted | None = None

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that facts are given for."""
        given = {"hardware": self.hardware, "architecture": self.architecture, "stated": self.stated}
        return tuple(method for method, facts in given.items() if facts)

    @model_validator(mode="after")
    def _counted_is_given(self) -> Self:
        if self.counted is not None and self.counted not in self.methods:
            raise Refused(Misuse("compute.counted_not_given", field="counted", given=self.counted))
        if self.begins and self.ends and self.ends < self.begins:
            raise Refused(Misuse("compute.ends_before", field="ends"))
        return self


class Original(Frozen):
    """The model that was modified: its training compute, and whether it has systemic risk, as far as known."""

    flop: Flop | None = None
    systemic_risk: bool | None = None


class Phases(Frozen):
    """Everything that went into a model, or into a modification of one (then with the `original`)."""

    phases: tuple[Phase, ...] = Field(min_length=1, max_length=10_000)
    original: Original | None = None

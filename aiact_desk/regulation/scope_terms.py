"""The terms that the rules on scope share: the two totals, outcomes, and what has a force and a source."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from aiact_desk.regulation.field_types import Frozen
from aiact_desk.regulation.terms import Force


class Total(StrEnum):
    """The two totals of training compute (Guidelines A.1): what directly updates parameters, and all that counts."""

    DIRECT = "direct"
    CUMULATIVE = "cumulative"


class Outcome(StrEnum):
    """What a rule says of a model. Nothing is decided where a margin straddles a threshold."""

    MET = "met"
    NOT_MET = "not_met"
    STRADDLES = "straddles"
    NEEDS_DECISION = "needs_decision"
    UNKNOWN = "unknown"
    INFORMS = "informs"
    DOES_NOT_APPLY = "does_not_apply"


class Sourced(Frozen):
    """Something with the force that it has and the provision that it comes from."""

    force: tuple[Force, ...] = Field(min_length=1)
    source: str


class Named(Frozen):
    """An option with its words."""

    id: str
    title: str

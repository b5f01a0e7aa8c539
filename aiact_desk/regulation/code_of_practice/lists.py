"""The entries of the Code's lists: items of reports, risks, their sources, and what evidence evaluations need."""

from __future__ import annotations

import pydantic

from aiact_desk.regulation.field_types import Frozen


class Item(Frozen):
    """One entry of a list of the Code, by an id of its own."""

    id: str
    title: str


class SpecifiedRisk(Item):
    """A systemic risk that is always to be looked for (Appendix 1.4), with its gist."""

    guidance: str


class Numbered(Frozen):
    """An appendix or a part of one, by its number in the Code."""

    number: str
    title: str


class SecurityObjectives(Numbered):
    """One group of Appendix 4, with how many `objectives` it has."""

    objectives: int = pydantic.Field(gt=0)


class EvidenceItem(Item):
    """What must be known about an evaluation, with its `source` in the Code.

    `fill_hint` says where the program can take it from.
    """

    source: str
    fill_hint: str

"""What an audience may see besides its rows: told from the rows themselves, so that data decides and not code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from aiact_desk.documents.nouns import Answer
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Number
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience

_CARRIES_FILES = "general.authenticity"
_CARRIES_MACHINE = "energy.inference_method"
_CARRIES_SIZE = "properties.size_exact"


@dataclass(frozen=True)
class Sight:
    """`files`: names and hashes of weight files. `machine`: where a run happened and the software on it.

    `size`: figures to the last digit, where the exact parameter count follows from them. `overruled`: what the program
    found and a person stated otherwise.

    A fact stands in the annex or under an answer only where a row of this audience carries such facts.
    """

    files: bool
    machine: bool
    size: bool
    overruled: bool = True

    @classmethod
    def of(cls, form: Form, audience: Audience) -> Self:
        if form.audiences[audience].sees_all:
            return cls(files=True, machine=True, size=True)
        rows = {row.id for row in form.rows(audience)}
        return replace(cls.of_rows(rows), overruled=audience is not Audience.PUBLIC)

    @classmethod
    def of_rows(cls, rows: Collection[str]) -> Self:
        """What somebody sees who reads the rows of these ids, and no others."""
        return cls(files=_CARRIES_FILES in rows, machine=_CARRIES_MACHINE in rows, size=_CARRIES_SIZE in rows)


def as_fine_as_allowed(field: Field, answer: Answer, sight: Sight) -> Json:
    """A measured figure to the precision that the form asks for, where its last digits would tell the exact size.

    The computation of the inference benchmark is a known function of the parameter count.
    """
    figures = field.type.significant_figures if isinstance(field.type, Number) else None
    if sight.size or figures is None or answer.provenance.origin != "measured" or not isinstance(answer.value, str):
        return answer.value
    return format(to_significant_figures(Decimal(answer.value), figures), "f")

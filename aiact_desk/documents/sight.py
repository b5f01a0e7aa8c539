"""What an audience may see besides its rows: told from the rows themselves, so that data decides and not code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience

_CARRIES_FILES = "general.authenticity"
_CARRIES_MACHINE = "energy.inference_method"


@dataclass(frozen=True)
class Sight:
    """`files`: names and hashes of weight files. `machine`: where a run happened and the software on it.

    A fact stands in the annex or under an answer only where a row of this audience carries such facts.
    """

    files: bool
    machine: bool

    @classmethod
    def of(cls, form: Form, audience: Audience) -> Self:
        rows = {row.id for row in form.rows(audience)}
        return cls(files=_CARRIES_FILES in rows, machine=_CARRIES_MACHINE in rows)

"""Days and texts in input files and options, read as the rows of a form are, and what refuses them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.texts import parse_date, parse_text


class Refused(ValueError):
    """A value that was not taken, with the problem that says why; its `field` is the key's name alone."""

    def __init__(self, problem: Misuse) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read_by(parse: Callable[[str, Json], object]) -> BeforeValidator:
    """A validator that reads what was given by `parse`, which takes the key's name first."""

    def read(given: Json, info: ValidationInfo) -> object:
        try:
            return parse(str(info.field_name), given)
        except Misuse as problem:
            raise Refused(problem) from problem

    return BeforeValidator(read)


Day = Annotated[date, read_by(parse_date)]
"""A day written "YYYY-MM-DD"."""

Line = Annotated[str, read_by(parse_text)]
"""A text without characters that cannot be seen."""

"""The packaged form, and fields of any type made for a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import aiact_desk.desk
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form

MakeField = Callable[..., Field]
ExampleOf = Callable[[str], dict[str, Json]]


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form("model_documentation_form")


@pytest.fixture(scope="session")
def example_of() -> ExampleOf:
    """The packaged example of a form: every value as it is kept, by field id."""

    def read(form_id: str) -> dict[str, Json]:
        file = Path(aiact_desk.desk.__file__).parent / "example" / f"{form_id}.yaml"
        typed: dict[str, Json] = yaml.safe_load(file.read_text(encoding="utf-8"))
        return {id: values.parse(load_form(form_id).field(id), value) for id, value in typed.items()}

    return read


@pytest.fixture(scope="session")
def make_field() -> MakeField:
    """A field named "Answer" of the type given as in YAML: make_field(kind="text")."""

    def make(**type_: object) -> Field:
        return Field.model_validate(
            {
                "id": "test.answer",
                "label": "Answer",
                "guidance": "For a test.",
                "type": type_,
                "audience": ["aio"],
                "legal": [],
                "force": "ours",
            }
        )

    return make

"""The packaged form, and fields of any type made for a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.regulation.field import Field
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Form

MakeField = Callable[..., Field]


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form("model_documentation_form")


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

"""The generator of a pack: the module of its name in this package."""

from __future__ import annotations

import importlib
import importlib.util
from typing import cast

from aiact_desk.evaluation.generators.drawing import Generator

_ROOM = "aiact_desk.evaluation.generators"


def has_generator(pack_id: str) -> bool:
    """Whether the items of a shipped pack are drawn, so that others can be drawn too."""
    return importlib.util.find_spec(f"{_ROOM}.{pack_id}") is not None


def generator_of(pack_id: str) -> Generator:
    """The module that draws the items of a pack. Raises ModuleNotFoundError if there is none."""
    return cast("Generator", importlib.import_module(f"{_ROOM}.{pack_id}"))

"""The deadlines that are packaged with the program."""

from __future__ import annotations

from functools import cache

import yaml

from aiact_desk import resources
from aiact_desk.regulation.deadlines.schema import Deadlines

PREFIX = "deadlines_"


@cache
def load_deadlines() -> Deadlines:
    """The newest edition. Read once per process."""
    newest = max(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    return Deadlines.model_validate(yaml.safe_load(newest.read_text(encoding="utf-8")))

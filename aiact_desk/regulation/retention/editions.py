"""The rules of retention that are packaged with the program."""

from __future__ import annotations

from functools import cache

import yaml

from aiact_desk import resources
from aiact_desk.regulation.retention.schema import Retention

PREFIX = "retention_"


@cache
def load_retention() -> Retention:
    """The newest edition. Read once per process."""
    newest = max(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    return Retention.model_validate(yaml.safe_load(newest.read_text(encoding="utf-8")))

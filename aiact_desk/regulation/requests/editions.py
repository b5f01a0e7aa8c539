"""The rules on requests that are packaged with the program."""

from __future__ import annotations

from functools import cache

import yaml

from aiact_desk import resources
from aiact_desk.regulation.requests.schema import RequestRules

PREFIX = "requests_"


@cache
def load_request_rules() -> RequestRules:
    """The newest edition. Read once per process."""
    newest = max(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    return RequestRules.model_validate(yaml.safe_load(newest.read_text(encoding="utf-8")))

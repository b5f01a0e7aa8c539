"""The edition of the Code of Practice that is packaged with the program."""

from __future__ import annotations

from functools import cache

import yaml

from aiact_desk import resources
from aiact_desk.regulation.code_of_practice.schema import CodeOfPractice

PREFIX = "code_of_practice_"


@cache
def load_code_of_practice() -> CodeOfPractice:
    """The newest edition. Read once per process."""
    newest = max(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    return CodeOfPractice.model_validate(yaml.safe_load(newest.read_text(encoding="utf-8")))

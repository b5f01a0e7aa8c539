"""What the kind of a file is told from: its name, its beginning, and what its JSON holds, read once for all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from aiact_desk.documents.importing.limits import read_json
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_BEGINNING = 65_536


@dataclass(frozen=True)
class Clues:
    """One file whose kind nobody said."""

    data: bytes
    name: str

    @cached_property
    def beginning(self) -> str:
        """The first 64 KiB as text, without white space before it; what is no UTF-8 in it is replaced."""
        return self.data[:_BEGINNING].decode("utf-8-sig", "replace").lstrip()

    @cached_property
    def json(self) -> Json:
        """The JSON value of a file that begins like one, else None.

        Raises: Problem if it begins with a brace and is no JSON within the limits.
        """
        try:
            return read_json(self.data, self.name) if self.beginning.startswith(("{", "[")) else None
        except Problem:
            if self.beginning.startswith("{"):
                raise
            return None

    @property
    def table(self) -> dict[str, Json]:
        """The JSON object that the file is; empty where it is none."""
        return self.json if isinstance(self.json, dict) else {}

"""Facts while they are collected: each value with the file that it came from, and the warnings beside them."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.inspection import facts
from aiact_desk.inspection.reading import printable


class Findings:
    """Collects what the readers of this room find; `inspect` turns it into `VersionFacts`."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.origins: dict[str, str] = {}
        self.warnings: list[facts.Warning] = []

    def found(self, origin: str, **values: object) -> None:
        """Record values of `VersionFacts` that `origin` states. What is None or empty was not stated."""
        for name, value in values.items():
            if value is not None and value not in ("", (), {}):
                self.values[name] = value
                self.origins[name] = origin

    def warn_of_files(self, id: str, files: Sequence[str], **params: object) -> None:
        """Record one warning for all of `files`, naming the first ones; nothing where there are none."""
        if files:
            self.warn(id, files=", ".join(files), count=len(files), **params)

    def warn(self, id: str, **params: object) -> None:
        """Record something that a reader of the facts should know."""
        self.warnings.append(facts.Warning(id=id, params={name: printable(value) for name, value in params.items()}))

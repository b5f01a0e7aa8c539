"""What was typed and cannot be saved yet, kept until it is mended: per document and row."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.gui.documents.why_none import WhyNone
from aiact_desk.problems import Problem
from aiact_desk.regulation.values import Json


@dataclass(frozen=True)
class Draft:
    """The editor's content as it stood. `why` says why there is no value, where there was to be none."""

    value: Json
    why: WhyNone | None
    problem: Problem


class Drafts:
    """Drafts of this session, by document and field."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Draft] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, document: str, field: str) -> Draft | None:
        """The draft of a row, if there is one."""
        return self._kept.get((document, field))

    def keep(self, document: str, field: str, draft: Draft) -> None:
        """Keep what stands in the editor now."""
        self._kept[document, field] = draft

    def drop(self, document: str, field: str) -> None:
        """The row was mended, or its value taken back."""
        self._kept.pop((document, field), None)

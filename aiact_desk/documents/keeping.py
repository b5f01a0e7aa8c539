"""The nouns of keeping: what a person said of how long a document is kept, and what leans on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class RetentionRecord:
    """From which day a document is kept, where no row of it says so, and why nothing may delete it (`hold`)."""

    starts: date | None
    hold: str | None
    person: str
    at: datetime


@dataclass(frozen=True)
class Leaner:
    """A record that leans on a document: it was begun from it, names it, or tells who received it."""

    kind: Literal["document", "delivery", "claim", "request", "answer"]
    id: str

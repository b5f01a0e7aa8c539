"""What a record says of one data set, whichever format it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from aiact_desk.inspection.reading import printable

_LONGEST_STATEMENT = 1_500
MOST_DATA_SETS = 50
"""Data sets of one file that are taken; a catalogue of more is exported in parts."""


class Access(Enum):
    """Who may get a data set, as its record says it."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    PAID = "paid"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Size:
    """How large a data set is, in the unit that the record uses."""

    amount: Decimal
    unit: str


@dataclass(frozen=True)
class DataSetRecord:
    """One data set. `place` says where in the file it stands.

    `modalities` are in the words of the public summary. `collected` is the first and last month of collection, while
    `covers` are the times that the content is about. `points` are data points by the part of the data that a model in
    the same record used them for. The other statements are texts of the record, kept short and on one line.
    """

    name: str
    place: str
    link: str | None = None
    description: str | None = None
    access: Access = Access.UNSAID
    licences: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    issued: str | None = None
    languages: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    size: Size | None = None
    points: tuple[tuple[str, Decimal], ...] = ()
    collected: tuple[str | None, str | None] = (None, None)
    covers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    obtained: tuple[str, ...] = ()
    curation: tuple[str, ...] = ()
    unsuitability: tuple[str, ...] = ()
    bias_measures: tuple[str, ...] = ()
    known_biases: tuple[str, ...] = ()
    personal_data: tuple[str, ...] = ()


def statement(text: str) -> str:
    """A text of a stranger's record on one line, without signs that cannot be printed, cut where it is long."""
    return printable(" ".join(text.split()), _LONGEST_STATEMENT)


def statements(texts: list[str]) -> tuple[str, ...]:
    """The texts that say something, each once."""
    return tuple(dict.fromkeys(said for text in texts if (said := statement(text))))


def month(text: str) -> str | None:
    """The month of a day, a moment or a month as ISO 8601 writes them; None for anything else."""
    head = text.strip()[:7]
    year, dash, number = head.partition("-")
    is_month = len(head) == 7 and dash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit()
    return head if is_month and 1 <= int(number) <= 12 and 1950 <= int(year) <= 2100 else None

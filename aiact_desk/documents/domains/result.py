"""What a list of top domains says, with all that it rests on: a document can hold it as evidence."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aiact_desk.evaluation.frozen import Frozen


class LogFile(Frozen):
    """A file that was read: its name without folders, `size` in bytes as it lies on the disk, and how it was read."""

    name: str
    size: int
    sha256: str
    format: str
    columns: tuple[str, ...]


class RefusedLine(Frozen):
    """A row that was not understood: `reason` is the id of a sentence in `aiact_desk.wording`."""

    file: str
    line: int
    reason: str


class Rows(Frozen):
    """The rows of all files: `read` are `understood` and those that are not, by reason, with the first of them."""

    read: int
    understood: int
    not_understood: dict[str, int]
    first_not_understood: tuple[RefusedLine, ...]


class Named(Frozen):
    """A name with its bytes."""

    name: str
    bytes: int


class Apart(Frozen):
    """Names that are no domains, and so are not ranked: how many, their bytes, and the largest of them."""

    kind: Literal["address", "no public top-level domain", "invalid name"]
    names: int
    bytes: int
    first: tuple[Named, ...]


class Rule(Frozen):
    """The rule that says how many are listed, of which force and source."""

    id: str
    number: str
    title: str
    force: tuple[str, ...]
    source: str
    edition: str


class Lists(Frozen):
    """The dated lists by which names were judged; `hosting`: suffixes of hosting services count as suffixes too."""

    public_suffixes: date
    hosting: bool
    names_of_persons: date


class ListedDomain(Frozen):
    """A domain in its place among all domains. `unicode` is how people write it; `share` is of the bytes of all."""

    rank: int
    domain: str
    unicode: str
    bytes: int
    share: float


class FlaggedDomain(Frozen):
    """A listed domain that looks like the name of a person."""

    rank: int
    domain: str


class RemovedDomain(Frozen):
    """A domain that would be listed and was left out, with the reason that the user gave."""

    rank: int
    domain: str
    bytes: int
    reason: str


class ListFile(Frozen):
    """A file that was written: its name without folders, `size` in bytes."""

    name: str
    size: int
    sha256: str


class DomainList(Frozen):
    """The list and its totals.

    `domains` have `bytes` together; the rule takes `top` of them, of which `listed` with `listed_bytes` are left when
    those `removed` are out. `first` and `flagged` hold no more than a bounded number. `file` is the whole list
    for publication, by names alone; `figures` is the same list with ranks, bytes and shares, for the house.
    `removals_not_needed` counts domains that were to be left out and are not among the top. `modalities` are the bytes
    of all rows that were understood.
    """

    rule: Rule
    lists: Lists
    files: tuple[LogFile, ...]
    rows: Rows
    modalities: dict[str, int]
    domains: int
    bytes: int
    apart: tuple[Apart, ...]
    top: int
    listed: int
    listed_bytes: int
    flagged_count: int
    flagged: tuple[FlaggedDomain, ...]
    removed: tuple[RemovedDomain, ...]
    removed_bytes: int
    removals_not_needed: int
    file: ListFile | None
    figures: ListFile | None
    first: tuple[ListedDomain, ...]

"""From sums to the list: the top by bytes, without what the user leaves out, and what of it looks like a person.

Two files can be written: the list for publication holds names alone, since ranks would show where a domain was left
out, and bytes and shares are more than the summary states; the figures are for the house.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aiact_desk.documents.domains.hosts import Kind, in_unicode
from aiact_desk.documents.domains.persons import PersonNames
from aiact_desk.documents.domains.result import FlaggedDomain, ListedDomain, ListFile, RemovedDomain
from aiact_desk.documents.domains.totals import Totals
from aiact_desk.files import written_whole

MOST_FIRST = 1_000
"""Listed domains that a result holds; the list by the rule for an SME is never longer."""

MOST_FLAGGED = 10_000

Write = Callable[[int, str, int, float], object]
"""Takes the list, one domain after another: its rank, name, bytes and share."""


class Ranking:
    """The top of all domains as it is gone through."""

    def __init__(self, removals: Mapping[str, str], names: PersonNames) -> None:
        self.listed = self.listed_bytes = self.flagged_count = 0
        self.first: list[ListedDomain] = []
        self.flagged: list[FlaggedDomain] = []
        self.removed: list[RemovedDomain] = []
        self._removals, self._names = removals, names

    def go_through(self, totals: Totals, top: int, all_bytes: int, writes: Sequence[Write]) -> None:
        """Rank the `top` domains and write those that stay; the rank is the place among all domains."""
        for rank, (domain, size) in enumerate(totals.ranked(Kind.DOMAIN, top), start=1):
            if (reason := self._removals.get(domain)) is not None:
                self.removed.append(RemovedDomain(rank=rank, domain=domain, bytes=size, reason=reason))
                continue
            share = size / all_bytes if all_bytes else 0.0
            for write in writes:
                write(rank, domain, size, share)
            self.listed += 1
            self.listed_bytes += size
            if len(self.first) < MOST_FIRST:
                unicode = in_unicode(domain)
                self.first.append(ListedDomain(rank=rank, domain=domain, unicode=unicode, bytes=size, share=share))
            if self._names.looks_like_a_person(domain):
                self.flagged_count += 1
                if len(self.flagged) < MOST_FLAGGED:
                    self.flagged.append(FlaggedDomain(rank=rank, domain=domain))


@dataclass(frozen=True)
class Table:
    """What a file says of each listed domain: the heads of its columns, and the cells of a row."""

    heads: tuple[str, ...]
    cells: Callable[[int, str, int, float], tuple[object, ...]]


def _published(_rank: int, domain: str, _size: int, _share: float) -> tuple[object, ...]:
    unicode = in_unicode(domain)
    return domain, unicode if unicode != domain else ""


def _figures(rank: int, domain: str, size: int, share: float) -> tuple[object, ...]:
    return rank, domain, in_unicode(domain), size, f"{share:.9f}"


PUBLISHED = Table(("domain", "unicode"), _published)
"""The list for publication: each domain, and how people write it where that differs."""

FIGURES = Table(("rank", "domain", "unicode", "bytes", "share"), _figures)
"""For the house: the place among all domains (gaps are where some were left out), bytes, and share of all bytes."""


class ListWriter:
    """Writes the listed domains as CSV (RFC 4180, UTF-8) and hashes it; what looks like a person is not marked."""

    def __init__(self, path: Path, table: Table) -> None:
        self._path, self._table, self._hash, self._size = path, table, hashlib.sha256(), 0

    @contextmanager
    def opened(self) -> Iterator[Write]:
        """The file is there when the list is whole, and else as it was before. Raises Problem if it cannot be."""
        with written_whole(self._path) as file:
            table = csv.writer(_Sink(file, self._count))
            table.writerow(self._table.heads)
            yield lambda rank, domain, size, share: table.writerow(self._table.cells(rank, domain, size, share))

    @property
    def told(self) -> ListFile:
        """The file as it was written."""
        return ListFile(name=self._path.name, size=self._size, sha256=self._hash.hexdigest())

    def _count(self, data: bytes) -> None:
        self._hash.update(data)
        self._size += len(data)


@dataclass(frozen=True)
class _Sink:
    """Text into a binary file, and past whoever counts it."""

    file: BinaryIO
    count: Callable[[bytes], None]

    def write(self, text: str) -> int:
        data = text.encode()
        self.count(data)
        return self.file.write(data)

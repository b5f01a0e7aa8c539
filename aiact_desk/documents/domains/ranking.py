"""From sums to the list: the top by bytes, without what the user leaves out, and what of it looks like a person."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping
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

HEADS = ("rank", "domain", "unicode", "bytes", "share")


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

    def go_through(self, totals: Totals, top: int, all_bytes: int, write: Write) -> None:
        """Rank the `top` domains and write those that stay; the rank is the place among all domains."""
        for rank, (domain, size) in enumerate(totals.ranked(Kind.DOMAIN, top), start=1):
            if (reason := self._removals.get(domain)) is not None:
                self.removed.append(RemovedDomain(rank=rank, domain=domain, bytes=size, reason=reason))
                continue
            share = size / all_bytes if all_bytes else 0.0
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


class ListWriter:
    """Writes the list as CSV (RFC 4180, UTF-8) and hashes it; what looks like a person is not marked in it, since the
    list is published."""

    def __init__(self, path: Path) -> None:
        self._path, self._hash, self._size = path, hashlib.sha256(), 0

    @contextmanager
    def opened(self) -> Iterator[Write]:
        """The file is there when the list is whole, and else as it was before. Raises Problem if it cannot be."""
        with written_whole(self._path) as file:
            table = csv.writer(_Sink(file, self._count))
            table.writerow(HEADS)
            yield lambda rank, domain, size, share: table.writerow(
                (rank, domain, in_unicode(domain), size, f"{share:.9f}")
            )

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

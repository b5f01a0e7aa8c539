"""The list of top domains: logs are read once, summed by domain, ranked over all modalities, and cut by the rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from aiact_desk.documents.domains.hosts import Kind, classify
from aiact_desk.documents.domains.layout import Columns, Layout, find_layout
from aiact_desk.documents.domains.lines import LONGEST_LINE, Block, HashedFile, blocks, is_packed, unpacked
from aiact_desk.documents.domains.modalities import NOT_TOLD
from aiact_desk.documents.domains.persons import person_names
from aiact_desk.documents.domains.ranking import FIGURES, PUBLISHED, ListWriter, Ranking
from aiact_desk.documents.domains.result import (
    Apart,
    DomainList,
    Lists,
    LogFile,
    Named,
    RefusedLine,
    Rows,
    Rule,
)
from aiact_desk.documents.domains.rows import Refused, understood
from aiact_desk.documents.domains.suffixes import Suffixes, packaged_suffixes
from aiact_desk.documents.domains.totals import MOST_HELD, Totals
from aiact_desk.evaluation.contamination.meter import Meter
from aiact_desk.evaluation.elsewhere.reading import open_regular, printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.top_domains import EDITION, DomainRule

MOST_APART = 100
"""Names of each kind apart that a result holds."""

_KINDS: dict[Kind, Literal["address", "no public top-level domain", "invalid name"]] = {
    Kind.ADDRESS: "address",
    Kind.NOT_PUBLIC: "no public top-level domain",
    Kind.INVALID: "invalid name",
}


@dataclass(frozen=True)
class Asked:
    """How a list is made. `modality` is that of files that do not tell it; `removals` are domains and their reasons;
    `hosting`: names below hosting services (github.io) count as domains of their own; `out` is the list for
    publication and `figures` that of the house, with ranks, bytes and shares, both written as CSV."""

    rule: DomainRule
    modality: str = NOT_TOLD
    columns: Columns = field(default_factory=Columns)
    removals: Mapping[str, str] = field(default_factory=dict)
    hosting: bool = False
    out: Path | None = None
    figures: Path | None = None


def list_top_domains(files: Sequence[Path], asked: Asked, meter: Meter, most_held: int = MOST_HELD) -> DomainList:
    """The list from these logs. Memory does not grow with their rows or domains, the private file on disk does.

    `most_held` is how many names are summed in memory before they are spilled; it changes no result.

    Raises:
        Misuse: if a column that the user names is not there.
        Problem: if a file cannot be read or is damaged, its columns are not found, no row names a domain, or a disk is
            full.
        Stopped: if the meter's asker says so.
    """
    suffixes = packaged_suffixes(private=asked.hosting)
    refused = Refused()
    with Totals(partial(classify, suffixes=suffixes), most_held) as totals:
        read = tuple(_read(path, asked, totals, refused, meter) for path in files)
        totals.group()
        return _ranked(totals, asked, suffixes, read, refused)


def _read(path: Path, asked: Asked, totals: Totals, refused: Refused, meter: Meter) -> LogFile:
    """Add one file to the sums."""
    name = printable(path.name)
    with open_regular(path) as opened:
        size, packed = path.stat().st_size, is_packed(opened)
        meter.begin(name, size)
        file = HashedFile(opened)
        lines = blocks(meter.watched(unpacked(file, name, packed=packed), opened), name)
        first, layout = _begun(lines, asked.columns, name)
        for rows in understood(chain(first, lines), layout, asked.modality, name, refused):
            totals.take(rows)
        meter.end()
    return LogFile(name=name, size=size, sha256=file.sha256, format=layout.format, columns=layout.columns())


def _begun(lines: Iterator[Block], columns: Columns, name: str) -> tuple[list[Block], Layout]:
    """The first block that says something, from its first line on that does, and the layout that it shows."""
    for block in lines:
        for at, line in enumerate(block.lines):
            if line is None or line.strip():
                if line is None:
                    raise Problem("domains.no_columns", path=name, found=f"a line longer than {LONGEST_LINE >> 10} KiB")
                return [Block(block.first + at, block.lines[at:])], find_layout(line, columns, name)
    raise Problem("domains.empty", path=name)


def _ranked(
    totals: Totals, asked: Asked, suffixes: Suffixes, files: tuple[LogFile, ...], refused: Refused
) -> DomainList:
    domains = totals.amount(Kind.DOMAIN)
    if not domains.names:
        raise Problem("domains.none", rows=totals.rows + refused.reasons.total())
    top, names = asked.rule.listed(domains.names), person_names()
    ranking = Ranking(asked.removals, names)
    published = ListWriter(asked.out, PUBLISHED) if asked.out is not None else None
    figures = ListWriter(asked.figures, FIGURES) if asked.figures is not None else None
    with ExitStack() as files_open:
        writes = [files_open.enter_context(writer.opened()) for writer in (published, figures) if writer is not None]
        ranking.go_through(totals, top, domains.bytes, writes)
    return DomainList(
        rule=_told(asked.rule),
        lists=Lists(public_suffixes=suffixes.date, hosting=suffixes.private, names_of_persons=names.date),
        files=files,
        rows=_rows(totals, refused),
        modalities={name: size for name, size in totals.by_modality.items() if size},
        domains=domains.names,
        bytes=domains.bytes,
        apart=tuple(_apart(totals, kind) for kind in _KINDS),
        top=top,
        listed=ranking.listed,
        listed_bytes=ranking.listed_bytes,
        flagged_count=ranking.flagged_count,
        flagged=tuple(ranking.flagged),
        removed=tuple(ranking.removed),
        removed_bytes=sum(one.bytes for one in ranking.removed),
        removals_not_needed=len(asked.removals) - len(ranking.removed),
        file=published.told if published else None,
        figures=figures.told if figures else None,
        first=tuple(ranking.first),
    )


def _told(rule: DomainRule) -> Rule:
    force = tuple(each.value for each in rule.force)
    return Rule(id=rule.id, number=rule.number, title=rule.title, force=force, source=rule.source, edition=EDITION)


def _rows(totals: Totals, refused: Refused) -> Rows:
    return Rows(
        read=totals.rows + refused.reasons.total(),
        understood=totals.rows,
        not_understood=dict(sorted(refused.reasons.items())),
        first_not_understood=tuple(
            RefusedLine(file=row.file, line=row.line, reason=row.reason) for row in refused.first
        ),
    )


def _apart(totals: Totals, kind: Kind) -> Apart:
    amount = totals.amount(kind)
    first = tuple(Named(name=name, bytes=size) for name, size in totals.ranked(kind, MOST_APART))
    return Apart(kind=_KINDS[kind], names=amount.names, bytes=amount.bytes, first=first)

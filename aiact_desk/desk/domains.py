"""The verb that lists the top domains of a training-content summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from aiact_desk.documents.domains.layout import Columns
from aiact_desk.documents.domains.listing import Asked, list_top_domains
from aiact_desk.documents.domains.modalities import MODALITIES, NOT_TOLD
from aiact_desk.documents.domains.removals import read_removals
from aiact_desk.documents.domains.result import DomainList
from aiact_desk.documents.domains.suffixes import packaged_suffixes
from aiact_desk.evaluation.contamination.meter import Meter, Reading, Stopped
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.top_domains import domain_rule


def list_domains(
    files: Sequence[Path],
    rule: str,
    told: Callable[[Reading], None],
    stopped: Callable[[], bool],
    *,
    modality: str | None = None,
    columns: Columns = Columns(),  # noqa: B008  (frozen)
    remove: Path | None = None,
    hosting: bool = False,
    out: Path | None = None,
    figures: Path | None = None,
) -> DomainList:
    """The most relevant domains of crawl logs, ranked by bytes over all of them together, as the rule ("10%" or "sme")
    asks.

    `modality` is that of the logs that do not tell it; `columns` are named where their usual names are not used;
    `remove` is a file of domains that are left out, each with a reason; `hosting` counts names below hosting services
    as domains of their own. The list for publication, of names alone, is written to `out` as CSV; the same list with
    ranks, bytes and shares, which is for the house, to `figures`. Takes some minutes for ten million rows.

    Raises:
        Misuse: if a file is not there or named twice, the rule, the modality or a column is unknown, the file of
            removals says something else, or `out` or `figures` is no place for a file, or both are the same.
        Problem: if a file cannot be read or holds no domains, a list cannot be written, or it was stopped.
    """
    chosen = domain_rule(rule)
    if modality is not None and modality not in MODALITIES:
        raise Misuse("domains.unknown_modality", modality=modality, known=", ".join(MODALITIES))
    paths = _found(files)
    left_out = None if remove is None else _resolved(remove)
    _check_places(out, figures, [*paths, *([left_out] if left_out else [])])
    removals = read_removals(left_out, packaged_suffixes(private=hosting)) if left_out else {}
    asked = Asked(chosen, modality or NOT_TOLD, columns, removals, hosting, out, figures)
    meter = Meter(len(paths), sum(path.stat().st_size for path in paths), told, stopped)
    try:
        return list_top_domains(paths, asked, meter)
    except Stopped:
        raise Problem("domains.stopped") from None


def _found(files: Sequence[Path]) -> list[Path]:
    """The files that the user names, which may be links. One that is named twice would be counted twice."""
    paths = [_resolved(file) for file in files]
    if not paths:
        raise Misuse("domains.no_files")
    for path in paths:
        if paths.count(path) > 1:
            raise Misuse("domains.named_twice", path=path)
    return paths


def _check_places(out: Path | None, figures: Path | None, read: Sequence[Path]) -> None:
    """Neither file is written over one that is read, nor are the figures written where the list for publication is."""
    for place in (out, figures):
        if place is not None and (place.is_dir() or not place.absolute().parent.is_dir() or place.resolve() in read):
            raise Misuse("domains.no_place", path=place)
    if out is not None and figures is not None and out.resolve() == figures.resolve():
        raise Misuse("domains.same_place", path=out)


def _resolved(file: Path) -> Path:
    try:
        return file.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise Misuse("domains.no_file", path=file) from None

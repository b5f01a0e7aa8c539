"""The verb that searches a training corpus for the items of packs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from aiact_desk.evaluation import packs, suites
from aiact_desk.evaluation.contamination.meter import Reading
from aiact_desk.evaluation.contamination.report import ScanReport
from aiact_desk.evaluation.packs import Pack
from aiact_desk.files import write_whole
from aiact_desk.problems import Misuse


def scan_corpus(
    corpus: Sequence[Path],
    pack_ids: Sequence[str],
    suite_id: str | None,
    told: Callable[[Reading], None],
    stopped: Callable[[], bool],
    *,
    fields: Sequence[str] = (),
    answers: bool = False,
    out: Path | None = None,
) -> ScanReport:
    """Say how much of the packs named, and of those of the suite, stands in the corpus; of every pack if none is named.

    `fields` are the keys or columns that hold text (none: every string); `answers` has choices and answers searched for
    too. Takes minutes per gigabyte; as soon as `stopped` says so it ends, with a partial report. The report is written
    to `out` as JSON.

    Raises:
        Misuse: if a pack, the suite or a path is unknown, or `out` is no place for a file.
        Problem: if no text could be read, or the report cannot be written.
    """
    if out is not None and (out.is_dir() or not out.absolute().parent.is_dir()):
        raise Misuse("contamination.no_place", path=out)
    chosen = _chosen(pack_ids, suite_id)
    from aiact_desk.evaluation.contamination.scan import Search, scan  # noqa: PLC0415  (numpy and scipy)

    report = scan(chosen, corpus, Search(tuple(fields), answers), told, stopped)
    if out is not None:
        write_whole(out, report.model_dump_json(indent=2).encode() + b"\n")
    return report


def _chosen(pack_ids: Sequence[str], suite_id: str | None) -> list[Pack]:
    ids = list(pack_ids)
    if suite_id is not None:
        ids += [entry.pack for entry in suites.load_suite(suite_id).entries]
    return [packs.shipped_pack(id) for id in dict.fromkeys(ids)] if ids else list(packs.load_packs())

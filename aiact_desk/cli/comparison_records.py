"""Comparisons of runs as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.cli import records
from aiact_desk.cli.records import Record
from aiact_desk.desk.comparing import RunsCompared
from aiact_desk.desk.runs import RunReport
from aiact_desk.evaluation.compared import ChangedItem, PackComparison


def runs_compared(found: RunsCompared, shown: slice) -> Record:
    """`shown` says which of the changed items of each pack and direction are listed; all are counted."""
    return {
        "first": _run(found.reports[0]),
        "correction": "Holm",
        "tests": found.tests,
        "comparisons": [
            {
                "other": _run(report),
                "asking_differs": list(comparison.asking),
                "packs": [_pack(pack, shown) for pack in comparison.packs],
            }
            for comparison, report in zip(found.comparisons, found.reports[1:], strict=True)
        ],
    }


def _run(report: RunReport) -> Record:
    return {
        **records.run(report.run),
        "version_name": report.version.name,
        "origin": report.request.origin.model_dump(mode="json") if report.request.origin else None,
        "weights_seen": report.request.version.served is None,
    }


def _pack(pack: PackComparison, shown: slice) -> Record:
    record: Record = {
        "id": pack.pack,
        "metric": pack.metric,
        "higher_is_better": pack.higher_is_better,
        "reason": pack.reason,
    }
    if (found := pack.difference) is None:
        return record
    return {
        **record,
        "first": found.before,
        "other": found.after,
        "difference": found.value,
        "interval": found.interval.model_dump(mode="json"),
        "test": found.test,
        "p": found.p_value,
        "p_corrected": found.corrected,
        "shown": found.shown,
        "better": pack.better,
        "items": found.items,
        "clusters": found.clusters,
        "items_in_first_alone": pack.only_before,
        "items_in_other_alone": pack.only_after,
        "to_right": _changed(pack.to_right, shown) if pack.right_or_wrong else None,
        "to_wrong": _changed(pack.to_wrong, shown) if pack.right_or_wrong else None,
    }


def _changed(items: Sequence[ChangedItem], shown: slice) -> Record:
    listed = [{"id": one.item, "first": one.before, "other": one.after} for one in items[shown]]
    return {"count": len(items), "items": listed}

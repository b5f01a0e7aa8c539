"""Evidence that may not hold any more: the weights changed since they were read or measured, or the packs did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import Answer, Version
from aiact_desk.inspection.changes import FileChange, What

_NAMED = 3
"""Files or packs that a sentence names; the rest are counted."""

_FILES: dict[What, str] = {
    "changed": "stale.files_changed",
    "gone": "stale.files_gone",
    "touched": "stale.files_touched",
}
"""The worst first."""


@dataclass(frozen=True)
class Now:
    """What there is today: changes by Version (`gone`: those whose place is not there), and hashes by pack.

    A pack that is not here, or cannot be read, has no hash.
    """

    changes: Mapping[str, Sequence[FileChange]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    packs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StaleMark:
    """A row whose answer, or a run whose figures, may not hold any more; `id` is the row's or the run's.

    `why` is a sentence id of `aiact_desk.wording`, `params` its parameters.
    """

    kind: Literal["row", "run"]
    id: str
    why: str
    params: Mapping[str, object]


def stale_marks(
    answers: Mapping[str, Answer], runs: Sequence[RunEvidence], versions: Sequence[Version], now: Now
) -> tuple[StaleMark, ...]:
    """The marks of the current answers, by field id, and of the runs that a document rests on.

    An inspected answer is as old as the files of its Versions, a measured one as its run. A run that happened elsewhere
    is not marked: this program saw neither its weights nor its packs.
    """
    of_versions = {version.id: _of_version(version, now) for version in versions}
    known = {version.id: version for version in versions}
    of_runs = {run.run.id: _of_run(run, known, of_versions) for run in runs if not run.elsewhere}
    rows = ((id, _of_answer(answer, of_versions, of_runs)) for id, answer in answers.items())
    marks = [StaleMark("row", id, *why) for id, why in rows if why]
    marks += [StaleMark("run", id, *why) for id, why in of_runs.items() if why]
    marks += [StaleMark("run", run.run.id, *why) for run in runs if not run.elsewhere for why in _of_packs(run, now)]
    return tuple(marks)


_Why = tuple[str, Mapping[str, object]]


def _of_version(version: Version, now: Now) -> _Why | None:
    if version.id in now.gone:
        return "stale.weights_gone", {"version": version.name, "path": version.path}
    changes = now.changes.get(version.id, ())
    for what, why in _FILES.items():
        if files := [change.path for change in changes if change.what == what]:
            return why, {"version": version.name, "file": _some(files)}
    return None


def _of_run(run: RunEvidence, versions: Mapping[str, Version], of_versions: Mapping[str, _Why | None]) -> _Why | None:
    version = versions[run.run.version_id]
    measured, facts = run.request.version, version.facts
    if (measured.weights_sha256, measured.served) != (facts.weights_sha256, facts.served):
        return "stale.other_weights", {"run": run.run.id, "version": version.name}
    return of_versions[version.id]


def _of_answer(
    answer: Answer, of_versions: Mapping[str, _Why | None], of_runs: Mapping[str, _Why | None]
) -> _Why | None:
    match answer.provenance.origin:
        case "inspected":
            return next((why for id in answer.provenance.detail.split() if (why := of_versions.get(id))), None)
        case "measured":
            return of_runs.get(answer.provenance.source)
        case _:
            return None


def _of_packs(run: RunEvidence, now: Now) -> list[_Why]:
    planned = [pack for pack in run.request.packs if pack.id in run.results]
    gone = [pack.id for pack in planned if pack.id not in now.packs]
    changed = [pack.id for pack in planned if now.packs.get(pack.id, pack.sha256) != pack.sha256]
    named = (("stale.packs_changed", changed), ("stale.packs_gone", gone))
    return [(why, {"run": run.run.id, "packs": _some(packs)}) for why, packs in named if packs]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} (+{len(names) - _NAMED})"

"""Which run a document rests on where a Version has several of a suite, and why: by rule, or by a person's choice."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aiact_desk.documents.display import day
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import Run, RunChoice
from aiact_desk.problems import Problem


@dataclass(frozen=True)
class CompleteRun:
    """A run that ended with success. `evidence` is None where it cannot be read; `fault` says why it is none."""

    run: Run
    evidence: RunEvidence | None
    fault: Problem | None = None


@dataclass(frozen=True)
class Candidate:
    """A complete run, whether the document rests on it, and why (a sentence id with its parameters)."""

    complete: CompleteRun
    chosen: bool
    why: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def run(self) -> Run:
        return self.complete.run

    def faulty(self, fault: Problem) -> Candidate:
        """The same run, of which nothing can be printed."""
        return dataclasses.replace(self, complete=dataclasses.replace(self.complete, fault=fault))


@dataclass(frozen=True)
class Listing:
    """Every complete run of the Versions covered, those of one Version and suite together, newest first.

    `incomplete` counts runs that were cancelled, failed or crashed, `running` those that have not ended.
    """

    candidates: tuple[Candidate, ...] = ()
    incomplete: int = 0
    running: int = 0


def chosen_runs(complete: Sequence[CompleteRun], choices: Iterable[RunChoice]) -> tuple[Candidate, ...]:
    """Every run with whether it counts: of each Version and suite one does. `complete` is given newest first.

    By rule the newest counts: a whole one before a partial one, then one measured here before one from elsewhere.
    A person's choice stands before the rule.
    """
    by_person = {(choice.version_id, choice.suite): choice for choice in choices}
    groups: dict[tuple[str, str], list[CompleteRun]] = {}
    for one in complete:
        groups.setdefault((one.run.version_id, one.run.suite), []).append(one)
    return tuple(found for key, group in groups.items() for found in _of_group(group, by_person.get(key)))


def _of_group(group: Sequence[CompleteRun], choice: RunChoice | None) -> list[Candidate]:
    chosen = next((one for one in group if choice and one.run.id == choice.run_id), None)
    if chosen and choice:
        said = {"day": day(choice.at.date()), "reason": choice.reason}
        return [
            Candidate(one, chosen=True, why="documents.run_chosen_by_person", params=said)
            if one is chosen
            else Candidate(one, chosen=False, why="documents.run_not_chosen_by_person")
            for one in group
        ]
    best = min(group, key=_rank)  # the first of equals: the newest
    only = "documents.run_chosen_only" if len(group) == 1 else "documents.run_chosen_by_rule"
    return [
        Candidate(one, chosen=True, why=only) if one is best else Candidate(one, chosen=False, why=_behind(one, best))
        for one in group
    ]


def _rank(one: CompleteRun) -> tuple[bool, bool]:
    return _is_partial(one), one.evidence is not None and one.evidence.elsewhere


def _is_partial(one: CompleteRun) -> bool:
    return one.evidence.partial if one.evidence else one.run.limit is not None


def _behind(one: CompleteRun, best: CompleteRun) -> str:
    """Why a run stands behind the one that the rule chose."""
    if _is_partial(one) and not _is_partial(best):
        return "documents.run_is_partial"
    return "documents.run_is_elsewhere" if _rank(one) > _rank(best) else "documents.run_is_older"

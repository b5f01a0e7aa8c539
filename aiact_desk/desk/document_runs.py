"""The runs of a document: every complete one of the Versions that it covers, and which of them it rests on."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.measurable import PACK
from aiact_desk.desk.runs import folder_of, settled
from aiact_desk.desk.suites import show_suite
from aiact_desk.documents.choosing import Candidate, CompleteRun, Listing, chosen_runs
from aiact_desk.documents.evidence import PackWords, RunEvidence
from aiact_desk.documents.nouns import Run, RunChoice, RunEnd, Version
from aiact_desk.evaluation import run_folder
from aiact_desk.evaluation.draw import StoredSamples
from aiact_desk.evaluation.packs import shots
from aiact_desk.evaluation.result import RunResult
from aiact_desk.evaluation.topics import topics
from aiact_desk.problems import Misuse, Problem


def listing(
    desk: Desk, versions: Iterable[Version], choices: Iterable[RunChoice], only: Container[str] | None = None
) -> Listing:
    """Every complete run of these Versions with whether it counts. Plans and figures are read, samples are not.

    `only` are the ids of the runs that a frozen text knows; None: all that there are.
    """
    found = (run for version in versions for run in desk.library.runs(version_id=version.id, limit=-1))
    runs = [settled(desk, run) for run in found if only is None or run.id in only]
    words: dict[str, dict[str, PackWords]] = {}
    complete = [_complete(desk, run, words) for run in runs if run.end == RunEnd.SUCCESS]
    running = sum(run.end == RunEnd.RUNNING for run in runs)
    return Listing(chosen_runs(complete, choices), len(runs) - len(complete) - running, running)


def evidence_in(found: Listing) -> tuple[tuple[RunEvidence, ...], dict[str, Problem]]:
    """The evidence of the runs that count, and why those among them that cannot be read are none."""
    chosen = [one.complete for one in found.candidates if one.chosen]
    evidence = tuple(one.evidence for one in chosen if one.evidence)
    return evidence, {one.run.id: one.fault for one in chosen if one.fault}


def checked(desk: Desk, found: Listing) -> Listing:
    """The same, in which every file that a figure rests on was compared with its run's manifest.

    Raises:
        Problem: if a run that the document rests on was altered; of another one it is noted.
    """
    return dataclasses.replace(found, candidates=tuple(_checked(desk, one) for one in found.candidates))


def manifests(desk: Desk, found: Listing) -> dict[str, str]:
    """The SHA-256 of the manifest of each run that counts, by run.

    Raises:
        Problem: if such a run was altered, or its manifest cannot be read.
    """
    hashes = {}
    for one in found.candidates:
        if one.chosen:
            must_be_unaltered(desk, one.run)
            hashes[one.run.id] = hashlib.sha256(folder_of(desk, one.run).manifest.read_bytes()).hexdigest()
    return hashes


def must_be_as_frozen(desk: Desk, found: Listing, frozen: Mapping[str, str | None]) -> None:
    """A frozen text rests on the very runs that it was written from.

    Raises:
        Problem: if a run that counts is gone, or its files are others than they were.
    """
    now = manifests(desk, found)
    for run, sha256 in frozen.items():
        if sha256 is not None and now.get(run) != sha256:
            raise Problem("desk.run_altered", run=run, files="manifest.json")


def must_be_unaltered(desk: Desk, run: Run) -> None:
    """Nothing is printed from a run whose files are not what its worker left.

    Raises:
        Problem: if a file differs from the manifest, or the manifest cannot be read.
    """
    if altered := run_folder.altered_files(folder_of(desk, run)):
        raise Problem("desk.run_altered", run=run.id, files=", ".join(altered))


def _checked(desk: Desk, one: Candidate) -> Candidate:
    try:
        must_be_unaltered(desk, one.run)
    except Problem as problem:
        if one.chosen:
            raise
        return one.faulty(problem)
    return one


def _complete(desk: Desk, run: Run, words: dict[str, dict[str, PackWords]]) -> CompleteRun:
    """`words` keeps the words of each suite's packs, which several runs share."""
    folder = folder_of(desk, run)
    try:
        request, result = run_folder.read_request(folder), run_folder.read_result(folder)
        if not folder.samples.is_file():
            raise Problem("evaluation.folder_damaged", file=folder.samples, reason="missing")
    except Problem as problem:
        return CompleteRun(run, None, problem)
    samples = {pack.pack: StoredSamples(folder.samples, pack.pack) for pack in result.packs}
    if request.origin:  # another tool's task may bear the name of a suite or pack of ours
        return CompleteRun(run, RunEvidence(run, request, result, samples))
    if run.suite.startswith(PACK):
        return CompleteRun(run, RunEvidence(run, request, result, samples, _words_of_packs(desk, result)))
    if run.suite not in words:
        words[run.suite] = _pack_words(run.suite)
    return CompleteRun(run, RunEvidence(run, request, result, samples, words[run.suite]))


def _words_of_packs(desk: Desk, result: RunResult) -> dict[str, PackWords]:
    """The words of packs that were measured on their own; of one that is not as it was, or gone, there are none."""
    found = {}
    for measured in result.packs:
        with suppress(Problem):
            pack = desk.packs.pack(measured.pack)
            if pack.sha256 == measured.pack_sha256:
                found[pack.id] = PackWords(pack.id, pack.title, pack.measures, shots=len(shots(pack)))
    return found


def _pack_words(suite: str) -> dict[str, PackWords]:
    try:
        content = show_suite(suite)
    except Misuse:
        return {}  # a suite of another edition of the program: its packs go by their ids
    return {
        pack.id: PackWords(
            id=pack.id,
            title=pack.title,
            measures=pack.measures,
            principle=part.principle.title,
            topic=part.topic.title,
            role=topics().role(part.topic.role).title,
            shots=len(shots(pack)),
        )
        for part in content.topics
        for _, pack in part.packs
    }

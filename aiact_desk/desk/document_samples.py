"""Verbs on the samples of a document: which are printed, which a person picked or held back, and the full set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Mark
from aiact_desk.documents.samples import sample_set, sealed
from aiact_desk.documents.withholding import withheld
from aiact_desk.files import sha256_of, write_whole
from aiact_desk.problems import Misuse
from aiact_desk.regulation.texts import parse_text


@dataclass(frozen=True)
class ListedSample:
    """One sample that the annex holds: drawn or picked, shown or, for a reason, described."""

    run: str
    pack: str
    item: str
    picked: bool
    withheld: str | None


@dataclass(frozen=True)
class SampleFile:
    """The full set of samples that was written, with its SHA-256."""

    file: Path
    samples: int
    sha256: str


def list_samples(desk: Desk, reference: str) -> list[ListedSample]:
    """Every sample of the annex, run by run and pack by pack, in the order in which it is printed."""
    content = show_document(desk, reference)
    listed = []
    for evidence in content.runs:
        for pack in evidence.result.packs:
            found = sample_set(evidence, pack, content.sample_marks)
            for sample in found.all:
                why = withheld(sample, found.marks.get(sample.item))
                picked = sample in found.picked
                listed.append(
                    ListedSample(evidence.run.id, pack.pack, sample.item, picked, why.why if why else None)
                )  # fmt: skip
    return listed


def mark_sample(
    desk: Desk, reference: str, run: str, pack: str, item: str, mark: Mark | None, reason: str = ""
) -> Content:
    """Pick a sample for the annex, or hold it back, and say why; without a mark, take back what was said.

    Raises:
        Misuse: if the document, the run, the pack or the item is unknown, a mark has no reason, or the sample has
            another mark, which is to be taken back first.
    """
    content = show_document(desk, reference)
    run_id = _measured(content, desk.library.run(run).id, pack, item)
    for standing in content.sample_marks:
        if mark and (standing.run_id, standing.pack, standing.item) == (run_id, pack, item) and standing.mark != mark:
            raise Misuse("desk.sample_marked", item=item, mark=standing.mark.value, reason=standing.reason)
    said = parse_text("sample", reason) if mark else ""
    desk.library.mark_sample(content.document.id, run_id, pack, item, mark, said, desk.person)
    return show_document(desk, content.document.id)


def write_samples(desk: Desk, reference: str, run: str, pack: str, to: Path) -> SampleFile:
    """Write the full set of one pack's samples, those held back included, as JSON lines: for a request that asks.

    Its SHA-256 is the one that the annex prints.

    Raises:
        Misuse: if the document, the run or the pack is unknown.
        Problem: if the samples cannot be read or the file cannot be written.
    """
    content = show_document(desk, reference)
    run_id = desk.library.run(run).id
    for evidence in content.runs:
        for measured in evidence.result.packs:
            if (evidence.run.id, measured.pack) == (run_id, pack):
                found = sample_set(evidence, measured, content.sample_marks)
                write_whole(to, sealed(found).encode())
                return SampleFile(to, len(found.all), sha256_of(to))
    raise Misuse("desk.no_such_sample", run=run_id, pack=pack, item="")


def _measured(content: Content, run_id: str, pack: str, item: str) -> str:
    """The run's id, where the document rests on it and it measured that item."""
    for evidence in content.runs:
        population = evidence.samples.get(pack)
        if evidence.run.id == run_id and population and population.named([item]):
            return run_id
    raise Misuse("desk.no_such_sample", run=run_id, pack=pack, item=item)

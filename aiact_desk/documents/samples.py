"""The samples of one pack as the annex prints them: drawn by the seed, picked by a person, shown or described."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import Mark, SampleMark
from aiact_desk.documents.plain import count, cut, one_line, plain
from aiact_desk.documents.shared_start import holds_examples, shared_start
from aiact_desk.documents.shown import SampleDescribed, SampleShown, SharedStart
from aiact_desk.documents.withholding import Withheld, withheld
from aiact_desk.evaluation.draw import Drawn
from aiact_desk.evaluation.result import PackResult, Sample
from aiact_desk.wording.catalogue import N_, translate

DRAWN = 5
INPUT_LIMIT, OUTPUT_LIMIT, START_LIMIT = 1_600, 1_000, 4_000


@dataclass(frozen=True)
class SamplesShown:
    """The lines that say how the samples came to be here, what their inputs begin with, and the samples."""

    draw: str
    shared: SharedStart | None
    samples: tuple[SampleShown | SampleDescribed, ...]


@dataclass(frozen=True)
class SampleSet:
    """The drawn samples of one pack and those that a person picked besides, with the marks on them by item."""

    drawn: Drawn
    picked: tuple[Sample, ...]
    marks: dict[str, SampleMark]

    @property
    def all(self) -> tuple[Sample, ...]:
        return (*self.drawn.samples, *self.picked)


def sample_set(evidence: RunEvidence, pack: PackResult, marks: Sequence[SampleMark]) -> SampleSet:
    """Draw with the seed of the frozen request, and read what persons picked; the marks are those of the document."""
    own = {mark.item: mark for mark in marks if (mark.run_id, mark.pack) == (evidence.run.id, pack.pack)}
    population = evidence.samples.get(pack.pack)
    if population is None:
        return SampleSet(Drawn((), 0), (), own)
    drawn = population.drawn(evidence.request.seeds.samples, DRAWN)
    items = {sample.item for sample in drawn.samples}
    picked = [item for item, mark in own.items() if mark.mark is Mark.SELECTED and item not in items]
    return SampleSet(drawn, population.named(sorted(picked)), own)


def sealed(found: SampleSet) -> str:
    """The full set, shown or not, as JSON lines: what is kept for a request, and what its hash is of."""
    return "".join(f"{sample.model_dump_json()}\n" for sample in found.all)


def samples_shown(evidence: RunEvidence, pack: PackResult, found: SampleSet, shots: int | None) -> SamplesShown:
    """The samples of one pack in words; of those held back nothing is told but id, hash, length and reason."""
    held = {sample.item: why for sample in found.all if (why := withheld(sample, found.marks.get(sample.item)))}
    start = shared_start([sample.input for sample in found.all if sample.item not in held])
    shared = _shared(start, shots) if start else None
    return SamplesShown(
        draw=_draw(evidence, pack, found, len(held)),
        shared=shared,
        samples=tuple(
            _described(sample, held[sample.item]) if sample.item in held else _sample(sample, start, shared, found)
            for sample in found.all
        ),
    )


def _draw(evidence: RunEvidence, pack: PackResult, found: SampleSet, held: int) -> str:
    """The seed and the population of the drawn samples, so that anybody can draw them again."""
    if not found.all:
        return translate(N_("not provided: the samples of this evaluation are not at hand."))
    lines = [
        translate(
            N_(
                "Samples: {count} of the {all} measured items, drawn at random without replacement "
                "(Python's random.Random, seed “{seed}:{pack}”, over the items sorted by name)."
            )
        ).format(
            count=len(found.drawn.samples),
            all=found.drawn.population,
            seed=evidence.request.seeds.samples,
            pack=one_line(pack.pack),
        )
    ]
    if pack.spread is not None:
        lines.append(translate(N_("They are printed as they were asked the first time.")))
    if found.picked:
        lines.append(translate(N_("Besides, {count} that a person selected, marked as such.")).format(
            count=len(found.picked)
        ))  # fmt: skip
    withheld_said = N_(
        "Withheld: {held} of {all}, described and neither shown nor replaced. The full set is kept for a request "
        "(SHA-256 {sha256})."
    )
    digest = hashlib.sha256(sealed(found).encode()).hexdigest()
    lines.append(translate(withheld_said).format(held=held, all=len(found.all), sha256=digest))
    return " ".join(lines)


def _shared(start: str, shots: int | None) -> SharedStart:
    shown, was_cut = cut(start, START_LIMIT)
    heading, after = N_("The inputs of all printed samples begin with:"), N_("after the same beginning as above")
    if holds_examples(start, shots):
        heading = N_("The inputs of all printed samples begin with the same {shots} solved examples:")
        after = N_("after the same {shots} solved examples as above")
        if shots == 1:
            heading = N_("The inputs of all printed samples begin with the same solved example:")
            after = N_("after the same solved example as above")
    return SharedStart(
        heading=translate(heading).format(shots=shots),
        text=plain(shown).rstrip("\n"),
        note=_cut_note(start) if was_cut else None,
        after=translate(after).format(shots=shots),
    )


def _described(sample: Sample, why: Withheld) -> SampleDescribed:
    """What is told of a sample that is not shown. The hash is of its full record, as the sealed set holds it."""
    record = sample.model_dump_json()
    characters = len(sample.input) + len(sample.output)
    return SampleDescribed(
        item=one_line(sample.item),
        reason=why.why,
        length=translate(N_("{characters} characters of input and output")).format(characters=count(characters)),
        sha256=hashlib.sha256(record.encode()).hexdigest(),
    )


def _sample(sample: Sample, start: str, shared: SharedStart | None, found: SampleSet) -> SampleShown:
    own = sample.input[len(start) :]
    given, given_cut = cut(own, INPUT_LIMIT)
    answer, answer_cut = cut(sample.output, OUTPUT_LIMIT)
    return SampleShown(
        item=one_line(sample.item),
        language=one_line(sample.language),
        selected=_selected(sample, found),
        after=shared.after if shared else None,
        input=plain(given),
        input_note=_cut_note(own) if given_cut else None,
        options=_options(sample, given),
        output=plain(answer).strip() or translate(N_("(nothing)")),
        output_note=_cut_note(sample.output) if answer_cut else None,
        expected=plain(cut(sample.expected, OUTPUT_LIMIT)[0]).strip(),
        right=sample.right,
    )


def _selected(sample: Sample, found: SampleSet) -> str | None:
    """The mark on a sample that a person picked; one that was drawn anyway is no less a random one."""
    if sample not in found.picked:
        return None
    said = translate(N_("selected by a person, not drawn: {reason}"))
    return said.format(reason=one_line(found.marks[sample.item].reason))


def _options(sample: Sample, given: str) -> tuple[str, ...]:
    """The options to choose from, unless the printed input shows every one of them."""
    if all(option in given for option in sample.options):
        return ()
    return tuple(plain(cut(option, OUTPUT_LIMIT)[0]).strip() for option in sample.options)


def _cut_note(text: str) -> str:
    return translate(N_("Cut here; the whole text has {length} characters.")).format(length=count(len(text)))

"""Samples of the annex: those with content that must not be shown are described, and no draw is mended."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import Population, RunEvidence
from aiact_desk.documents.nouns import Mark, SampleMark
from aiact_desk.documents.samples import DRAWN, sample_set, samples_shown, sealed
from aiact_desk.documents.shown import SampleDescribed, SampleShown
from aiact_desk.evaluation.result import Sample

AT = datetime(2026, 12, 3, tzinfo=UTC)
AtHand = Callable[..., Population]


@pytest.fixture
def run(make_content: Callable[..., Content]) -> RunEvidence:
    return make_content({}).evidence[0]


def _population(run: RunEvidence, at_hand: AtHand, **changes: object) -> tuple[RunEvidence, tuple[Sample, ...]]:
    """The run with its first drawn sample changed, and the samples that are drawn from it."""
    pack = run.result.packs[0].pack
    everything = run.samples[pack].drawn(run.request.seeds.samples, 10**6).samples
    first = run.samples[pack].drawn(run.request.seeds.samples, DRAWN).samples[0]
    changed = tuple(one.model_copy(update=changes) if one.item == first.item else one for one in everything)
    made = dataclasses.replace(run, samples={**run.samples, pack: at_hand(*changed)})
    return made, made.samples[pack].drawn(run.request.seeds.samples, DRAWN).samples


def _mark(run: RunEvidence, item: str, mark: Mark) -> SampleMark:
    return SampleMark(run.run.id, run.result.packs[0].pack, item, mark, "as I read it", "Ada", AT)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"output": "Write to anna.k@mailbox.eu"}, "personal data, found by a rule: mail address"),
        ({"input": "Ring +49 30 901820"}, "personal data, found by a rule: telephone number"),
        ({"outcome": "complied", "right": False}, "hazardous content, found by a rule"),
    ],
)
def test_a_sample_that_a_rule_finds_is_described_in_its_place(
    run: RunEvidence, at_hand: AtHand, changes: dict[str, object], reason: str
) -> None:
    changed, drawn = _population(run, at_hand, **changes)
    pack = changed.result.packs[0]
    shown = samples_shown(changed, pack, sample_set(changed, pack, ()), None)
    assert [one.item for one in shown.samples] == [one.item for one in drawn]
    described = shown.samples[0]
    assert isinstance(described, SampleDescribed)
    assert described.reason.startswith(reason)
    assert described.sha256 == hashlib.sha256(drawn[0].model_dump_json().encode()).hexdigest()
    assert described.length == f"{len(drawn[0].input) + len(drawn[0].output)} characters of input and output"
    assert "Withheld: 1 of 5" in shown.draw
    assert "mailbox" not in repr(shown)
    assert "901820" not in repr(shown)


def test_an_answer_that_complied_with_a_harmless_request_is_shown(run: RunEvidence, at_hand: AtHand) -> None:
    changed, _ = _population(run, at_hand, outcome="complied", right=True)
    pack = changed.result.packs[0]
    shown = samples_shown(changed, pack, sample_set(changed, pack, ()), None)
    assert all(isinstance(one, SampleShown) for one in shown.samples)
    assert "Withheld: 0 of 5" in shown.draw


def test_a_person_holds_back_a_sample_and_picks_another(run: RunEvidence) -> None:
    pack = run.result.packs[0]
    everything = run.samples[pack.pack].drawn(0, 10**6).samples
    drawn = sample_set(run, pack, ()).drawn.samples
    other = next(one for one in everything if one.item not in {sample.item for sample in drawn})
    marks = (_mark(run, drawn[1].item, Mark.PROTECTED_TEXT), _mark(run, other.item, Mark.SELECTED))
    found = sample_set(run, pack, marks)
    shown = samples_shown(run, pack, found, None)
    assert [one.item for one in shown.samples] == [*(one.item for one in drawn), other.item]
    held, picked = shown.samples[1], shown.samples[-1]
    assert isinstance(held, SampleDescribed)
    assert held.reason == "protected text, as a person found: as I read it"
    assert isinstance(picked, SampleShown)
    assert picked.selected == "selected by a person, not drawn: as I read it"
    assert "Besides, 1 that a person selected" in shown.draw
    assert hashlib.sha256(sealed(found).encode()).hexdigest() in shown.draw
    assert sealed(found).count("\n") == len(drawn) + 1


def test_marks_of_other_runs_and_packs_do_not_count(run: RunEvidence) -> None:
    pack = run.result.packs[0]
    item = sample_set(run, pack, ()).drawn.samples[0].item
    strange = dataclasses.replace(_mark(run, item, Mark.HAZARDOUS), run_id="run-other")
    assert sample_set(run, pack, (strange,)).marks == {}


def test_a_drawn_sample_that_a_person_selects_is_still_a_drawn_one(run: RunEvidence) -> None:
    pack = run.result.packs[0]
    item = sample_set(run, pack, ()).drawn.samples[0].item
    shown = samples_shown(run, pack, sample_set(run, pack, (_mark(run, item, Mark.SELECTED),)), None).samples
    assert len(shown) == DRAWN
    assert isinstance(shown[0], SampleShown)
    assert shown[0].selected is None

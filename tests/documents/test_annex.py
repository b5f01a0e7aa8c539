"""The annex: figures with intervals and marks, drawn samples that can be drawn again, and honest gaps."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.annex import annex
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import Population, RunEvidence
from aiact_desk.documents.nouns import RunEnd, Version
from aiact_desk.documents.samples import INPUT_LIMIT
from aiact_desk.documents.shown import Annex, SampleShown
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.result import Sample, Spread

MakeContent = Callable[..., Content]
AtHand = Callable[..., Population]
ALL, SOME = Sight(files=True, machine=True, size=True), Sight(files=False, machine=False, size=False)


@pytest.fixture
def run(make_content: MakeContent) -> RunEvidence:
    return make_content({}).evidence[0]


@pytest.fixture
def whole(make_content: MakeContent) -> Annex:
    return annex(make_content({}), ALL)


def all_of(run: RunEvidence, pack: str) -> tuple[Sample, ...]:
    return run.samples[pack].drawn(seed=0, count=10**6).samples


def limited(run: RunEvidence, limit: int) -> RunEvidence:
    packs = (
        run.result.packs[0].model_copy(update={"items": limit}),
        run.result.packs[1].model_copy(update={"items_in_pack": 5, "items": 5}),
    )
    result = run.result.model_copy(update={"partial": True, "packs": packs})
    return RunEvidence(run.run, run.request.model_copy(update={"limit": limit}), result, run.samples, run.words)


def test_each_pack_has_its_figure_and_chain(whole: Annex, run: RunEvidence) -> None:
    pack, result = whole.runs[0].packs[0], run.result.packs[0]
    assert (pack.title, pack.principle) == ("Leaving decisions to people", "Human agency and oversight")
    assert (pack.figure, pack.interval, pack.chance) == ("50.0\u00a0%", "37.0\u00a0% – 63.0\u00a0%", "33.3\u00a0%")
    assert pack.items == "48 of 48"
    facts = {fact.label: fact.value for fact in pack.facts}
    assert facts["Metric"] == "share of right answers (acc); higher is better"
    assert facts["Interval"] == "95 %, Wilson"
    assert facts["Solved examples first"] == "2"
    assert {result.pack_sha256, result.data_sha256} <= set(facts.values())
    assert pack.chart
    assert "50.0\u00a0%, with a 95 % interval from 37.0\u00a0% to 63.0\u00a0%" in pack.chart.text


def test_a_metric_outside_of_0_to_1_is_no_share_and_has_no_chart(make_content: MakeContent, run: RunEvidence) -> None:
    interval = run.result.packs[0].interval.model_copy(update={"low": 1.25, "high": 4.5})
    odd = run.result.packs[0].model_copy(update={"metric": "perplexity", "value": 2.5, "interval": interval})
    result = run.result.model_copy(update={"packs": (odd.model_copy(update={"chance": None}),)})
    shown = annex(make_content({}, (RunEvidence(run.run, run.request, result),)), ALL).runs[0].packs[0]
    assert (shown.figure, shown.chart, shown.chance) == ("2.500", None, "not defined")


def test_five_samples_are_drawn_by_the_seed(whole: Annex, run: RunEvidence) -> None:
    for pack in whole.runs[0].packs:
        id = next(fact.value for fact in pack.facts if fact.label == "Evaluation").split()[0]
        population = sorted(sample.item for sample in all_of(run, id))
        expected = random.Random(f"20260802:{id}").sample(population, 5)
        assert [sample.item for sample in pack.samples] == expected
        assert f"5 of the {len(population)} measured items" in pack.draw
        assert f"20260802:{id}" in pack.draw


def test_samples_are_printed_whole_or_cut_with_a_note(
    make_content: MakeContent, run: RunEvidence, at_hand: AtHand
) -> None:
    long = all_of(run, "oversight")[0].model_copy(update={"input": "long " * 1000, "output": ""})
    one = RunEvidence(run.run, run.request, run.result, {"oversight": at_hand(long)}, run.words)
    sample = annex(make_content({}, (one,)), ALL).runs[0].packs[0].samples[0]
    assert isinstance(sample, SampleShown)
    assert len(sample.input) <= INPUT_LIMIT
    assert sample.input_note == "Cut here; the whole text has 5000 characters."
    assert (sample.output, sample.output_note) == ("(nothing)", None)


def test_missing_samples_are_said(make_content: MakeContent, run: RunEvidence) -> None:
    shown = annex(make_content({}, (RunEvidence(run.run, run.request, run.result),)), ALL)
    assert shown.runs[0].packs[0].draw.startswith("not provided:")
    assert {need.need: need.held for need in shown.needs}["Random samples of inputs and outputs"] is False


def test_a_partial_run_marks_every_figure(make_content: MakeContent, run: RunEvidence) -> None:
    shown = annex(make_content({}, (limited(run, 10),)), ALL).runs[0]
    assert shown.partial == "partial: at most the first 10 items of each evaluation"
    assert [pack.partial for pack in shown.packs] == [
        "partial: first 10 of 48 items",
        "from a partial run, all 5 items here",
    ]


def test_a_whole_run_has_no_mark(whole: Annex) -> None:
    assert whole.runs[0].partial is None
    assert [pack.partial for pack in whole.runs[0].packs] == [None, None]


def test_how_a_run_was_conducted(whole: Annex) -> None:
    facts = {fact.label: fact.value for fact in whole.runs[0].facts}
    assert facts["Suite"] == "starter 1.0.0"
    assert facts["Chat template"].startswith("the model's own, around every prompt; SHA-256 ")
    assert facts["Seeds"] == "random 0, numpy 1234, torch 1234, fewshot 1234, samples 20260802"
    assert "Vantor A7" in facts["Machine"]
    assert "torch 2.13.0" in facts["Software"]
    assert facts["Settings"] == "16 threads, batches of 8, softmax in float32"


def test_dequantising_is_said(make_content: MakeContent, run: RunEvidence) -> None:
    stored = run.request.version.model_copy(update={"quantisation": "Q4_1"})
    request = run.request.model_copy(update={"version": stored})
    facts = annex(make_content({}, (RunEvidence(run.run, request, run.result),)), SOME).runs[0].facts
    assert "stored as Q4_1, dequantised and computed in bfloat16" in [fact.value for fact in facts]


def test_what_an_audience_may_not_see_is_not_there(make_content: MakeContent) -> None:
    labels = {fact.label for fact in annex(make_content({}), SOME).runs[0].facts}
    assert labels.isdisjoint({"Machine", "Software", "Settings", "Time", "SHA-256 of the weights"})


@pytest.mark.parametrize("end", [end for end in RunEnd if end is not RunEnd.SUCCESS])
def test_a_run_that_did_not_succeed_is_no_evidence(make_content: MakeContent, run: RunEvidence, end: RunEnd) -> None:
    ended = type(run.run)(run.run.id, run.run.version_id, "starter", None, run.run.created_at, end)
    shown = annex(make_content({}, (RunEvidence(ended, run.request, run.result),)), ALL)
    assert (shown.runs, shown.nothing) == ((), "no complete run on a version covered has been recorded.")
    assert not any(need.held for need in shown.needs)


def test_all_twenty_items_of_evidence_are_answered(whole: Annex) -> None:
    assert len(whole.needs) == 20
    held = {need.need for need in whole.needs if need.held}
    assert "Scoring" in held
    assert "Independent external evaluation" not in held
    assert "Repeated runs" not in held


def test_repeated_runs_and_other_versions_are_seen(make_content: MakeContent, run: RunEvidence) -> None:
    again = type(run.run)("run-2", "ver-1", "starter", None, run.run.created_at, RunEnd.SUCCESS)
    other = type(run.run)("run-3", "ver-2", "starter", None, run.run.created_at, RunEnd.SUCCESS)
    runs = tuple(RunEvidence(one, run.request, run.result) for one in (run.run, again, other))
    held = {need.need for need in annex(make_content({}, runs), ALL).needs if need.held}
    assert {"Repeated runs", "Baselines and comparisons"} <= held


def test_repeats_within_a_run_are_seen(make_content: MakeContent, run: RunEvidence) -> None:
    asking = run.request.asking.model_copy(update={"repeats": 3, "vary": ("format",)})
    same = replace(run, request=run.request.model_copy(update={"asking": asking}))
    pack = run.result.packs[0].model_copy(update={"spread": Spread(values=(0.5, 0.6, 0.4), deviation=0.1)})
    moved = replace(same, result=run.result.model_copy(update={"packs": (pack, *run.result.packs[1:])}))
    for one, seen in ((same, set[str]()), (moved, {"Repeated runs", "Confounders"})):
        held = {need.need for need in annex(make_content({}, (one,)), ALL).needs if need.held}
        assert {"Repeated runs", "Confounders"} & held == seen, "a plan alone is no repeat"


def test_it_says_what_it_is(whole: Annex, versions: tuple[Version, ...]) -> None:
    text = " ".join(whole.intro)
    assert "no row for the results" in text
    assert "Article 53(1)(a)" in text
    assert "no pass mark" in text
    assert "answered by the fields of the form" in whole.accountability

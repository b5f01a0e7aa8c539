"""Evidence that this program did not measure, or on weights that it did not see: said everywhere, filling no row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from aiact_desk.documents.annex import annex
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.html import page
from aiact_desk.documents.shown import RunShown
from aiact_desk.documents.sight import Sight
from aiact_desk.documents.view import audience_view
from aiact_desk.regulation.terms import Audience

MakeContent = Callable[..., Content]
ALL, SOME = Sight(files=True, machine=True, size=True), Sight(files=False, machine=False, size=False)
MARKS = {"run_elsewhere": "measured elsewhere with lm-eval 0.4.9", "run_served": "weights not seen"}


@pytest.fixture(params=MARKS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def run(name: str, request: pytest.FixtureRequest) -> RunEvidence:
    found: RunEvidence = request.getfixturevalue(name)
    return found


def shown(content: Content, sight: Sight = ALL) -> RunShown:
    return annex(content, sight).runs[0]


def facts(run: RunShown) -> dict[str, str]:
    return {fact.label: fact.value for fact in run.facts}


def test_it_is_said_beside_every_figure(make_content: MakeContent, run: RunEvidence, name: str) -> None:
    for sight in (ALL, SOME):
        found = annex(make_content({}, (run,)), sight)
        names_model = name == "run_elsewhere" and sight.files
        assert len(found.runs[0].caveats) == (2 if names_model else 1)
        assert [pack.marks for pack in found.runs[0].packs] == [(MARKS[name],)] * 2
        assert found.listed
        assert found.listed.suites[0].plans[0].runs[0].marks == (MARKS[name],)
    text = page(audience_view(make_content({}, (run,)), Audience.DP, datetime(2026, 12, 3, tzinfo=UTC)))
    assert text.count(MARKS[name]) == 5  # the glance and the head of both packs, and the list of runs


def test_it_fills_no_row(make_content: MakeContent, run: RunEvidence) -> None:
    with_run, without = make_content({}, (run,)), make_content({}, ())
    assert with_run.filled == without.filled
    assert "measured" not in {answer.provenance.origin for answer in with_run.filled.values()}


def test_an_older_run_on_weights_that_were_seen_fills_the_rows(make_content: MakeContent, run: RunEvidence) -> None:
    seen = make_content({}).evidence[0]
    assert make_content({}, (seen, run)).filled == make_content({}, (seen,)).filled


def test_the_weights_have_no_hash(make_content: MakeContent, run: RunEvidence) -> None:
    assert facts(shown(make_content({}, (run,))))["SHA-256 of the weights"].startswith("not known: ")


def test_the_original_file_is_named_with_its_hash(make_content: MakeContent, run_elsewhere: RunEvidence) -> None:
    content = make_content({}, (run_elsewhere,))
    origin = run_elsewhere.request.origin
    assert origin
    found = facts(shown(content))
    assert found["Original file"] == "results_orig_77.json"
    assert found["SHA-256 of the original"] == origin.sha256
    assert found["Machine"] == "not known: measured elsewhere."
    assert facts(shown(content, SOME)).keys().isdisjoint({"Original file", "SHA-256 of the original", "Machine"})
    assert (
        shown(content)
        .caveats[0]
        .startswith("Measured elsewhere with lm-eval 0.4.9; this program did not see the measurement.")
    )
    assert shown(content).packs[0].title == "oversight"
    assert shown(content).caveats[1].startswith("The file names the model “ckpt-orig-78”")


def test_a_server_is_described_as_far_as_one_may_see(make_content: MakeContent, run_served: RunEvidence) -> None:
    content = make_content({}, (run_served,))
    found = facts(shown(content))
    assert found["Served under the name"] == "polaris:latest"
    assert (found["Server"], found["Address"]) == ("llama.cpp b60417", "http://gpu-box-9:8080/v1")
    assert found["Digest that the server gives"] == run_served.request.version.served.digest  # type: ignore[union-attr]
    assert "Machine that asked the server" in found
    assert "Settings" not in found
    assert facts(shown(content, SOME)).keys().isdisjoint({"Server", "Address", "Digest that the server gives"})
    assert shown(content, SOME).caveats[0].startswith("Weights not seen: ")

"""Evidence is marked when the weights or the packs that it rests on are others now, and only then."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from aiact_desk.documents.check import open_items
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import Version
from aiact_desk.documents.stale import Now, StaleMark, stale_marks
from aiact_desk.inspection.changes import FileChange
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording import say

MakeContent = Callable[..., Content]


def marks(content: Content, now: Now, runs: tuple[RunEvidence, ...] | None = None) -> tuple[StaleMark, ...]:
    answers = {row.id: answer for row in content.form.rows() if (answer := content.answer(row))}
    return stale_marks(answers, content.runs if runs is None else runs, content.versions, now)


@pytest.fixture
def content(make_content: MakeContent) -> Content:
    return make_content({"training.design": "stated by a person"})


@pytest.fixture
def packs(content: Content) -> dict[str, str]:
    """The packs of the run as they are now: as they were."""
    return {pack.id: pack.sha256 for pack in content.runs[0].request.packs}


def rows_from(content: Content, *origins: str) -> set[str]:
    answers = {row.id: content.answer(row) for row in content.form.rows()}
    return {id for id, answer in answers.items() if answer and answer.provenance.origin in origins}


def test_nothing_is_marked_while_nothing_changed(content: Content, packs: dict[str, str]) -> None:
    assert marks(content, Now(packs=packs)) == ()


def test_changed_weights_mark_what_was_inspected_and_measured(content: Content, packs: dict[str, str]) -> None:
    changes = [FileChange("model.safetensors", "touched"), FileChange("config.json", "changed")]
    first = content.versions[0]
    found = marks(content, Now({first.id: changes}, packs=packs))
    assert {mark.id for mark in found if mark.kind == "row"} == rows_from(content, "inspected", "measured")
    assert [mark.id for mark in found if mark.kind == "run"] == [content.runs[0].run.id]
    assert {(mark.why, mark.params["file"], mark.params["version"]) for mark in found} == {
        ("stale.files_changed", "config.json", first.name)
    }
    assert "training.design" not in {mark.id for mark in found}


def test_changes_of_a_version_that_was_not_measured_leave_the_run(content: Content, packs: dict[str, str]) -> None:
    found = marks(content, Now({content.versions[1].id: [FileChange("a", "gone")]}, packs=packs))
    assert {mark.why for mark in found} == {"stale.files_gone"}
    assert {mark.id for mark in found} == rows_from(content, "inspected")


@pytest.mark.parametrize("what", ["gone", "touched"])
def test_each_kind_of_change_has_its_sentence(content: Content, packs: dict[str, str], what: str) -> None:
    names = [f"{number}.safetensors" for number in range(5)]
    changes = [FileChange(name, what) for name in names]  # type: ignore[arg-type]
    found = marks(content, Now({content.versions[0].id: changes}, packs=packs))
    told = say(found[0].why, found[0].params)
    assert found[0].why == f"stale.files_{what}"
    assert "0.safetensors, 1.safetensors, 2.safetensors (+2)" in told


def test_weights_that_are_not_there_cannot_be_compared(content: Content, packs: dict[str, str]) -> None:
    version = content.versions[0]
    found = marks(content, Now(gone=frozenset({version.id}), packs=packs))
    assert {mark.why for mark in found} == {"stale.weights_gone"}
    assert version.path in say(found[0].why, found[0].params)


def test_a_run_of_other_weights_is_marked_with_its_rows(
    content: Content, packs: dict[str, str], versions: tuple[Version, ...]
) -> None:
    now = versions[0].facts.model_copy(update={"weights_sha256": "f" * 64})
    changed = dataclasses.replace(content, versions=(dataclasses.replace(versions[0], facts=now), versions[1]))
    found = marks(changed, Now(packs=packs))
    assert {mark.why for mark in found} == {"stale.other_weights"}
    energy = {"energy.inference_flop", "energy.inference_method"}
    assert energy <= {mark.id for mark in found if mark.kind == "row"} <= rows_from(content, "measured")


def test_packs_that_are_others_or_gone_mark_the_run_alone(content: Content, packs: dict[str, str]) -> None:
    run = content.runs[0].run.id
    changed, gone = sorted(packs)
    found = marks(content, Now(packs={changed: "0" * 64}))
    assert found == (
        StaleMark("run", run, "stale.packs_changed", {"run": run, "packs": changed}),
        StaleMark("run", run, "stale.packs_gone", {"run": run, "packs": gone}),
    )


def test_a_run_from_elsewhere_is_not_marked(content: Content, run_elsewhere: RunEvidence) -> None:
    changes = {version.id: [FileChange("a", "changed")] for version in content.versions}
    assert "run" not in {mark.kind for mark in marks(content, Now(changes), (run_elsewhere,))}


def test_a_served_model_is_compared_by_what_its_server_said(
    make_content: MakeContent, run_served: RunEvidence, versions: tuple[Version, ...], packs: dict[str, str]
) -> None:
    served = run_served.request.version.served
    assert served is not None
    for facts_served, why in (
        (served, set()),
        (served.model_copy(update={"digest": "other"}), {"stale.other_weights"}),
    ):
        facts = versions[1].facts.model_copy(update={"served": facts_served, "weights_sha256": None})
        covered = (versions[0], dataclasses.replace(versions[1], facts=facts))
        content = make_content({}, (run_served,), covered)
        assert {mark.why for mark in marks(content, Now(packs=packs))} == why


def test_the_check_lists_marks_behind_what_is_open(content: Content, packs: dict[str, str]) -> None:
    found = marks(content, Now({content.versions[0].id: [FileChange("a", "changed")]}, packs={}))
    items = open_items(content, stale=found)
    assert items[: -len(found)] == open_items(content)
    listed = items[-len(found) :]
    assert {item.kind for item in listed} == {"stale"}
    assert {item.field for item in listed} == {mark.id for mark in found}
    assert all(say(item.reason, item.params) for item in listed)
    for_downstream = open_items(content, Audience.DP, found)
    assert "general.authenticity" not in {item.field for item in for_downstream if item.kind == "stale"}
    assert all(Audience.DP in item.audiences for item in for_downstream)

"""A document goes to another desk with its evidence, is reviewed there, and comes back."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import audit, bundles, document_samples, documents, models, people, review, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.desk.example.stated import Stated, stated
from aiact_desk.documents.bundles.sayings import Saying
from aiact_desk.documents.bundles.schema import BundledAnswer
from aiact_desk.documents.nouns import Document, DocumentState, Mark, Run, Version
from aiact_desk.documents.review import Identity, StepKind
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.forms import form_ids
from tests.fakes.signing import key_of

FORM = "model_documentation_form"
ROW, OTHER = "properties.architecture", "properties.design"


def of(desk: Desk, person: str) -> Desk:
    """The same desk with somebody else at it."""
    return dataclasses.replace(desk, settings=dataclasses.replace(desk.settings, person=person))


@pytest.fixture
def here(desk: Desk) -> Desk:
    return of(desk, "Ada Author")


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "elsewhere")
    people.add_person(made, "Rosa Reviewer", "Compliance")
    yield of(made, "Rosa Reviewer")
    made.library.close()


@pytest.fixture
def run(version: Version, measured: Callable[..., Run]) -> Run:
    return measured()


@pytest.fixture
def document(here: Desk, run: Run) -> Document:
    """A draft with answers of each kind, a run that a person chose, a marked sample and a comment."""
    made = documents.new_document(here, "Tiny", FORM)
    documents.set_field(here, made.id, ROW, "A decoder-only transformer.")
    documents.set_field(here, made.id, OTHER, "First thoughts.")
    documents.set_field(here, made.id, OTHER, "Small, to be tested.")
    documents.set_not_applicable(here, made.id, "use.aup", "None is published.")
    documents.leave_open(here, made.id, "training.design", "Being written.")
    documents.use_run(here, made.id, run.id, "The only one.")
    sample = document_samples.list_samples(here, made.id)[0]
    document_samples.mark_sample(here, made.id, run.id, sample.pack, sample.item, Mark.HAZARDOUS, "A recipe.")
    review.comment(here, made.id, "Is this right?", ROW)
    return here.library.document(made.id)


@pytest.fixture
def send(tmp_path: Path) -> Callable[[Desk, str], Path]:
    """Writes a bundle of a document, each under a name of its own."""
    numbers = iter(range(100))

    def write(desk: Desk, document: str) -> Path:
        return bundles.export_bundle(desk, document, tmp_path / f"bundle-{next(numbers)}.zip").file

    return write


Send = Callable[[Desk, str], Path]


def said(desk: Desk, document: str) -> dict[str, object]:
    """Everything of a document that a bundle carries, as the desk's own verbs tell it."""
    content = show_document(desk, document)
    told = review.show_review(desk, document)
    return {
        "typed": content.typed,
        "state": content.document.state,
        "runs": {(one.run.id, one.chosen) for one in content.listing.candidates},
        "figures": [one.result for one in content.runs],
        "marks": content.sample_marks,
        "choices": [(one.run_id, one.reason, one.person, one.at) for one in desk.library.run_choices(document)],
        "comments": told.comments,
        "steps": told.steps,
        "number": content.document.number,
        "edition": content.document.edition,
        "updated": content.document.updated_at,
        "facts": [one.facts for one in content.versions],
    }


def value(saying: Saying | None) -> object:
    """What one side answered."""
    assert saying is not None
    assert isinstance(saying.said, BundledAnswer)
    return saying.said.value


def tree(desk: Desk) -> dict[str, int]:
    """Every file of a library but the database, with its size."""
    root = desk.paths.root
    found = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("library.sqlite"))
    return {path.relative_to(root).as_posix(): path.stat().st_size for path in found}


def test_a_document_goes_to_another_desk_as_it_is(here: Desk, there: Desk, document: Document, send: Send) -> None:
    file = send(here, document.id)
    told = bundles.import_bundle(there, file)
    assert told.is_new
    assert told.model == "Tiny"
    assert told.versions == ("tiny-1",)
    assert said(there, document.id) == said(here, document.id)
    version = there.library.version("tiny-1")
    assert version.path == ""
    assert here.library.version("tiny-1").path != ""
    assert audit.verify_audit(there).holds
    row = next(one for one in there.library.audit_entries() if one.kind == "import")
    values = row.values()
    assert values["bundle"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert values["library"] == told.sender
    assert told.sender == getattr(here.library.audit_head(), "library")  # noqa: B009  (None has no name)


def test_the_weights_stay_and_can_be_added_there(
    here: Desk, there: Desk, document: Document, tiny_model: Path, send: Send
) -> None:
    with zipfile.ZipFile(file := send(here, document.id)) as archive:
        assert not [name for name in archive.namelist() if "safetensors" in name]
        assert not [name for name in archive.namelist() if "responses" in name]
        assert str(tiny_model).encode() not in archive.read("bundle.json")
    bundles.import_bundle(there, file)
    with pytest.raises(Problem) as told:
        runs.start_run(there, "tiny-1", "starter")
    assert told.value.id == "bundles.no_weights"
    version = models.add_version(there, tiny_model, "Tiny", "tiny-1")
    assert version.id == here.library.version("tiny-1").id
    assert version.path == str(tiny_model)


def test_the_same_document_gives_the_same_bytes(here: Desk, document: Document, send: Send) -> None:
    first, second = send(here, document.id), send(here, document.id)
    assert first.read_bytes() == second.read_bytes()
    documents.set_field(here, document.id, ROW, "Another one.")
    assert send(here, document.id).read_bytes() != first.read_bytes()
    kinds = [entry.kind for entry in here.library.audit_entries()]
    assert kinds.count("bundle") == 2  # the second writing of the same says nothing new


def test_every_entry_is_in_the_manifest(here: Desk, document: Document, send: Send) -> None:
    with zipfile.ZipFile(send(here, document.id)) as archive:
        manifest = json.loads(archive.read("manifest.json"))["files"]
        names = archive.namelist()
        assert names == sorted(names)
        assert {*manifest, "manifest.json"} == set(names)
        for name, entry in manifest.items():
            data = archive.read(name)
            assert entry == {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def test_responses_travel_where_they_are_asked_for(here: Desk, there: Desk, document: Document, tmp_path: Path) -> None:
    made = bundles.export_bundle(here, document.id, tmp_path / "whole.zip", with_responses=True)
    (run,) = bundles.import_bundle(there, made.file).runs
    theirs, ours = there.paths.run(run), here.paths.run(run)
    assert (theirs / "responses.sqlite").read_bytes() == (ours / "responses.sqlite").read_bytes()
    assert not (theirs / "without-responses").exists()


def test_importing_twice_changes_nothing(here: Desk, there: Desk, document: Document, send: Send) -> None:
    file = send(here, document.id)
    bundles.import_bundle(there, file)
    before, files, rows = said(there, document.id), tree(there), len(there.library.audit_entries(limit=-1))
    again = bundles.import_bundle(there, file)
    assert not again.changes
    assert (again.rows, again.refused) == ((), ())
    assert (said(there, document.id), tree(there)) == (before, files)
    assert len(there.library.audit_entries(limit=-1)) == rows


def test_a_dry_run_changes_nothing(here: Desk, there: Desk, document: Document, send: Send) -> None:
    files, rows = tree(there), len(there.library.audit_entries(limit=-1))
    told = bundles.import_bundle(there, send(here, document.id), dry_run=True)
    assert told.is_new
    assert told.changes
    assert tree(there) == files
    assert len(there.library.audit_entries(limit=-1)) == rows
    assert there.library.documents() == []
    assert there.library.models() == []


def test_a_desk_that_takes_its_own_bundle_learns_nothing(here: Desk, document: Document, send: Send) -> None:
    file = send(here, document.id)
    documents.set_field(here, document.id, ROW, "Changed since.")
    before, rows = said(here, document.id), len(here.library.audit_entries(limit=-1))
    told = bundles.import_bundle(here, file)
    assert not told.changes
    assert [(one.name, one.change) for one in told.rows] == [(ROW, "mine")]
    assert said(here, document.id) == before
    assert len(here.library.audit_entries(limit=-1)) == rows


def test_what_changed_there_alone_is_taken_over(here: Desk, there: Desk, document: Document, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    documents.set_field(there, document.id, ROW, "A mixture of experts.")
    documents.clear_field(there, document.id, OTHER)
    documents.set_field(there, document.id, "data.obtained", "Bought.")
    documents.set_field(here, document.id, "data.scope", "All of it.")
    back = send(there, document.id)
    shown = bundles.import_bundle(here, back, dry_run=True)
    assert show_document(here, document.id).typed[ROW].value == "A decoder-only transformer."
    told = bundles.import_bundle(here, back)
    assert told == shown
    changes = {one.name: one.change for one in told.rows}
    assert changes == {ROW: "theirs", OTHER: "theirs", "data.obtained": "theirs", "data.scope": "mine"}
    typed = show_document(here, document.id).typed
    assert typed[ROW].value == "A mixture of experts."
    assert typed[ROW].provenance.source == "Rosa Reviewer"
    assert typed[ROW].revision == 2
    assert OTHER not in typed
    assert typed["data.obtained"].value == "Bought."
    assert typed["data.scope"].value == "All of it."
    assert not bundles.import_bundle(here, back).changes


def test_what_changed_on_both_sides_waits_for_a_person(here: Desk, there: Desk, document: Document, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    for row in (ROW, OTHER):
        documents.set_field(there, document.id, row, f"Theirs of {row}.")
        documents.set_field(here, document.id, row, f"Mine of {row}.")
    back = send(there, document.id)
    told = bundles.import_bundle(here, back)
    assert {one.name for one in told.conflicts} == {ROW, OTHER}
    beside = {(value(one.here), value(one.there)) for one in told.conflicts}
    assert beside == {(f"Mine of {row}.", f"Theirs of {row}.") for row in (ROW, OTHER)}
    assert show_document(here, document.id).typed[ROW].value == f"Mine of {ROW}."
    decided = bundles.import_bundle(here, back, takes={ROW: "theirs", OTHER: "mine"})
    assert not decided.conflicts
    typed = show_document(here, document.id).typed
    assert (typed[ROW].value, typed[OTHER].value) == (f"Theirs of {ROW}.", f"Mine of {OTHER}.")
    assert not bundles.import_bundle(here, back).changes
    # Mine is news to them; a further change there, made before they knew of it, is a conflict again.
    documents.set_field(there, document.id, OTHER, "Theirs, once more.")
    assert [one.name for one in bundles.import_bundle(here, send(there, document.id)).conflicts] == [OTHER]
    taken = bundles.import_bundle(there, send(here, document.id))
    assert [(one.name, one.change) for one in taken.rows] == [(OTHER, "conflict")]


def test_a_decision_for_mine_reaches_them(here: Desk, there: Desk, document: Document, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    documents.set_field(there, document.id, ROW, "Theirs.")
    documents.set_field(here, document.id, ROW, "Mine.")
    bundles.import_bundle(here, send(there, document.id), takes={ROW: "mine"})
    told = bundles.import_bundle(there, send(here, document.id))
    assert [(one.name, one.change) for one in told.rows] == [(ROW, "theirs")]
    assert show_document(there, document.id).typed[ROW].value == "Mine."


def test_a_take_names_a_row(here: Desk, there: Desk, document: Document, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    with pytest.raises(Misuse) as told:
        bundles.import_bundle(here, send(there, document.id), takes={"no.row": "mine"})
    assert told.value.id == "bundles.unknown_take"


def test_choices_and_marks_come_back_too(here: Desk, there: Desk, document: Document, run: Run, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    mark = show_document(there, document.id).sample_marks[0]
    document_samples.mark_sample(there, document.id, run.id, mark.pack, mark.item, None)
    documents.use_run(there, document.id, run.id, "It is complete.")
    told = bundles.import_bundle(here, send(there, document.id))
    assert {one.key[0] for one in told.taken} == {"run", "sample"}
    assert show_document(here, document.id).sample_marks == ()
    (choice,) = here.library.run_choices(document.id)
    assert (choice.reason, choice.person) == ("It is complete.", "Rosa Reviewer")


def test_a_document_is_approved_there(here: Desk, there: Desk, document: Document, send: Send) -> None:
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    assert there.library.document(document.id).state is DocumentState.IN_REVIEW
    assert said(there, document.id)["typed"] == said(here, document.id)["typed"]
    remark = review.comment(there, document.id, "Fine.", ROW)
    review.settle_comment(there, remark.id)
    review.approve(there, document.id, "Rosa Reviewer")
    back = send(there, document.id)
    told = bundles.import_bundle(here, back)
    assert told.steps == (StepKind.APPROVED,)
    assert told.comments == (remark.id,)
    assert told.refused == ()
    assert here.library.document(document.id).state is DocumentState.APPROVED
    step = here.library.steps(document.id)[-1]
    assert (step.person, step.function, step.four_eyes) == ("Rosa Reviewer", "Compliance", True)
    assert step.identity is Identity.UNCHECKED
    assert audit.verify_audit(here).holds
    assert audit.verify_audit(there).holds
    assert len(here.library.answer_history(document.id, OTHER)) == 1  # the journal of the draft is erased
    assert not bundles.import_bundle(here, back).changes


def test_a_document_is_sent_back_there_and_changed(here: Desk, there: Desk, document: Document, send: Send) -> None:
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    review.send_back(there, document.id, "The design is wrong.")
    documents.set_field(there, document.id, OTHER, "Large.")
    told = bundles.import_bundle(here, send(there, document.id))
    assert told.steps == (StepKind.RETURNED,)
    assert told.state is DocumentState.DRAFT
    assert [one.name for one in told.taken] == [OTHER]
    assert show_document(here, document.id).typed[OTHER].value == "Large."
    assert audit.verify_audit(here).holds


def test_what_was_sent_to_review_there_is_frozen_where_it_is_kept(
    here: Desk, there: Desk, document: Document, send: Send
) -> None:
    bundles.import_bundle(there, send(here, document.id))
    documents.set_field(there, document.id, OTHER, "Large.")
    review.send_to_review(there, document.id)
    told = bundles.import_bundle(here, send(there, document.id))
    assert [one.id for one in told.refused] == ["bundles.sent_there"]
    assert here.library.document(document.id).state is DocumentState.DRAFT
    assert [one.name for one in told.taken] == [OTHER]


def test_an_approval_does_not_hold_for_another_text(here: Desk, there: Desk, document: Document, send: Send) -> None:
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    review.approve(there, document.id, "Rosa Reviewer")
    review.send_back(here, document.id, "A late thought.")
    documents.set_field(here, document.id, OTHER, "Other.")
    review.send_to_review(here, document.id)
    told = bundles.import_bundle(here, send(there, document.id))
    assert [one.id for one in told.refused] == ["bundles.moved_meanwhile"]
    assert told.steps == ()
    assert here.library.document(document.id).state is DocumentState.IN_REVIEW


def test_rows_are_not_taken_into_a_frozen_document(here: Desk, there: Desk, document: Document, send: Send) -> None:
    bundles.import_bundle(there, send(here, document.id))
    documents.set_field(there, document.id, OTHER, "Large.")
    review.send_to_review(here, document.id)
    back = send(there, document.id)
    told = bundles.import_bundle(here, back)
    assert [(one.name, one.change) for one in told.rows] == [(OTHER, "frozen")]
    assert [one.id for one in told.refused] == ["bundles.frozen_here"]
    review.send_back(here, document.id, "News from there.")
    assert [one.name for one in bundles.import_bundle(here, back).taken] == [OTHER]


def test_an_open_comment_here_holds_an_approval_back(here: Desk, there: Desk, document: Document, send: Send) -> None:
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    review.approve(there, document.id, "Rosa Reviewer")
    remark = review.comment(here, document.id, "Wait.")
    back = send(there, document.id)
    assert [one.id for one in bundles.import_bundle(here, back).refused] == ["bundles.comments_open"]
    review.settle_comment(here, remark.id)
    assert bundles.import_bundle(here, back).steps == (StepKind.APPROVED,)


def test_who_wrote_it_here_does_not_approve_it_there(here: Desk, there: Desk, document: Document, send: Send) -> None:
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    people.add_person(there, "Ada Author", "")
    relaxed = dataclasses.replace(there, settings=dataclasses.replace(there.settings, four_eyes="off"))
    review.approve(relaxed, document.id, "Ada Author")
    back = send(there, document.id)
    assert [one.id for one in bundles.import_bundle(here, back).refused] == ["bundles.own_work"]
    alone = dataclasses.replace(here, settings=dataclasses.replace(here.settings, four_eyes="off"))
    assert bundles.import_bundle(alone, back).steps == (StepKind.APPROVED,)
    assert here.library.steps(document.id)[-1].four_eyes is False


def test_a_passphrase_that_was_typed_there_was_not_checked_here(
    here: Desk, there: Desk, document: Document, send: Send
) -> None:
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    people.set_passphrase(there, "Rosa Reviewer", "correct horse battery")
    review.approve(there, document.id, "Rosa Reviewer", review.Passphrase("correct horse battery"))
    assert there.library.steps(document.id)[-1].identity is Identity.PASSPHRASE
    bundles.import_bundle(here, send(there, document.id))
    assert here.library.steps(document.id)[-1].identity is Identity.UNCHECKED


def test_a_signature_counts_by_the_certificate_that_is_known_here(
    here: Desk, there: Desk, document: Document, tmp_path: Path, send: Send
) -> None:
    certificate, key = key_of("Rosa Reviewer", tmp_path)
    review.settle_comment(here, here.library.comments(document.id)[0].id)
    review.send_to_review(here, document.id)
    bundles.import_bundle(there, send(here, document.id))
    people.set_certificate(there, "Rosa Reviewer", certificate)
    review.approve(there, document.id, "Rosa Reviewer", review.KeyFile(key, "open sesame"))
    people.add_person(here, "Rosa Reviewer", "Compliance")
    people.set_certificate(here, "Rosa Reviewer", certificate)
    bundles.import_bundle(here, send(there, document.id))
    assert here.library.steps(document.id)[-1].identity is Identity.CERTIFICATE
    assert audit.verify_audit(here).holds


def test_a_run_that_is_older_than_the_chain_there_is_known_to_it(
    here: Desk, document: Document, tmp_path: Path, send: Send
) -> None:
    review.send_to_review(here, document.id)
    fresh = open_desk(tmp_path / "fresh")
    bundles.import_bundle(fresh, send(here, document.id))
    verified = audit.verify_audit(fresh)
    fresh.library.close()
    assert verified.broken is None
    assert verified.rows > 1


def test_a_model_of_the_same_name_is_asked_about(here: Desk, there: Desk, document: Document, send: Send) -> None:
    mine = models.new_model(there, "TINY", "Somebody Else")
    file = send(here, document.id)
    with pytest.raises(Problem) as told:
        bundles.import_bundle(there, file)
    assert told.value.id == "bundles.which_model"
    assert told.value.params["provider"] == "Somebody Else"
    assert there.library.documents() == []
    bundles.import_bundle(there, file, model="Tiny")
    assert there.library.document(document.id).model_id == mine.id


def test_a_model_can_be_added_under_another_name(here: Desk, there: Desk, document: Document, send: Send) -> None:
    models.new_model(there, "Tiny", "Somebody Else")
    assert bundles.import_bundle(there, send(here, document.id), model="Tiny of Example").model == "Tiny of Example"
    assert there.library.document(document.id).model_id == here.library.model("Tiny").id


def test_weights_that_are_known_there_keep_their_id(
    here: Desk, there: Desk, document: Document, tiny_model: Path, send: Send
) -> None:
    models.new_model(there, "Tiny", "Example Ltd")
    known = models.add_version(there, tiny_model, "Tiny", "the tiny one")
    bundles.import_bundle(there, send(here, document.id), model="Tiny")
    assert there.library.document(document.id).version_ids == (known.id,)
    assert said(there, document.id)["runs"] == said(here, document.id)["runs"]
    documents.set_field(there, document.id, OTHER, "Large.")
    told = bundles.import_bundle(here, send(there, document.id))
    assert ([one.name for one in told.rows], told.versions, told.refused) == ([OTHER], (), ())


def test_a_run_of_that_id_must_be_the_same(here: Desk, there: Desk, document: Document, run: Run, send: Send) -> None:
    file = send(here, document.id)
    bundles.import_bundle(there, file)
    manifest = there.paths.run(run.id) / "manifest.json"
    manifest.write_text(manifest.read_text() + " ")
    with pytest.raises(Problem) as told:
        bundles.import_bundle(there, file)
    assert told.value.id == "bundles.run_differs"


def test_an_altered_run_does_not_leave(here: Desk, document: Document, run: Run, tmp_path: Path) -> None:
    (here.paths.run(run.id) / "units.json").write_text("{}")
    with pytest.raises(Problem) as told:
        bundles.export_bundle(here, document.id, tmp_path / "bundle.zip")
    assert told.value.id == "desk.run_altered"
    assert not (tmp_path / "bundle.zip").exists()


def test_attachments_travel(here: Desk, there: Desk, version: Version, tmp_path: Path, send: Send) -> None:
    made = documents.new_document(here, "Tiny", "copyright_policy")
    (tmp_path / "sites.csv").write_text("example.org\n")
    documents.set_field(here, made.id, "access.excluded_sites_file", str(tmp_path / "sites.csv"))
    file = send(here, made.id)
    bundles.import_bundle(there, file)
    digest = hashlib.sha256(b"example.org\n").hexdigest()
    assert (there.paths.attachments / digest).read_text() == "example.org\n"
    assert said(there, made.id) == said(here, made.id)


def test_nothing_is_left_where_the_last_step_fails(
    here: Desk, there: Desk, document: Document, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run is in its place already when the disk is full for the file that an answer names."""
    digest = hashlib.sha256(b"a record").hexdigest()
    here.paths.attachments.mkdir()
    (here.paths.attachments / digest).write_bytes(b"a record")
    documents.set_field(here, document.id, ROW, f"As the record {digest} says.")
    file, files = send(here, document.id), tree(there)
    made, renamed = Path.rename, []

    def fails(path: Path, target: Path) -> Path:
        if path.name == digest:
            raise OSError(28, "No space left on device")
        renamed.append(target)
        return made(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(Problem) as told:
        bundles.import_bundle(there, file)
    monkeypatch.undo()
    assert told.value.id == "files.disk_full"
    assert len(renamed) == 1
    assert tree(there) == files
    assert there.library.documents() == []
    assert bundles.import_bundle(there, file).is_new
    assert (there.paths.attachments / digest).read_bytes() == b"a record"


def test_what_a_killed_import_left_goes_with_the_next_one(
    here: Desk, there: Desk, document: Document, run: Run, send: Send
) -> None:
    old, young = there.paths.root / ".bundle-old", there.paths.root / ".bundle-young"
    for folder in (old, young, there.paths.run(run.id)):
        folder.mkdir(parents=True)
        (folder / "request.json").write_text("cut off")
    os.utime(old, (0, 0))
    bundles.import_bundle(there, send(here, document.id))
    assert not old.exists()
    assert young.exists()
    assert said(there, document.id)["runs"] == {(run.id, True)}


def test_a_full_document_of_every_form_can_travel(here: Desk, there: Desk, version: Version, send: Send) -> None:
    """Everything that the packaged example states, frozen with what fills itself."""
    for form in form_ids():
        made = documents.new_document(here, version.model_id, form)
        for row in stated(form):
            if not row.field.startswith("header."):
                _state(here, made.id, row)
        review.send_to_review(here, made.id)
        bundles.import_bundle(there, send(here, made.id))
        theirs, ours = show_document(there, made.id), show_document(here, made.id)
        assert (theirs.filled, theirs.typed) == (ours.filled, ours.typed), form
    assert audit.verify_audit(there).holds


def _state(desk: Desk, document: str, row: Stated) -> None:
    if row.kind == "not_applicable":
        documents.set_not_applicable(desk, document, row.field, row.reason)
    elif row.kind == "left_open":
        documents.leave_open(desk, document, row.field, row.reason)
    else:
        documents.set_field(desk, document, row.field, row.value)

"""A file from elsewhere, shown beside what a document says, and the rows of it that a person picked."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aiact_desk.desk import documents, record_imports
from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document
from aiact_desk.documents.view import audience_view
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.schema import Audience

FILES = Path(__file__).parents[1] / "documents" / "importing" / "files"
CARD, BILL, SPDX = FILES / "README.md", FILES / "bom.cdx.json", FILES / "spdx3.json"
NOW = datetime(2026, 12, 3, tzinfo=UTC)


@pytest.fixture
def document(desk: Desk) -> Document:
    model = desk.library.add_model("Nordlicht", "Nordlicht Sprachmodelle GmbH")
    return documents.new_document(desk, model.id, "model_documentation_form")


def lines(preview: record_imports.Preview) -> dict[str, record_imports.Line]:
    return {line.row: line for line in preview.lines}


def test_looking_changes_nothing_and_says_what_would_be(desk: Desk, document: Document) -> None:
    documents.set_field(desk, document.id, "properties.architecture", "A transformer.")
    before = documents.show_document(desk, document.id)
    preview = record_imports.look(desk, document.id, BILL)
    assert documents.show_document(desk, document.id) == before
    assert not desk.paths.attachments.exists() or not list(desk.paths.attachments.iterdir())
    assert (preview.kind, preview.file) == ("cyclonedx", "bom.cdx.json")
    assert preview.sha256 == hashlib.sha256(BILL.read_bytes()).hexdigest()
    found = lines(preview)
    same = found["general.legal_name"]
    assert (same.verdict, same.stands, same.origin) == ("same", "Nordlicht Sprachmodelle GmbH", "imported")
    differs = found["properties.architecture"]
    assert (differs.verdict, differs.stands, differs.origin) == ("differs", "A transformer.", "typed")
    assert differs.would == "LlamaForCausalLM (transformer)"
    new = found["energy.training_mwh"]
    assert (new.verdict, new.would, new.stands, new.origin) == ("new", "400.0005 MWh", None, None)
    assert new.place.endswith("energyConsumptions, activity training")


def test_what_a_person_left_open_or_called_not_applicable_differs(desk: Desk, document: Document) -> None:
    documents.leave_open(desk, document.id, "use.intended", "being discussed")
    documents.set_not_applicable(desk, document.id, "energy.training_mwh", "The hoster withholds it.")
    found = lines(record_imports.look(desk, document.id, BILL))
    assert (found["use.intended"].verdict, found["use.intended"].stands) == ("differs", "being discussed")
    energy = found["energy.training_mwh"]
    assert (energy.verdict, energy.stands) == ("differs", "N/A: The hoster withholds it.")


def test_a_value_that_the_row_does_not_take_is_refused_with_the_reason(
    desk: Desk, document: Document, tmp_path: Path
) -> None:
    graph = json.loads(SPDX.read_text())
    graph["@graph"][3]["releaseTime"] = "14 February 2026"
    file = tmp_path / "spdx.json"
    file.write_text(json.dumps(graph))
    line = lines(record_imports.look(desk, document.id, file))["general.release_date"]
    assert (line.verdict, line.value, line.would) == ("refused", None, None)
    assert line.why is not None
    assert line.why.id == "regulation.not_a_day"
    with pytest.raises(Misuse) as refused:
        record_imports.take(desk, document.id, file, ["data.curation", "general.release_date"])
    assert refused.value.id == "regulation.not_a_day"
    assert not documents.show_document(desk, document.id).typed, "one that is refused lets none be saved"


def test_picked_rows_become_stated_answers_and_the_file_is_kept(desk: Desk, document: Document) -> None:
    content = record_imports.take(desk, document.id, BILL, ["energy.training_mwh", "use.intended"])
    assert set(content.typed) == {"energy.training_mwh", "use.intended"}
    digest = hashlib.sha256(BILL.read_bytes()).hexdigest()
    answer = content.typed["energy.training_mwh"]
    assert (answer.value, answer.provenance.origin, answer.provenance.source) == (
        "400.0005",
        "imported",
        "bom.cdx.json",
    )
    assert answer.provenance.detail.startswith(f"sha256:{digest} $.components[1].modelCard")
    assert attachment(desk, digest).read_bytes() == BILL.read_bytes()
    assert lines(record_imports.look(desk, document.id, BILL))["energy.training_mwh"].verdict == "same"


def test_taking_all_takes_what_would_change(desk: Desk, document: Document) -> None:
    content = record_imports.take(desk, document.id, BILL, None)
    assert "general.legal_name" not in content.typed, "it stands there already"
    assert len(content.typed) == len(record_imports.look(desk, document.id, BILL).lines) - 1
    with pytest.raises(Misuse) as nothing:
        record_imports.take(desk, document.id, BILL, None)
    assert nothing.value.id == "record_imports.nothing_picked"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["energy.training_mwh", "data.biases"], "record_imports.not_proposed"),
        (["no.such.row"], "record_imports.not_proposed"),
        ([], "record_imports.nothing_picked"),
    ],
)
def test_rows_that_the_file_does_not_propose(desk: Desk, document: Document, rows: list[str], problem: str) -> None:
    with pytest.raises(Misuse) as refused:
        record_imports.take(desk, document.id, BILL, rows)
    assert refused.value.id == problem
    assert not documents.show_document(desk, document.id).typed


def test_an_answer_that_changed_since_it_was_shown_is_not_covered(desk: Desk, document: Document) -> None:
    seen = record_imports.look(desk, document.id, BILL)
    documents.set_field(desk, document.id, "properties.architecture", "A transformer.")
    with pytest.raises(Problem) as changed:
        record_imports.take(desk, document.id, BILL, ["properties.architecture"], seen=seen)
    assert changed.value.id == "library.changed_meanwhile"
    assert documents.show_document(desk, document.id).value("properties.architecture") == "A transformer."


def test_a_file_that_changed_since_it_was_shown_is_not_taken(desk: Desk, document: Document, tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_bytes(CARD.read_bytes())
    seen = record_imports.look(desk, document.id, file)
    file.write_text(file.read_text().replace("Answering questions", "Medical advice"))
    with pytest.raises(Problem) as changed:
        record_imports.take(desk, document.id, file, ["use.intended"], seen=seen)
    assert changed.value.id == "record_imports.file_changed"


def test_of_several_models_one_is_named(desk: Desk, document: Document, tmp_path: Path) -> None:
    graph = json.loads(SPDX.read_text())
    graph["@graph"] = [one for one in graph["@graph"] if one["type"] != "software_Sbom"]
    file = tmp_path / "spdx.json"
    file.write_text(json.dumps(graph))
    preview = record_imports.look(desk, document.id, file)
    assert (preview.parts, preview.lines) == (("nordlicht-base-7b", "nordlicht-7b"), ())
    assert lines(record_imports.look(desk, document.id, file, part="nordlicht-7b"))["energy.training_mwh"]
    for part, problem in ((None, "record_imports.part_not_said"), ("other", "record_imports.no_such_part")):
        with pytest.raises(Misuse) as unsure:
            record_imports.take(desk, document.id, file, None, part=part)
        assert unsure.value.id == problem
    content = record_imports.take(desk, document.id, file, ["energy.training_mwh"], part="nordlicht-7b")
    assert content.value("energy.training_mwh") == "400.010"


def test_a_form_without_the_rows_says_that_they_belong_elsewhere(desk: Desk, document: Document) -> None:
    other = documents.new_document(desk, document.model_id, "copyright_policy")
    preview = record_imports.look(desk, other.id, BILL)
    assert preview.lines == ()
    assert preview.elsewhere == len(record_imports.look(desk, document.id, BILL).lines)


def test_who_may_see_files_reads_the_name_and_nobody_the_folder(desk: Desk, document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "secret-project"
    folder.mkdir()
    file = folder / "bom internal.json"
    file.write_bytes(BILL.read_bytes())
    content = record_imports.take(desk, document.id, file, ["properties.architecture"])
    told = {}
    for audience in content.form.audiences:
        view = audience_view(content, audience, NOW)
        assert "secret-project" not in str(view)
        shown = [row for section in view.sections for row in section.rows if row.field == "properties.architecture"]
        told[audience] = shown[0].origin[0].split(", ")[0]
    assert told == {
        Audience.AIO: "Taken from the file bom internal.json",
        Audience.NCA: "Taken from the file bom internal.json",
        Audience.DP: "Taken from a record of the provider",
    }

"""Records of data sets and logs of energy on a real library: what stood in a row is kept, and parts are picked."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.desk import documents, models
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.record_imports import look, take
from aiact_desk.problems import Misuse

FILES = Path(__file__).resolve().parents[1] / "documents" / "importing" / "files"
STANDING = "Old corpus | Text | 5k | bytes | https://old.example | | |"


@pytest.fixture
def summary(desk: Desk) -> str:
    model = models.new_model(desk, "Tiny", "Example Ltd")
    document = documents.new_document(desk, model.id, "training_content_summary")
    documents.set_field(desk, document.id, "2.1.used", "Yes")
    documents.set_field(desk, document.id, "H.datasets", STANDING)
    return document.id


def test_a_data_set_stands_behind_those_that_are_listed(desk: Desk, summary: str) -> None:
    listed = {line.row: line for line in look(desk, summary, FILES / "catalogue.ttl").lines}["H.datasets"]
    assert listed.verdict == "differs"
    content = take(desk, summary, FILES / "catalogue.ttl", ["H.datasets", "2.1.modalities"])
    rows = content.value("H.datasets")
    assert isinstance(rows, list)
    assert [row["name"] for row in rows if isinstance(row, dict)] == ["Old corpus", "Council speeches"]
    assert content.typed["H.datasets"].provenance.origin == "imported"
    again = {line.row: line.verdict for line in look(desk, summary, FILES / "catalogue.ttl").lines}
    assert again["H.datasets"] == "same", "a record that was taken changes nothing a second time"


def test_two_records_meet_in_one_row(desk: Desk, summary: str) -> None:
    take(desk, summary, FILES / "catalogue.ttl", ["2.1.modalities"])
    content = take(desk, summary, FILES / "dataset.rdf", ["2.1.modalities"])
    assert content.value("2.1.modalities") == {"chosen": ["Text", "Image"], "other": None}


def test_runs_are_added_up_for_the_project_that_is_picked(desk: Desk) -> None:
    model = models.new_model(desk, "Tiny", "Example Ltd")
    document = documents.new_document(desk, model.id, "model_documentation_form").id
    log = FILES / "emissions.csv"
    assert look(desk, document, log).parts == ("tiny-lm", "other")
    with pytest.raises(Misuse):
        take(desk, document, log, ["energy.training_mwh"])
    content = take(desk, document, log, ["energy.training_mwh", "compute.time_aio"], part="tiny-lm")
    assert content.value("energy.training_mwh") == "2"
    assert content.value("compute.time_nca") == {
        "period": "Runs of “tiny-lm” logged by CodeCarbon: 2",
        "band": "Less than 1 month",
    }


def test_results_of_another_run_are_stated_in_a_model_report(desk: Desk) -> None:
    model = models.new_model(desk, "Tiny", "Example Ltd")
    report = documents.new_document(desk, model.id, "model_report").id
    content = take(desk, report, FILES / "results_2026-03-01.json", None)
    assert str(content.value("evaluations.conduct")).startswith("Stated from a results file, not measured")
    assert content.runs == ()

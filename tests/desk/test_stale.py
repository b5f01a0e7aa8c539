"""`document check` tells when the files of a Version, or the packs of a run, are not what they were."""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.desk import documents, models, stale
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.check import OpenItem
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.problems import Problem

FORM = "model_documentation_form"


@pytest.fixture
def version(desk: Desk, tiny_model: Path, tmp_path: Path) -> Version:
    """The tiny model in a folder of the test, whose files it may change."""
    folder = shutil.copytree(tiny_model, tmp_path / "weights")
    models.new_model(desk, "Tiny", "Example Ltd")
    return models.add_version(desk, folder, "Tiny", "tiny-1")


@pytest.fixture
def look(desk: Desk, version: Version, measured: Callable[..., Run]) -> Callable[[], list[OpenItem]]:
    """What the check finds stale in a document that rests on one run."""
    measured()
    document = documents.new_document(desk, version.model_id, FORM)
    return lambda: [item for item in documents.check_document(desk, document.id) if item.kind == "stale"]


Look = Callable[[], list[OpenItem]]


def test_nothing_is_stale_right_after_a_run(look: Look) -> None:
    assert look() == []


def test_weights_of_another_size_make_inspected_rows_and_the_run_stale(look: Look, version: Version) -> None:
    weights = Path(version.path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes() + b"\0")
    found = look()
    assert {item.reason for item in found} == {"stale.files_changed"}
    assert {item.params["file"] for item in found} == {"model.safetensors"}
    assert "properties.size_exact" in {item.field for item in found}
    assert "Evaluation annex" in {item.label for item in found}


def test_a_small_file_is_compared_whatever_its_time_says(look: Look, version: Version) -> None:
    config = Path(version.path) / "config.json"
    status, text = config.stat(), config.read_text()
    config.write_text(text.replace('"num_attention_heads": 4', '"num_attention_heads": 8'))
    os.utime(config, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert {item.params["file"] for item in look()} == {"config.json"}
    config.write_text(text)
    later = time.time() + 3600
    os.utime(config, (later, later))
    assert look() == []


def test_weights_that_moved_are_told_and_found_again(desk: Desk, look: Look, version: Version, tmp_path: Path) -> None:
    moved = Path(version.path).rename(tmp_path / "elsewhere")
    assert {item.reason for item in look()} == {"stale.weights_gone"}
    models.add_version(desk, moved, "Tiny", "tiny-1")
    assert look() == []


def test_packs_that_changed_or_went_are_told(
    desk: Desk, look: Look, version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = documents.show_document(desk, desk.library.documents()[0].id)
    measured = [pack.pack for pack in content.runs[0].result.packs]
    shipped = type(desk.packs).pack

    def other(store: object, id: str) -> object:
        if id == measured[0]:
            raise Problem("packs.unknown", pack=id, known="")
        pack = shipped(store, id)  # type: ignore[arg-type]
        return dataclasses.replace(pack, sha256="0" * 64) if id == measured[1] else pack

    monkeypatch.setattr(type(desk.packs), "pack", other)
    marks = stale.stale_evidence(desk, content)
    assert {(mark.kind, mark.why, mark.params["packs"]) for mark in marks} == {
        ("run", "stale.packs_gone", measured[0]),
        ("run", "stale.packs_changed", measured[1]),
    }

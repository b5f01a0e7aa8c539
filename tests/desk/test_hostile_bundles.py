"""Bundles whose manifest is true and whose content is not: each is refused with its reason, and nothing is left."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import bundles, documents, models, review, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.problems import Problem

ROW = "properties.architecture"
Files = dict[str, bytes]
Tamper = Callable[[dict[str, Any], Files, str], object]


@pytest.fixture
def sound(desk: Desk, tiny_model: Path, fake_launcher: Callable[[str], Launcher], tmp_path: Path) -> Files:
    """The files of a bundle of a document in review, with one run."""
    models.new_model(desk, "Tiny", "Example Ltd")
    version = models.add_version(desk, tiny_model, "Tiny", "tiny-1")
    faked = dataclasses.replace(desk, launch=fake_launcher("success"))
    run = runs.start_run(faked, version.id, "starter")
    list(runs.follow_run(faked, run.id, pause=0.02))
    made = documents.new_document(desk, "Tiny", "model_documentation_form")
    documents.set_field(desk, made.id, ROW, "A decoder-only transformer.")
    documents.use_run(desk, made.id, run.id, "The only one.")
    review.comment(desk, made.id, "Look here.", ROW)
    review.send_to_review(desk, made.id)
    bundles.export_bundle(desk, made.id, tmp_path / "sound.zip")
    with zipfile.ZipFile(tmp_path / "sound.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "elsewhere")
    yield made
    made.library.close()


def repacked(files: Files, to: Path) -> Path:
    entries = {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()}
    manifest = json.dumps({"schema_version": 1, "files": entries})
    with zipfile.ZipFile(to, "w") as archive:
        for name, data in {**files, "manifest.json": manifest.encode()}.items():
            archive.writestr(name, data)
    return to


def answer(bundle: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in bundle["answers"] if one["field"] == ROW)
    return found


def _sealed(bundle: dict[str, Any], files: Files, run: str, name: str, data: bytes) -> None:
    """Change a file of a run so that the run's own manifest and the bundle say the same."""
    files[f"{run}/{name}"] = data
    hashes = json.loads(files[f"{run}/manifest.json"])
    hashes[name] = hashlib.sha256(data).hexdigest()
    files[f"{run}/manifest.json"] = json.dumps(hashes).encode()
    bundle["runs"][0]["manifest_sha256"] = hashlib.sha256(files[f"{run}/manifest.json"]).hexdigest()


def _with_trigger(bundle: dict[str, Any], files: Files, run: str, tmp_path: Path) -> None:
    file = tmp_path / "samples.sqlite"
    file.write_bytes(files[f"{run}/samples.sqlite"])
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON sample BEGIN SELECT 1; END")
    _sealed(bundle, files, run, "samples.sqlite", file.read_bytes())


def _changed(part: str, **values: object) -> Tamper:
    return lambda bundle, _files, _run: bundle[part].update(values)


def _first(part: str, **values: object) -> Tamper:
    return lambda bundle, _files, _run: bundle[part][0].update(values)


def _answered(**values: object) -> Tamper:
    return lambda bundle, _files, _run: answer(bundle).update(values)


TAMPERED: dict[str, tuple[str, Tamper]] = {
    "a newer schema": ("bundles.newer", lambda bundle, _f, _r: bundle.update(schema_version=2)),
    "an unknown part": ("bundles.no_bundle", lambda bundle, _f, _r: bundle.update(more=1)),
    "an id that is none": ("bundles.no_bundle", _changed("document", id="../../library")),
    "a run id that is a path": ("bundles.no_bundle", _first("runs", id="../run")),
    "a time without a zone": ("bundles.no_bundle", _changed("document", updated_at="2026-11-24T10:00:00")),
    "a revision that is none": ("bundles.no_bundle", _answered(revision=0)),
    "a number beyond what is kept": ("bundles.no_bundle", _answered(revision=10**30)),
    "an origin that is none": ("bundles.no_bundle", _answered(origin="guessed")),
    "a form that nobody knows": ("bundles.unknown_form", _changed("document", edition="2031-01-01")),
    "a form that is a path": ("bundles.unknown_form", _changed("document", form="../forms")),
    "a row that nobody asks": ("bundles.unknown_row", _answered(field="no.row")),
    "an answer to a row that follows from others": ("bundles.unknown_row", _answered(field="properties.size_range")),
    "a comment on a row that nobody asks": ("bundles.unknown_row", _first("comments", field="no.row")),
    "a value of another type": ("bundles.bad_answer", _answered(field="properties.size_exact", value="many")),
    "a value that is a mapping": ("bundles.bad_answer", _answered(value={"a": 1})),
    "a value not as it is kept": ("bundles.bad_answer", _answered(field="properties.size_exact", value="1 000")),
    "a value and a reason for none": ("bundles.bad_answer", _answered(not_applicable="No.")),
    "not applicable where that is no answer": ("bundles.bad_answer", _answered(value=None, not_applicable="No.")),
    "an answer twice": ("bundles.contradicts", lambda bundle, _f, _r: bundle["answers"].append(answer(bundle))),
    "a comment twice": (
        "bundles.contradicts",
        lambda bundle, _f, _r: bundle["comments"].append(bundle["comments"][0]),
    ),
    "a choice of a run that did not come": ("bundles.contradicts", _first("choices", run="run-00000000")),
    "a version that did not come": ("bundles.contradicts", _changed("document", versions=["version-00000000"])),
    "a head of another library": ("bundles.contradicts", lambda bundle, _f, _r: bundle.update(library="0" * 36)),
    "a state that no step led to": ("bundles.contradicts", _changed("document", state="approved")),
    "a step about no text": ("bundles.contradicts", _first("steps", text_sha256="0" * 64)),
    "a signature without a certificate": ("bundles.contradicts", _first("steps", signature="00")),
    "a signature by nobody": ("bundles.contradicts", _first("steps", signature="00", certificate="none")),
    "a text of another hash": ("bundles.altered", lambda _b, files, _r: files.update({"texts/1.json": b"{}"})),
    "a text that did not come": ("bundles.altered", lambda _b, files, _r: files.pop("texts/1.json")),
    "an attachment that nobody names": (
        "bundles.strange_name",
        lambda _b, files, _r: files.update({f"attachments/{'a' * 64}": b"x"}),
    ),
    "a text that nobody names": ("bundles.strange_name", lambda _b, files, _r: files.update({"texts/7.json": b"{}"})),
    "a run that nobody names": (
        "bundles.bad_run",
        lambda _b, files, _r: files.update({"runs/run-00000000/request.json": b"{}"}),
    ),
    "a run that did not come": (
        "bundles.bad_run",
        lambda _b, files, run: [files.pop(name) for name in list(files) if name.startswith(run)],
    ),
    "an altered result": (
        "bundles.bad_run",
        lambda _b, files, run: files.update({f"{run}/result.json": files[f"{run}/result.json"] + b" "}),
    ),
    "an altered manifest of a run": (
        "bundles.bad_run",
        lambda _b, files, run: files.update({f"{run}/manifest.json": files[f"{run}/manifest.json"] + b" "}),
    ),
    "a run without its samples": ("bundles.bad_run", lambda _b, files, run: files.pop(f"{run}/samples.sqlite")),
    "a file that no run seals": (
        "bundles.bad_run",
        lambda _b, files, run: files.update({f"{run}/original/more.json": b"{}"}),
    ),
    "a run of another suite": ("bundles.bad_run", _first("runs", suite="full")),
    "a result that is none": (
        "evaluation.folder_damaged",
        lambda bundle, files, run: _sealed(bundle, files, run, "result.json", b"{}"),
    ),
    "samples that are no database": (
        "bundles.bad_database",
        lambda bundle, files, run: _sealed(bundle, files, run, "samples.sqlite", b"samples" * 1000),
    ),
    "JSON nested without end": (
        "record_imports.too_deep",
        lambda _b, files, _r: files.update({"bundle.json": b"[" * 100_000 + b"]" * 100_000}),
    ),
    "JSON that is none": ("record_imports.json", lambda _b, files, _r: files.update({"bundle.json": b"{]"})),
    "a text without end": ("record_imports.text_too_long", _answered(value="x" * 1_000_001)),
}


def refusal(there: Desk, file: Path) -> str:
    """Why a bundle is refused; the library is as it was."""
    before = sorted(there.paths.root.rglob("*"))
    with pytest.raises(Problem) as told:
        bundles.import_bundle(there, file)
    assert sorted(there.paths.root.rglob("*")) == before
    assert there.library.documents() == []
    assert there.library.models() == []
    return told.value.id


def test_every_untruth_is_refused_by_its_name(sound: Files, there: Desk, tmp_path: Path) -> None:
    """One bundle is tampered with in one place at a time; the same bundle untouched is taken in at the end."""
    run = next(name for name in sound if name.endswith("/request.json")).rpartition("/")[0]
    told = {}
    for what, (_, tamper) in TAMPERED.items():
        bundle, files = json.loads(sound["bundle.json"]), dict(sound)
        tamper(bundle, files, run)
        if files["bundle.json"] == sound["bundle.json"]:
            files["bundle.json"] = json.dumps(bundle).encode()
        told[what] = refusal(there, repacked(files, tmp_path / "bundle.zip"))
    assert told == {what: id for what, (id, _) in TAMPERED.items()}
    bundle, files = json.loads(sound["bundle.json"]), dict(sound)
    _with_trigger(bundle, files, run, tmp_path)
    files["bundle.json"] = json.dumps(bundle).encode()
    assert refusal(there, repacked(files, tmp_path / "bundle.zip")) == "bundles.bad_database"
    assert bundles.import_bundle(there, repacked(sound, tmp_path / "bundle.zip")).is_new

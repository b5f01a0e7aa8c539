"""The run folders in a bundle: what is put into one, and what is looked at before a run from one is believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from aiact_desk.documents.bundles.databases import must_be_passive, must_hold_samples
from aiact_desk.documents.bundles.layout import RESPONSES, is_run_file, run_file
from aiact_desk.documents.bundles.schema import Bundle, BundledRun, BundledVersion
from aiact_desk.evaluation import run_folder
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import sha256_of
from aiact_desk.problems import Problem

_SEALED = ("request.json", "result.json", "samples.sqlite")
"""What the manifest of every run names."""
_UNSEALED = frozenset({"manifest.json", "telemetry.jsonl"})


def run_files(folder: RunFolder, *, with_responses: bool) -> dict[str, Path]:
    """The files of a run that travel, by their names in its folder.

    Raises:
        Problem: if one has a name that no bundle can hold, or is a link.
    """
    named = [*_manifest(folder), folder.manifest.name, folder.telemetry.name]
    found = {}
    for name in named:
        path = folder.path / name
        if not path.exists() or (name == RESPONSES and not with_responses):
            continue
        if not is_run_file(name) or path.is_symlink() or not path.is_file():
            raise Problem("bundles.run_file", run=folder.path.name, file=name)
        found[name] = path
    return found


def must_be_sound(run: BundledRun, folder: RunFolder, versions: Mapping[str, BundledVersion]) -> None:
    """A run is what its manifest says, and of the version and suite that the bundle names.

    Raises:
        Problem: with the first file or fact that does not hold.
    """
    here = {path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*") if path.is_file()}
    if not folder.manifest.is_file() or sha256_of(folder.manifest) != run.manifest_sha256:
        raise Problem("bundles.bad_run", run=run.id, file="manifest.json")
    sealed = _manifest(folder)
    left_out = set() if run.has_responses else {RESPONSES}
    for name in sorted({*_SEALED, *sealed} - left_out | here - _UNSEALED):
        if name not in here or name not in sealed or sha256_of(folder.path / name) != sealed[name]:
            raise Problem("bundles.bad_run", run=run.id, file=name)
    request, result = run_folder.read_request(folder), run_folder.read_result(folder)
    if (request.run_id, request.suite, request.limit) != (run.id, run.suite, run.limit) or result.run_id != run.id:
        raise Problem("bundles.bad_run", run=run.id, file="request.json")
    _must_be_of(request, versions[run.version])
    must_hold_samples(folder.samples, run_file(run.id, folder.samples.name), result)
    if run.has_responses:
        must_be_passive(folder.responses, run_file(run.id, RESPONSES))


def must_all_be_sound(bundle: Bundle, root: Path) -> None:
    """Look at every run folder of an unpacked bundle.

    Raises:
        Problem: with the first that does not hold, or that the bundle does not name.
    """
    versions = {version.id: version for version in bundle.versions}
    place = root / "runs"
    here = {path.name for path in place.iterdir()} if place.is_dir() else set()
    for name in sorted(here ^ {run.id for run in bundle.runs}):
        raise Problem("bundles.bad_run", run=name, file="bundle.json")
    for run in bundle.runs:
        must_be_sound(run, RunFolder(place / run.id), versions)


def _must_be_of(request: RunRequest, version: BundledVersion) -> None:
    """A run that was measured here names the weights of its version; one from elsewhere saw none."""
    measured, facts = request.version, version.facts
    if request.origin is None and (measured.weights_sha256, measured.served) != (facts.weights_sha256, facts.served):
        raise Problem("bundles.bad_run", run=request.run_id, file="request.json")


def _manifest(folder: RunFolder) -> dict[str, str]:
    """The hashes that a run's manifest names, by file.

    Raises:
        Problem: if there is none that can be read.
    """
    try:
        found = json.loads(folder.manifest.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise Problem("evaluation.folder_damaged", file=folder.manifest, reason=str(error)) from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Problem("evaluation.folder_damaged", file=folder.manifest, reason="no list of hashes")
    return found

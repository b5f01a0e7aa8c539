"""The run folder: the one shape of a run, complete in itself, wherever it was measured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import RunResult
from aiact_desk.files import disk_problems, sha256_of, write_whole
from aiact_desk.problems import Problem

Stored = TypeVar("Stored", bound=BaseModel)


@dataclass(frozen=True)
class RunFolder:
    """The files of one run. Only the worker that holds `lock` writes; anybody may append to `control`."""

    path: Path

    @property
    def request(self) -> Path:
        return self.path / "request.json"

    @property
    def units(self) -> Path:
        return self.path / "units.json"

    @property
    def events(self) -> Path:
        return self.path / "events.jsonl"

    @property
    def control(self) -> Path:
        return self.path / "control.jsonl"

    @property
    def lock(self) -> Path:
        return self.path / "worker.lock"

    @property
    def responses(self) -> Path:
        return self.path / "responses.sqlite"

    @property
    def without_responses(self) -> Path:
        """There where the run came from another desk, which left its responses out: no figure is read from them."""
        return self.path / "without-responses"

    @property
    def samples(self) -> Path:
        return self.path / "samples.sqlite"

    @property
    def telemetry(self) -> Path:
        return self.path / "telemetry.jsonl"

    @property
    def result(self) -> Path:
        return self.path / "result.json"

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"

    @property
    def original(self) -> Path:
        """The files of a run that was measured elsewhere, as they were given."""
        return self.path / "original"

    @property
    def log(self) -> Path:
        """What the worker and its libraries print; for people who look for the cause of a failure."""
        return self.path / "worker.log"


def create(folder: RunFolder, request: RunRequest) -> None:
    """Make the folder and freeze the request in it.

    Raises:
        Problem: if the disk is full or the place cannot be written.
    """
    with disk_problems(folder.path):
        folder.path.mkdir(parents=True)
    write_request(folder, request)


def write_request(folder: RunFolder, request: RunRequest) -> None:
    """Freeze the request in a folder that is there.

    Raises:
        Problem: if the disk is full or the place cannot be written.
    """
    write_whole(folder.request, _json(request))


def read_request(folder: RunFolder) -> RunRequest:
    """The frozen plan. Raises Problem if the folder or its request is missing or damaged."""
    return _read(folder.request, RunRequest)


def read_result(folder: RunFolder) -> RunResult:
    """The figures of a finished run. Raises Problem if they are missing or damaged."""
    return _read(folder.result, RunResult)


def write_result(folder: RunFolder, result: RunResult) -> None:
    """Store the figures, then the manifest of every file that evidence rests on.

    A run from elsewhere has no units and responses, but the original files; those that are there are sealed.
    Events, commands, telemetry and the log tell how the run went and go on after this; no figure rests on them.
    """
    write_whole(folder.result, _json(result))
    sealed = [folder.request, folder.units, folder.responses, folder.samples, folder.result]
    sealed += sorted(file for file in folder.original.rglob("*") if file.is_file())
    hashes = {file.relative_to(folder.path).as_posix(): sha256_of(file) for file in sealed if file.exists()}
    write_whole(folder.manifest, json.dumps(hashes, indent=2, sort_keys=True).encode() + b"\n")


def altered_files(folder: RunFolder) -> tuple[str, ...]:
    """Names of files that are missing or differ from the manifest; empty for an untouched run. Responses that were
    left out when the run came from another desk are not missing.

    Raises:
        Problem: if there is no readable manifest.
    """
    try:
        hashes: dict[str, str] = json.loads(folder.manifest.read_bytes())
    except (OSError, ValueError) as error:
        raise Problem("evaluation.folder_damaged", file=folder.manifest, reason=str(error)) from error
    root = folder.path.resolve()
    if folder.without_responses.is_file() and not folder.responses.exists():
        hashes.pop(folder.responses.name, None)
    return tuple(
        name
        for name, sha256 in sorted(hashes.items())
        if not (file := (root / name).resolve()).is_relative_to(root) or not file.is_file() or sha256_of(file) != sha256
    )


def _json(model: BaseModel) -> bytes:
    return model.model_dump_json(indent=2).encode() + b"\n"


def _read(file: Path, model: type[Stored]) -> Stored:
    try:
        return model.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else "damaged, or of another version of this program"
        raise Problem("evaluation.folder_damaged", file=file, reason=reason) from error

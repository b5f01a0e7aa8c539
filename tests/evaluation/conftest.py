"""A frozen plan to build run folders with."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.evaluation import run_folder
from aiact_desk.evaluation.request import EngineSettings, MeasuredVersion, PlannedPack, RunRequest
from aiact_desk.evaluation.run_folder import RunFolder


@pytest.fixture
def request_() -> RunRequest:
    return RunRequest(
        run_id="run-1",
        created_at="2026-11-23T10:00:00+00:00",
        program="AI Act Desk",
        version=MeasuredVersion(id="version-1", name="tiny", architecture="Llama", parameters=10, weights_sha256="a"),
        suite="starter",
        suite_version="1.0",
        packs=(PlannedPack(id="p", version="1.0", sha256="b"),),
        engine=EngineSettings(threads=1),
    )


@pytest.fixture
def folder(tmp_path: Path, request_: RunRequest) -> RunFolder:
    made = RunFolder(tmp_path / "run-1")
    run_folder.create(made, request_)
    return made

"""A frozen plan over the tiny random model and two real packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.evaluation import run_folder
from aiact_desk.evaluation.packs import shipped_pack
from aiact_desk.evaluation.request import EngineSettings, MeasuredVersion, PlannedPack, RunRequest
from aiact_desk.evaluation.run_folder import RunFolder

PACKS = ("shutdown_answers", "short_instructions")


@pytest.fixture
def plan(tiny_model: Path, tmp_path: Path) -> Callable[..., RunFolder]:
    """Makes a run folder for the tiny model; keyword arguments change the request."""

    def make(name: str = "run-a", limit: int | None = 6, **changes: object) -> RunFolder:
        packs = [shipped_pack(pack) for pack in PACKS]
        request = RunRequest(
            run_id=name,
            created_at="2026-11-23T10:00:00+00:00",
            program="AI Act Desk",
            version=MeasuredVersion(
                id="version-1",
                name="tiny",
                architecture="LlamaForCausalLM",
                parameters=1,
                weights_sha256="aa",
            ),
            suite="starter",
            suite_version="1.0",
            packs=tuple(PlannedPack(id=pack.id, version=pack.version, sha256=pack.sha256) for pack in packs),
            engine=EngineSettings(device="cpu", threads=1, batch_size=2),
            limit=limit,
        )
        folder = RunFolder(tmp_path / name)
        run_folder.create(folder, request.model_copy(update=changes))
        return folder

    return make

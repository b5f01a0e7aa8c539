"""Imported packs in a real worker: measured where the library has them, with their code only as it was signed for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.evaluation import packs, run_folder, samples
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.events import Failed
from aiact_desk.evaluation.launch import launch
from aiact_desk.evaluation.pack_intake import take_in
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.evaluation.request import PlannedPack
from aiact_desk.evaluation.run_folder import RunFolder
from tests.evaluation.pack_folders import with_code

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> PackStore:
    """A store with a pack whose task is made of functions of its own, which the user signed for."""
    made = PackStore(tmp_path / "packs")
    source = with_code(tmp_path)
    take_in(made, source, trust=packs.content_hash(source))
    return made


@pytest.fixture
def measured(plan: Callable[..., RunFolder], store: PackStore, tiny_model: Path) -> Callable[[], RunFolder]:
    """Measures the pack as it was planned, and gives back the run."""
    pack = store.pack("coded")
    planned = PlannedPack(id=pack.id, version=pack.version, sha256=pack.sha256)

    def measure() -> RunFolder:
        folder = plan(packs=(planned,), suite="pack:coded")
        job = ["evaluate", str(folder.path), str(tiny_model), str(store.folder)]
        launch(job, folder.log, {"OMP_NUM_THREADS": "1"}).wait(240)
        return folder

    return measure


def test_a_signed_pack_asks_and_scores_with_its_own_functions(measured: Callable[[], RunFolder]) -> None:
    folder = measured()
    (result,) = run_folder.read_result(folder).packs
    found = samples.read_first_asked(folder.samples, "coded", samples.read_items(folder.samples, "coded"))
    assert (result.pack, result.items) == ("coded", 6)
    assert all("Say a letter. " in sample.input for sample in found)
    assert result.value == pytest.approx(sum(sample.right for sample in found) / 6)


def test_code_that_was_changed_is_not_executed(
    measured: Callable[[], RunFolder], store: PackStore, tmp_path: Path
) -> None:
    marker = tmp_path / "executed"
    with (store.folder / "coded" / "score.py").open("a") as file:
        file.write(f"\nopen({str(marker)!r}, 'w')\n")
    ending = EventFollower(measured().events).poll()[-1]
    assert isinstance(ending, Failed)
    assert ending.id == "packs.changed_since_signed"
    assert not marker.exists()

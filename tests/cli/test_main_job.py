"""The main job at the command line, as a process, on a tiny random model: from a folder to a PDF."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from aiact_desk.evaluation import control

Call = Callable[..., Any]

pytestmark = pytest.mark.slow


def pdf_text(file: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", told.stdout)


def test_from_a_folder_to_a_pdf(answer: Call, desk: Call, tiny_model: Path, tmp_path: Path) -> None:
    model = answer("model", "new", "Tiny", "--provider", "Example Ltd")
    version = answer("model", "add", tiny_model, "--model", "Tiny", "--name", "tiny-1")
    assert isinstance(version["parameters"], int)
    assert version["model"] == model["id"]
    assert [each["id"] for each in answer("model", "list")] == [model["id"]]
    assert answer("model", "show", "tiny-1")["versions"][0]["id"] == version["id"]

    run = answer("run", "start", "tiny-1", "starter", "--limit", 2, "--device", "cpu")
    assert (run["state"], run["partial"], run["device"]) == ("success", True, "cpu")
    assert len(run["packs"]) >= 6
    assert all(pack["partial"] and pack["items"] == 2 for pack in run["packs"])
    assert answer("run", "list")[0]["id"] == run["id"]
    assert answer("run", "show", run["id"])["packs"] == run["packs"]

    document = answer("document", "new", "Tiny", "model_documentation_form")
    shown = {field["id"]: field for field in answer("document", "show", document["id"])["fields"]}
    assert len(shown) == 47
    assert shown["general.legal_name"]["value"] == "Example Ltd"
    assert shown["properties.size_exact"]["value"] == str(version["parameters"])
    assert shown["properties.size_range"]["derived_from"] == "properties.size_exact"
    assert shown["energy.inference_flop"]["origin"] == "measured"
    missing = [item["id"] for item in answer("document", "check", document["id"]) if item["kind"] == "missing"]
    assert "general.release_date" in missing

    typed = answer("document", "set", document["id"], "general.release_date", "2026-03-01")
    assert (typed["value"], typed["origin"]) == ("2026-03-01", "typed")
    reason = "It is no modification of another model."
    assert answer("document", "set", document["id"], "general.dependencies", "--not-applicable", reason)[
        "not_applicable"
    ] == (reason)
    left = [item["id"] for item in answer("document", "check", document["id"]) if item["kind"] == "missing"]
    assert set(missing) - set(left) == {"general.release_date", "general.dependencies"} & set(missing)

    for audience in ("aio", "nca", "dp"):
        to = tmp_path / f"{audience}.pdf"
        made = answer("document", "export", document["id"], "--audience", audience, "--to", to)
        assert (made["file"], made["size"]) == (str(to), to.stat().st_size)
        with pikepdf.open(to) as pdf:
            assert len(pdf.pages) > 5
        text = pdf_text(to)
        assert "Example Ltd" in text
        assert "not provided:" in text
        assert text.count("partial") >= len(run["packs"])


@pytest.fixture
def paused_run(answer: Call, tiny_model: Path, own_home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A run that another process has started and follows, and that waits between two units."""
    answer("model", "add", tiny_model, "--name", "tiny")
    starter = subprocess.Popen(
        [sys.executable, "-m", "aiact_desk", "run", "start", "tiny", "starter"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (files := list((own_home / "library" / "runs").glob("*/worker.lock"))):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    folder = files[0].parent
    control.give(folder / "control.jsonl", "pause")
    while not (folder / "events.jsonl").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    yield starter, folder.name
    starter.kill()
    starter.communicate()


def test_a_run_is_cancelled_by_another_process_and_resumed(
    answer: Call, desk: Call, paused_run: tuple[subprocess.Popen[str], str]
) -> None:
    starter, run = paused_run
    assert [(each["id"], each["state"]) for each in answer("run", "list")] == [(run, "running")]
    answer("run", "cancel", run)
    assert starter.wait(60) == 1
    assert answer("run", "show", run)["state"] == "cancelled"
    assert answer("run", "resume", run)["state"] == "success"
    assert "nothing to resume" in desk("run", "resume", run, code=2).stderr
    assert "not running" in desk("run", "cancel", run, code=2).stderr


def test_a_killed_worker_is_reported_and_its_run_goes_on(
    answer: Call, paused_run: tuple[subprocess.Popen[str], str]
) -> None:
    starter, run = paused_run
    answer("run", "cancel", run, "--at-once")
    _, said = starter.communicate(timeout=60)
    assert starter.returncode == 1
    assert f"run resume {run}" in said
    assert answer("run", "show", run)["state"] in ("crashed", "cancelled")
    assert answer("run", "resume", run)["state"] == "success"


def test_control_c_stops_a_run_and_keeps_it(answer: Call, paused_run: tuple[subprocess.Popen[str], str]) -> None:
    starter, run = paused_run
    starter.send_signal(signal.SIGINT)
    _, said = starter.communicate(timeout=60)
    assert starter.returncode == 1
    assert "Traceback" not in said
    assert answer("run", "show", run)["state"] == "cancelled"

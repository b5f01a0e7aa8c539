"""A corpus is searched at the command line, for a person and for a script; Ctrl+C keeps what was found."""

from __future__ import annotations

import gzip
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk import resources

Call = Callable[..., Any]
LEAKED = "shutdown_answers"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The data of one shipped pack, and an archive."""
    folder = Path(shutil.copytree(resources.folder(f"evals/packs/{LEAKED}/data"), tmp_path / "corpus"))
    (folder / "more.zip").write_bytes(b"PK")
    return folder


def test_a_script_reads_the_overlap(answer: Call, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    scan = ("contamination", "scan", "--corpus", corpus, "--pack", LEAKED, "--pack", "typo_answers", "--out", out)
    found = answer(*scan)
    leaked, other = found["packs"]
    assert (leaked["pack"], leaked["touched"]["share"], leaked["canary_found"]) == (LEAKED, 1, True)
    assert leaked["overlaps"][0]["places"] == [{"file": str(corpus / "test.jsonl"), "unit": "line", "number": 1}]
    assert (other["touched"]["share"], other["canary_found"], other["overlaps"]) == (0, False, [])
    assert found["corpus"]["left_out"] == {"contamination.unknown_kind": 1}
    assert json.loads(out.read_text()) == found


def test_a_person_reads_the_overlap(desk: Call, corpus: Path) -> None:
    told = desk("contamination", "scan", "--corpus", corpus, "--pack", LEAKED).stdout
    assert "100.0%" in told
    assert f"{LEAKED}: canary in {corpus / 'dev.jsonl'}, line 1" in told
    assert f"{corpus / 'more.zip'} was left out" in told
    assert "Paraphrases and translations are not found" in told


def test_wrong_use_is_one_sentence(desk: Call, corpus: Path) -> None:
    assert "nothing at" in desk("contamination", "scan", "--corpus", corpus / "x", "--suite", "starter", code=2).stderr
    assert LEAKED in desk("contamination", "scan", "--corpus", corpus, "--pack", "shutdown", code=2).stderr
    assert (
        "No text was read"
        in desk("contamination", "scan", "--corpus", corpus / "more.zip", "--pack", LEAKED, code=1).stderr
    )


@pytest.mark.slow
def test_an_interrupt_ends_it_with_what_was_found(corpus: Path, tmp_path: Path) -> None:
    with gzip.open(corpus / "z.txt.gz", "wb", compresslevel=1) as file:
        for _ in range(500):
            file.write(b"x" * 1_000_000 + b"\n")
    command = [sys.executable, "-m", "aiact_desk", "--json", "contamination", "scan", "--corpus", str(corpus)]
    out = tmp_path / "report.json"
    scan = subprocess.Popen(
        [*command, "--pack", LEAKED, "--out", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not opened(scan.pid, "z.txt.gz"):
        assert scan.poll() is None
        time.sleep(0.05)
    scan.send_signal(signal.SIGINT)
    told, said = scan.communicate(timeout=60)
    assert scan.returncode == 1
    assert "Stopping." in said
    report = json.loads(told)
    assert report["partial"]
    assert report["packs"][0]["touched"]["share"] == 1
    assert json.loads(out.read_text()) == report


def opened(pid: int, name: str) -> bool:
    """Whether the process has a file of that name open."""
    try:
        return any(link.readlink().name == name for link in (Path("/proc") / str(pid) / "fd").iterdir())
    except FileNotFoundError:
        return False

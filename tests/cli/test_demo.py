"""`aiact-desk demo` as a new user runs it, on the real demo model; a second call does nothing twice."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.desk.demo import ANSWERS, FORM, MEMBER, NOTICES, fetch_model
from aiact_desk.problems import Problem
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.values import parse

Call = Callable[..., Any]


@pytest.mark.parametrize("field", ANSWERS)
def test_what_the_invented_provider_declares_fits_the_form(field: str) -> None:
    found = load_form(FORM).field(field)
    assert parse(found, ANSWERS[field])
    assert found.derived is None


def test_a_demo_model_that_is_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / Path(MEMBER).name).write_bytes(b"GGUF something else")
    with pytest.raises(Problem, match="demo_altered"):
        fetch_model(tmp_path)


@pytest.mark.model
@pytest.mark.slow
def test_the_demo_end_to_end(answer: Call, demo_model: Path, own_home: Path) -> None:
    (own_home / "cache" / "demo").mkdir(parents=True)
    (own_home / "cache" / "demo" / demo_model.name).symlink_to(demo_model)
    made = answer("demo", code=0)
    pdf = Path(made["file"])
    assert pdf.is_file()
    assert {item["id"] for item in made["missing"]} >= {"general.release_date", "training.design", "compute.flop_aio"}
    (model,) = answer("model", "list")
    assert model["versions"][0]["parameters"] == 134_515_008
    run = answer("run", "show", made["run"])
    assert (run["state"], run["partial"]) == ("success", False)
    assert run["inference"]["flop"] == 33_770_848_665_600
    assert len(run["packs"]) >= 6
    assert all(pack["items"] >= 40 and pack["interval"]["low"] < pack["value"] < pack["interval"]["high"]
               for pack in run["packs"])  # fmt: skip
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    for page in pages.split("\f")[:-1]:
        words = " ".join(page.split())
        assert all(notice in words for notice in NOTICES)

    written, began = pdf.stat().st_mtime_ns, time.monotonic()
    again = answer("demo")
    assert time.monotonic() - began < 30
    assert again == made
    assert pdf.stat().st_mtime_ns == written
    assert len(answer("run", "list")) == len(answer("document", "list")) == len(answer("model", "list")) == 1

"""`run import` as a user meets it: what is told, what is refused, and with which exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.lm_eval_folder import choice_lines, write_folder

Tell = Callable[..., Any]


@pytest.fixture
def version(desk: Tell, tiny_model: Path) -> str:
    desk("model", "add", tiny_model, "--name", "tiny-2")
    return "tiny-2"


def test_results_are_taken_in_and_shown(desk: Tell, answer: Tell, version: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "out", {"arc": choice_lines(20, right=15), "gsm": choice_lines(8, right=2)})
    told = desk("run", "import", folder, "--version", version, "--task", "arc")
    assert "measured elsewhere" in told.stderr
    assert "elsewhere, with lm-eval 0.4.13; this program did not see the measurement" in told.stdout
    assert "tiny-1" in told.stdout
    assert "example-lab/" not in told.stdout
    assert "The file names the model “tiny-1”, and the run was taken in for tiny-2." in told.stdout
    assert "0.750" in told.stdout
    assert "not stated: thinking" in told.stdout
    assert "FLOP" not in told.stdout
    (run,) = answer("run", "list")
    shown = answer("run", "show", run["id"])
    assert (shown["state"], shown["suite"], shown["weights_seen"]) == ("success", "lm-eval: arc", False)
    assert (shown["origin"]["tool"], shown["origin"]["file"]) == ("lm-eval", "out")
    assert [pack["value"] for pack in shown["packs"]] == [0.75]


def test_what_is_refused(desk: Tell, version: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "out", {"arc": choice_lines(4, right=3)})
    assert "There is nothing at" in desk("run", "import", tmp_path / "gone", "--version", version, code=2).stderr
    assert "nobody" in desk("run", "import", folder, "--version", "nobody", code=2).stderr
    assert "It has: arc" in desk("run", "import", folder, "--version", version, "--task", "x", code=2).stderr
    desk("run", "import", folder, "--version", version)
    again = desk("run", "import", folder, "--version", version, code=1)
    assert "have been taken in already: see “run show run-" in again.stderr
    for verb in ("resume", "pause", "cancel"):
        run = again.stderr.split("run show ")[1].split("”")[0]
        assert run in desk("run", verb, run, code=2).stderr

"""The run that a document rests on is chosen, seen and given back at the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import documents, models, runs
from aiact_desk.evaluation.launch import Launcher

Call = Callable[..., Any]


@pytest.fixture
def measured(own_home: Path, tiny_model: Path, fake_launcher: Callable[[str], Launcher]) -> list[str]:
    """A library with one document and two complete runs, and a third that failed; the runs' ids, oldest first."""
    opened = open_desk(own_home / "library")
    models.new_model(opened, "Tiny", "Example Ltd")
    version = models.add_version(opened, tiny_model, "Tiny", "tiny-1")
    ids = []
    for ending in ("success", "success", "failure"):
        faked = dataclasses.replace(opened, launch=fake_launcher(ending))
        ids.append(runs.start_run(faked, version.id, "starter").id)
        list(runs.follow_run(faked, ids[-1], pause=0.02))
    documents.new_document(opened, "Tiny", "model_documentation_form")
    opened.library.close()
    return ids


def test_a_run_is_chosen_and_given_back(answer: Call, desk: Call, measured: list[str]) -> None:
    old, new, failed = measured
    document = answer("document", "list")[0]["id"]
    shown = answer("document", "show", document)
    assert {run["id"]: run["counts"] for run in shown["runs"]} == {old: False, new: True}
    assert (shown["runs_not_complete"], len({run["plan"] for run in shown["runs"]})) == (1, 1)
    chosen = answer("document", "use-run", document, old, "--because", "The newer one was a rehearsal.")
    assert {run["id"]: run["counts"] for run in chosen} == {old: True, new: False}
    told = desk("document", "show", document).stdout
    assert "The newer one was a rehearsal." in told
    assert "Runs that did not complete: 1" in told
    back = answer("document", "use-run", document, old, "--default")
    assert {run["id"]: run["counts"] for run in back} == {old: False, new: True}
    assert "no choice to take back" in desk("document", "use-run", document, old, "--default", code=2).stderr
    assert "--because" in desk("document", "use-run", document, old, code=2).stderr
    assert "did not end with success" in desk("document", "use-run", document, failed, "--because", "x", code=2).stderr

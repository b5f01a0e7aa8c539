"""A desk over a fresh library, with a tiny model and a worker that needs none."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import models, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation.launch import Launcher


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "library")
    yield made
    made.library.close()


@pytest.fixture
def version(desk: Desk, tiny_model: Path) -> Version:
    models.new_model(desk, "Tiny", "Example Ltd")
    return models.add_version(desk, tiny_model, "Tiny", "tiny-1")


@pytest.fixture
def measured(desk: Desk, version: Version, fake_launcher: Callable[[str], Launcher]) -> Callable[..., Run]:
    """Measures the tiny Version with the fake worker and waits for the end."""

    def run(ending: str = "success", limit: int | None = None) -> Run:
        faked = dataclasses.replace(desk, launch=fake_launcher(ending))
        started = runs.start_run(faked, version.id, "starter", limit=limit)
        list(runs.follow_run(faked, started.id, pause=0.02))
        return desk.library.run(started.id)

    return run


@pytest.fixture
def sql(desk: Desk) -> Callable[..., None]:
    """Changes the library's database behind the program's back."""

    def change(statement: str, *values: object) -> None:
        with closing(sqlite3.connect(desk.paths.database)) as connection:
            connection.execute(statement, values)
            connection.commit()

    return change

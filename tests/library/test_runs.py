"""Runs: noted when they begin, ended once, listed newest first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.documents.nouns import RunEnd, Version
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem


@pytest.fixture
def version(library: Library, facts_of: Callable[[str], VersionFacts]) -> Version:
    return library.add_version(library.add_model("Läufer", None).id, "Läufer 135M", "/x", facts_of("a"))


def test_a_run_begins_as_running_and_ends(library: Library, version: Version) -> None:
    begun = library.add_run("läufer 135m", "core", 20)
    assert (begun.version_id, begun.suite, begun.limit, begun.end) == (version.id, "core", 20, RunEnd.RUNNING)
    for end in RunEnd:
        assert library.set_run_end(begun.id, end).end is end
        assert library.run(begun.id[:8]).end is end


def test_a_run_from_elsewhere_keeps_its_id(library: Library, version: Version) -> None:
    assert library.add_run(version.id, "core", None, run_id="run-from.node_7").id == "run-from.node_7"
    with pytest.raises(Problem) as caught:
        library.add_run(version.id, "core", None, run_id="run-from.node_7")
    assert caught.value.id == "library.run_taken"
    with pytest.raises(Misuse) as caught:
        library.add_run(version.id, "core", None, run_id="../../outside")
    assert caught.value.id == "library.run_id_unusable"
    assert len(library.runs()) == 1


def test_runs_are_listed_newest_first_by_version_suite_and_page(
    library: Library, version: Version, facts_of: Callable[[str], VersionFacts]
) -> None:
    other = library.add_version(version.model_id, "other", "/x", facts_of("b"))
    asked = [(version, "core"), (other, "core"), (version, "safety"), (version, "core")]
    ids = [library.add_run(of.id, suite, None).id for of, suite in asked]
    assert [run.id for run in library.runs()] == ids[::-1]
    assert [run.id for run in library.runs("Läufer 135M", "core")] == [ids[3], ids[0]]
    assert [run.id for run in library.runs(suite="core")] == [ids[3], ids[1], ids[0]]
    assert [run.id for run in library.runs(offset=1, limit=2)] == [ids[2], ids[1]]
    assert library.runs(limit=-1) == library.runs()
    with pytest.raises(Misuse):
        library.runs("nobody")


def test_a_run_of_nothing_and_a_limit_beyond_numbers_are_refused(library: Library, version: Version) -> None:
    with pytest.raises(Misuse) as caught:
        library.add_run("nobody", "core", None)
    assert caught.value.id == "library.unknown_version"
    with pytest.raises(Misuse) as caught:
        library.add_run(version.id, "core", 10**30)
    assert caught.value.id == "library.number_too_large"
    with pytest.raises(Misuse) as caught:
        library.set_run_end("run-nothing", RunEnd.ERROR)
    assert caught.value.id == "library.unknown_run"
    assert library.runs() == []

"""How lists are read: a page is one statement that SQLite finds by an index, its rows are those of the tables."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem
from benchmarks.library import lists, measured
from benchmarks.library_made import Sizes, id_of, make_library

SMALL = Sizes(models=6, runs=24, documents=60, samples=240, answers=3, history=30, many=40)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "library"
    make_library(root, SMALL)
    return root


def test_the_library_of_the_benchmark_is_one_whose_chain_holds(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        assert library.check_chain().broken is None
        found = library.counts()
    wanted = {"models": 6, "versions": 12, "runs": 24, "documents": 60, "people": 40, "answers": 60 * 3 + 30}
    assert {name: found[name] for name in wanted} == wanted


def test_no_first_page_is_found_by_sorting_or_by_reading_a_whole_table(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        plans = {one.name: one.plan for one in measured(library, rounds=1)}
    assert len(plans) == 27
    for name, plan in plans.items():
        assert "TEMP B-TREE" not in plan, name
        if " of a" in name or " in a" in name or " on a" in name or " for a" in name:
            assert plan.startswith("SEARCH"), name  # narrowed: nothing but an index will do


def test_a_page_is_a_part_of_the_whole_in_the_same_order(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        for whole, paged in (
            (library.models(limit=-1), [library.models(at, 4) for at in range(0, 8, 4)]),
            (library.runs(limit=-1), [library.runs(None, None, at, 7) for at in range(0, 28, 7)]),
            (library.documents(limit=-1), [library.documents(None, at, 25) for at in range(0, 75, 25)]),
            (library.exports(limit=-1), [library.exports(None, at, 16) for at in range(0, 48, 16)]),
            (
                library.answer_history(id_of("document", 0), "field.history"),
                [library.answer_history(id_of("document", 0), "field.history", at, 11) for at in range(0, 33, 11)],
            ),
        ):
            assert [one for page in paged for one in page] == list(whole)
            assert len(whole) >= 6


def test_rows_are_read_in_the_types_of_the_tables(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        newest = library.documents(limit=1)[0]
        assert newest == library.document(newest.id)
        assert newest.version_ids == (id_of("version", 5), id_of("version", 11))
        assert library.runs(limit=1)[0] == library.run(id_of("run", 23))
        assert library.people(limit=1)[0] == library.person(id_of("person", 0))
        assert library.versions(limit=1)[0] == library.version(id_of("version", 0))


def test_a_list_may_be_named_by_name_or_the_beginning_of_an_id_too(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        assert library.versions("MODEL 3") == library.versions(id_of("model", 3))
        with pytest.raises(Misuse) as caught:
            library.documents("Model 99")
        assert caught.value.id == "library.near_model"
        with pytest.raises(Misuse) as caught:
            library.comments("\ud800")
        assert caught.value.id == "library.not_text"
        with pytest.raises(Misuse) as caught:
            library.runs(offset=10**30)
        assert caught.value.id == "library.number_too_large"


def test_readers_keep_their_connections_and_see_what_was_just_saved(library: Library) -> None:
    for number in range(5):
        library.add_model(f"model {number}", None)
        assert len(library.models()) == number + 1
    assert len(library._database._idle) == 1
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: len(library.models()), range(100))) == {5}
    assert 1 <= len(library._database._idle) <= 5
    library.close()
    assert library._database._idle == []
    assert not library.paths.database.with_name("library.sqlite-wal").exists()


def test_what_is_read_by_is_not_written_by(library: Library) -> None:
    with pytest.raises(Problem) as caught:
        library._database.rows("DELETE FROM models")
    assert caught.value.id == "library.unwritable"


def test_every_list_is_paged(made: Path) -> None:
    with open_library(LibraryPaths(made)) as library:
        assert {len(page()) for page in lists(library, 1).values()} == {1}
        assert {len(page()) for page in lists(library, 0).values()} == {0}
        assert len(lists(library)["audit rows"]()) == 100

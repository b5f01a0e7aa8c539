"""What a list costs: the first page of each list of a large library, beside the same SQL through sqlite3.

    python -m benchmarks.library [--at FOLDER] [--models 200 --runs 2000 --documents 20000 --samples 5000000]

Both sides run in this process in the order A B A B …: the library's own method, and its SQL with the same values on a
connection that is open already (samples: on one that is opened, as a run's folder has nobody who keeps it open).
"made" is the time to turn the rows of the page into records, which happens when they are looked at.
Prints medians in microseconds, their ratio, and how SQLite finds the page.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from aiact_desk.evaluation import samples
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from benchmarks.library_made import Sizes, id_of, make_library

PAGE = 100
WANTED = 1.2

Statement = tuple[str, Sequence[object]]


@dataclass(frozen=True)
class Measured:
    """One list: medians in seconds, and SQLite's plan."""

    name: str
    rows: int
    ours: float
    plain: float
    made: float
    plan: str


def main() -> None:
    """Make the library where it is not there yet, and measure every list of it."""
    parser = argparse.ArgumentParser(description="The first page of each list against the same SQL.")
    parser.add_argument("--at", type=Path, help="where the library is made and kept; default: a folder that is removed")
    parser.add_argument("--rounds", type=int, default=500)
    for name in ("models", "runs", "documents", "samples"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Sizes, name))
    given = parser.parse_args()
    sizes = Sizes(models=given.models, runs=given.runs, documents=given.documents, samples=given.samples)
    if given.at:
        _measure(given.at, sizes, given.rounds)
        return
    with tempfile.TemporaryDirectory() as place:
        _measure(Path(place), sizes, given.rounds)


def _measure(root: Path, sizes: Sizes, rounds: int) -> None:
    if not (root / "library.sqlite").exists():
        began = time.perf_counter()
        make_library(root, sizes)
        print(f"made in {time.perf_counter() - began:.0f} s")
    with open_library(LibraryPaths(root)) as library:
        found = measured(library, rounds)
    print(f"{'list':<34}{'rows':>5}{'ours µs':>10}{'sqlite3 µs':>12}{'ratio':>7}{'made µs':>9}  plan")
    for one in found:
        ratio = one.ours / one.plain
        figures = f"{one.ours * 1e6:10.1f}{one.plain * 1e6:12.1f}{ratio:7.2f}{one.made * 1e6:9.0f}"
        print(f"{one.name:<34}{one.rows:>5}{figures}  {one.plan}")
    worst = max(found, key=lambda one: one.ours / one.plain)
    print(f"worst: {worst.name}, {worst.ours / worst.plain:.2f} times (wanted: at most {WANTED})")


def measured(library: Library, rounds: int) -> list[Measured]:
    """Every list of the library, then the samples of a run."""
    with closing(sqlite3.connect(library.paths.database)) as db:
        db.execute("PRAGMA query_only=ON")
        found = [_one(db, name, page, _said(library, page), rounds) for name, page in lists(library).items()]
    return [*found, _samples(library, rounds)]


def lists(library: Library, size: int = PAGE) -> dict[str, Callable[[], Sequence[Any]]]:
    """The first page of each list, by its name; `size` is how many it holds at most."""
    model, version, document = id_of("model", 0), id_of("version", 0), id_of("document", 0)
    request = id_of("request", 0)
    return {
        "models": lambda: library.models(0, size),
        "versions": lambda: library.versions(None, 0, size),
        "versions of a model": lambda: library.versions(model, 0, size),
        "runs": lambda: library.runs(None, None, 0, size),
        "runs of a suite": lambda: library.runs(None, "core", 0, size),
        "runs of a version": lambda: library.runs(version, None, 0, size),
        "documents": lambda: library.documents(None, 0, size),
        "documents of a model": lambda: library.documents(model, 0, size),
        "history of an answer": lambda: library.answer_history(document, "field.history", 0, size),
        "runs chosen for a document": lambda: library.run_choices(document, 0, size),
        "samples marked in a document": lambda: library.sample_marks(document, 0, size),
        "comments on a document": lambda: library.comments(document, 0, size),
        "exports": lambda: library.exports(None, 0, size),
        "exports of a document": lambda: library.exports(document, 0, size),
        "packets": lambda: library.packets(None, 0, size),
        "packets of a document": lambda: library.packets(document, 0, size),
        "people": lambda: library.people(0, size),
        "requests": lambda: library.requests(None, 0, size),
        "requests about a model": lambda: library.requests(model, 0, size),
        "items of a request": lambda: library.request_items(request, 0, size),
        "claims of a request": lambda: library.claims(request, 0, size),
        "answers to a request": lambda: library.answer_packs(request, 0, size),
        "recipients": lambda: library.recipients(0, size),
        "deliveries": lambda: library.deliveries(None, None, 0, size),
        "deliveries of a document": lambda: library.deliveries(document, None, 0, size),
        "audit rows": lambda: library.audit_entries(0, size, newest_first=True),
    }


def _said(library: Library, page: Callable[[], Sequence[Any]]) -> Statement:
    """The last statement that a list gives to SQLite."""
    database, said = library._database, []  # noqa: SLF001  (to listen, and no more)
    rows = database.rows

    def listening(sql: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        said.append((sql, given))
        return rows(sql, given)

    database.rows = listening  # type: ignore[method-assign]
    try:
        page()
    finally:
        del database.rows
    return said[-1]


def _one(
    db: sqlite3.Connection, name: str, page: Callable[[], Sequence[Any]], said: Statement, rounds: int
) -> Measured:
    sql, given = said
    ours, plain = _medians(page, lambda: db.execute(sql, given).fetchall(), rounds)
    plan = "; ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", given))
    return Measured(name, len(page()), ours, plain, _made(page), plan)


def _samples(library: Library, rounds: int) -> Measured:
    file = library.paths.run(id_of("run", 1)) / "samples.sqlite"

    def ours() -> Sequence[Any]:
        return samples.read_pack(file, "pack", 0, PAGE)

    def plain() -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
            return db.execute(samples.PAGE, ("pack", PAGE, 0)).fetchall()

    mine, theirs = _medians(ours, plain, rounds)
    with closing(sqlite3.connect(file)) as db:
        plan = "; ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {samples.PAGE}", ("pack", PAGE, 0)))
    return Measured("samples of a run", len(ours()), mine, theirs, _made(ours), plan)


def _medians(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for act, times in zip((one, other), taken, strict=True):
            began = time.perf_counter()
            act()
            times.append(time.perf_counter() - began)
    return median(taken[0]), median(taken[1])


def _made(page: Callable[[], Sequence[Any]]) -> float:
    found = page()
    began = time.perf_counter()
    list(found)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

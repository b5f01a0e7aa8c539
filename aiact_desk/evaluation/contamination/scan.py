"""The scan: every file of a corpus once, past the items of packs, in memory that does not grow with the corpus."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.evaluation.contamination import ngrams
from aiact_desk.evaluation.contamination.corpus_files import CorpusFile, corpus_files, roots, shown
from aiact_desk.evaluation.contamination.finds import Finds
from aiact_desk.evaluation.contamination.meter import Meter, Reading, Stopped
from aiact_desk.evaluation.contamination.parquet import read_parquet
from aiact_desk.evaluation.contamination.report import Corpus, LeftOut, Method, ScanReport
from aiact_desk.evaluation.contamination.texts import Piece, read_json_lines, read_text
from aiact_desk.evaluation.contamination.unpacking import unpacked
from aiact_desk.evaluation.contamination.window import Window
from aiact_desk.evaluation.elsewhere.reading import open_regular
from aiact_desk.evaluation.packs import Pack
from aiact_desk.problems import Problem

MOST_NAMED = 100
"""Files and lines left out that are named; all are counted."""


@dataclass(frozen=True)
class Search:
    """What is looked at: the keys of records or columns of tables that hold text (none: all strings), and of the items
    their questions alone or, with `answers`, their choices and answers too."""

    fields: tuple[str, ...] = ()
    answers: bool = False


def scan(
    packs: Sequence[Pack],
    paths: Sequence[Path],
    search: Search,
    told: Callable[[Reading], None],
    stopped: Callable[[], bool],
) -> ScanReport:
    """Read the corpus at `paths` and say how much of the packs stands in it.

    `told` is called at most ten times a second. As soon as `stopped` says so, the scan ends with what was found so far.

    Raises:
        Misuse: if nothing is there at one of the paths.
        Problem: if no file could be read.
    """
    began, places = time.monotonic(), roots(paths)
    files = size = 0
    for file in corpus_files(places):
        if isinstance(file, CorpusFile):
            files, size = files + 1, size + file.size
    meter = Meter(files, size, told, stopped)
    finds = Finds([ngrams.sought(pack, answers=search.answers) for pack in packs])
    scanning = _Scanning(Window(finds), search, meter)
    try:
        scanning.read(places)
    except Stopped:
        scanning.stop()
    return ScanReport(
        method=Method(
            longest_ngram=ngrams.LONGEST,
            shortest_ngram=ngrams.LEAST,
            most_items_of_an_ngram=ngrams.FEW_ITEMS,
            fields=search.fields,
            answers=search.answers,
        ),
        partial=scanning.partial,
        seconds=round(time.monotonic() - began, 1),
        corpus=scanning.corpus(places),
        packs=finds.overlaps(),
    )


class _Scanning:
    """A scan as it goes."""

    def __init__(self, window: Window, search: Search, meter: Meter) -> None:
        self.partial = False
        self._window, self._search, self._meter = window, search, meter
        self._left_out: Counter[str] = Counter()
        self._named: list[LeftOut] = []

    def read(self, places: Sequence[Path]) -> None:
        for file in corpus_files(places):
            if isinstance(file, Problem):
                self._leave_out(file)
                continue
            self._meter.begin(shown(file.path), file.size)
            try:
                self._read_file(file)
            except Problem as problem:
                self._leave_out(problem)
            self._meter.end()
        self._window.search()
        if not self._window.documents:
            first = self._named[0].params["path"] if self._named else ""
            raise Problem("contamination.nothing_read", count=self._left_out.total(), first=first)

    def stop(self) -> None:
        self.partial = True
        self._window.search()

    def corpus(self, places: Sequence[Path]) -> Corpus:
        return Corpus(
            paths=tuple(shown(place) for place in places),
            files=self._meter.files_read,
            bytes=self._meter.bytes_read,
            texts=self._window.documents,
            words=self._window.words,
            left_out=dict(sorted(self._left_out.items())),
            named=tuple(self._named),
        )

    def _read_file(self, file: CorpusFile) -> None:
        before = self._window.documents
        for piece in self._pieces(file):
            if isinstance(piece, Problem):
                self._leave_out(piece)
            else:
                self._window.take(piece)
        if self._window.documents == before:
            raise Problem("contamination.no_text", path=shown(file.path))

    def _pieces(self, file: CorpusFile) -> Iterator[Piece | Problem]:
        path = shown(file.path)
        with open_regular(file.path) as opened:
            if file.kind == "parquet":
                yield from read_parquet(opened, path, self._search.fields, self._meter.at_share)
                return
            chunks = self._meter.watched(unpacked(opened, file.packing, path), opened)
            if file.kind == "json lines":
                yield from read_json_lines(chunks, path, self._search.fields)
            else:
                yield from read_text(chunks, path)

    def _leave_out(self, problem: Problem) -> None:
        self._left_out[problem.id] += 1
        if len(self._named) < MOST_NAMED:
            params = {name: str(value) for name, value in problem.params.items()}
            self._named.append(LeftOut(id=problem.id, params=params))

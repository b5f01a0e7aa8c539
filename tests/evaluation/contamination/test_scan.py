"""The scan: what is planted is found where it stands, and nothing else is."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.evaluation.contamination.meter import Reading
from aiact_desk.evaluation.contamination.report import Place, ScanReport
from aiact_desk.evaluation.contamination.scan import Search, scan
from aiact_desk.evaluation.contamination.texts import PIECE
from aiact_desk.evaluation.packs import Pack
from aiact_desk.problems import Problem
from aiact_desk.wording import say
from tests.evaluation.contamination.conftest import CANARY, MARK, sentence

MakePack = Callable[..., Pack]
Look = Callable[..., ScanReport]


@pytest.fixture
def pack(make_pack: MakePack) -> Pack:
    """An item of 22 words (10 n-grams), one of 8 and one too short."""
    return make_pack(("a", sentence("a", 22)), ("b", sentence("b", 8)), ("c", "Who?"))


def test_overlap_is_counted_with_its_places(pack: Pack, corpus: Path, look: Look) -> None:
    words = sentence("a", 22).split()
    lines = ["nothing here", f"So: {' '.join(words[:13]).upper()}!", " ".join(words[:17]), sentence("b", 7)]
    (corpus / "x.jsonl").write_text("".join(json.dumps({"text": line}) + "\n" for line in lines))
    (found,) = look(pack, corpus).packs
    file = str(corpus / "x.jsonl")
    (overlap,) = found.overlaps
    assert (overlap.item, overlap.ngrams, overlap.found, overlap.share) == ("i0", 10, 5, 0.5)
    assert overlap.places == (Place(file=file, unit="line", number=2), Place(file=file, unit="line", number=3))
    assert (found.items, found.searched, found.short, found.template_only, found.ngrams) == (3, 2, 1, 0, 11)
    assert found.touched is not None
    assert (found.touched.items, found.touched.share, found.touched.interval.method) == (1, 0.5, "Wilson")
    assert found.half is not None
    assert found.half.items == 1
    assert (found.canary_found, found.canary_places) == (False, ())


def test_less_than_half_is_touched_only(pack: Pack, corpus: Path, look: Look) -> None:
    (corpus / "x.txt").write_text(" ".join(sentence("a", 22).split()[:16]))
    (found,) = look(pack, corpus).packs
    assert found.touched is not None
    assert found.half is not None
    assert (found.touched.items, found.half.items) == (1, 0)


@pytest.mark.parametrize("before", [PIECE - 60, PIECE - 150, 2 * PIECE - 40, 0])
def test_nothing_is_lost_at_the_border_of_pieces(pack: Pack, corpus: Path, look: Look, before: int) -> None:
    filler = ("filler words and\n" * (before // 17 + 1))[:before]
    text = f"{filler}\n{sentence('a', 22)}\nmark: {CANARY}\n{sentence('b', 8)} {filler}"
    with gzip.open(corpus / "x.txt.gz", "wt") as file:
        file.write(text)
    (found,) = look(pack, corpus).packs
    assert [overlap.share for overlap in found.overlaps] == [1, 1]
    line = text[: text.index("mark")].count("\n") + 1
    assert [place.number for place in found.canary_places] == [line]
    assert found.overlaps[0].places[0].number == line - 1
    assert found.overlaps[1].places[0].number == line + 1


def test_nothing_is_found_across_two_documents(pack: Pack, corpus: Path, look: Look) -> None:
    first, last = sentence("b", 8).split()[:4], sentence("b", 8).split()[4:]
    (corpus / "x.jsonl").write_text("\n".join(json.dumps(" ".join(part)) for part in (first, last)))
    (corpus / "y.txt").write_text(" ".join(first))
    (corpus / "z.txt").write_text(" ".join(last))
    assert look(pack, corpus).packs[0].overlaps == ()


def test_the_packs_own_data_is_found_whole(pack: Pack, look: Look) -> None:
    (found,) = look(pack, pack.folder / "data").packs
    assert [(overlap.share, overlap.places[0].number) for overlap in found.overlaps] == [(1, 1), (1, 2)]
    assert found.canary_found
    assert len(found.canary_places) == 1


def test_bad_files_are_named_and_do_not_end_the_scan(pack: Pack, corpus: Path, look: Look) -> None:
    (corpus / "a.zip").write_bytes(b"PK")
    (corpus / "b.jsonl").write_text("{\n" + json.dumps({"other": 3}))
    (corpus / "c.txt.gz").write_bytes(gzip.compress(b"word " * 100_000)[:-20])
    (corpus / "d.parquet").write_bytes(b"PAR1")
    (corpus / "e.txt").write_text(f"{MARK} {sentence('a', 22)}")
    report = look(pack, corpus)
    assert report.corpus.left_out == {
        "contamination.damaged": 2,
        "contamination.no_json": 1,
        "contamination.no_text": 1,
        "contamination.unknown_kind": 1,
    }
    assert [say(one.id, one.params) for one in report.corpus.named]
    assert report.corpus.files == 4
    assert report.packs[0].canary_found
    assert "a7" not in report.model_dump_json()


def test_a_corpus_without_text_is_no_finding(pack: Pack, corpus: Path, look: Look) -> None:
    (corpus / "a.zip").write_bytes(b"PK")
    with pytest.raises(Problem, match="nothing_read"):
        look(pack, corpus)
    (corpus / "b.jsonl").write_text('{"text": "some"}')
    assert look(pack, corpus, fields=("text",)).corpus.texts == 1
    with pytest.raises(Problem, match="nothing_read"):
        look(pack, corpus, fields=("txet",))


def test_a_stopped_scan_says_what_it_found_so_far(pack: Pack, corpus: Path) -> None:
    (corpus / "a.txt").write_text(sentence("a", 22))
    (corpus / "b.txt").write_text(sentence("b", 8))
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 2

    report = scan([pack], [corpus], Search(), lambda _: None, stopped)
    assert report.partial
    assert [overlap.item for overlap in report.packs[0].overlaps] == ["i0"]
    assert report.corpus.files == 1


def test_progress_is_told_in_bytes_and_files(pack: Pack, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiact_desk.evaluation.contamination.meter.INTERVAL", 0)
    for name in "ab":
        (corpus / f"{name}.txt").write_text("word " * 200_000)
    told: list[Reading] = []
    scan([pack], [corpus], Search(), told.append, lambda: False)
    assert [one.bytes_read for one in told] == sorted(one.bytes_read for one in told)
    assert {one.files for one in told} == {2}
    assert (told[-1].files_read, told[-1].bytes_read, told[-1].bytes) == (1, 2_000_000, 2_000_000)
    assert told[-1].rate > 0
    assert told[-1].remaining == 0


@pytest.mark.slow
def test_memory_does_not_grow_with_the_corpus(pack: Pack, corpus: Path, look: Look) -> None:
    def peak(megabytes: int) -> int:
        with gzip.open(corpus / "x.jsonl.gz", "wt", compresslevel=1) as file:
            for number in range(megabytes * 100):
                file.write(json.dumps({"text": f"{number} is one of many words. " * 350}) + "\n")
        tracemalloc.start()
        look(pack, corpus)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small = peak(2)
    assert peak(12) < small * 1.2
    assert small < 24 << 20

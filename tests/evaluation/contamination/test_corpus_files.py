"""Which files of a corpus are read, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aiact_desk.evaluation.contamination.corpus_files import CorpusFile, corpus_files, roots, shown
from aiact_desk.problems import Misuse, Problem


def test_files_are_found_with_their_kinds_and_others_named(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    (corpus / "b" / "c").mkdir(parents=True)
    for name in ("a.TXT", "b/c/d.jsonl.gz", "b/e.parquet", "z.md.zst", "f.tar.gz", "g", "h.parquet.gz", "i.txt.zip"):
        (corpus / name).write_text("x")
    (corpus / "link.txt").symlink_to(tmp_path / "outside.txt")
    (corpus / "folder").symlink_to(tmp_path)
    os.mkfifo(corpus / "pipe.txt")
    found = list(corpus_files([corpus]))
    read = [one for one in found if isinstance(one, CorpusFile)]
    assert [(str(one.path.relative_to(corpus)), one.kind, one.packing) for one in read] == [
        ("a.TXT", "text", ""),
        ("z.md.zst", "text", ".zst"),
        ("b/e.parquet", "parquet", ""),
        ("b/c/d.jsonl.gz", "json lines", ".gz"),
    ]
    left = {Path(str(one.params["path"])).name: one.id for one in found if isinstance(one, Problem)}
    assert left == {
        "f.tar.gz": "contamination.unknown_kind",
        "g": "contamination.unknown_kind",
        "h.parquet.gz": "contamination.packed_parquet",
        "i.txt.zip": "contamination.unknown_kind",
        "link.txt": "contamination.link",
        "folder": "contamination.link",
        "pipe.txt": "contamination.no_plain_file",
    }


def test_paths_within_others_are_read_once(corpus: Path, tmp_path: Path) -> None:
    (corpus / "a").mkdir()
    (tmp_path / "link").symlink_to(corpus)
    assert roots([corpus / "a", corpus, tmp_path / "link", corpus]) == (corpus.resolve(),)
    for wrong in ([], [corpus / "nowhere"], [corpus / ("x" * 300)]):
        with pytest.raises(Misuse):
            roots(wrong)


def test_names_cannot_steer_a_terminal() -> None:
    assert shown(Path(os.fsdecode(b"a\x1b[2J\xff.txt"))) == "a\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}.txt"

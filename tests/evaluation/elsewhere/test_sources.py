"""What a path holds: one measurement, or a sentence that says what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aiact_desk.evaluation.elsewhere.sources import InspectLog, LmEvalFiles, find_source
from aiact_desk.problems import Misuse, Problem

STAMP = "2026-11-20T10-11-12.131415"
RESULTS = f"results_{STAMP}.json"


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("below", ["", "example-lab__tiny/", "out/example-lab__tiny/"])
def test_results_are_found_with_the_samples_of_their_moment(tmp_path: Path, below: str) -> None:
    other = "samples_arc_2026-11-21T10-11-12.131415.jsonl"
    touch(tmp_path, f"{below}{RESULTS}", f"{below}samples_arc_{STAMP}.jsonl", f"{below}{other}")
    for path in (tmp_path, tmp_path / below / RESULTS):
        found = find_source(path)
        assert isinstance(found, LmEvalFiles)
        assert found.samples_of("arc") == tmp_path / below / f"samples_arc_{STAMP}.jsonl"
        assert found.samples_of("../../arc") is None
        assert list(found.beside) == [f"samples_arc_{STAMP}.jsonl"]


def test_a_results_file_may_bear_a_name_of_its_own(tmp_path: Path) -> None:
    touch(tmp_path, f"night_{STAMP}.json", f"samples_arc_{STAMP}.jsonl")
    found = find_source(tmp_path)
    assert isinstance(found, LmEvalFiles)
    assert found.samples_of("arc")


def test_a_log_is_found(tmp_path: Path) -> None:
    log = touch(tmp_path, "logs/a.eval") / "logs" / "a.eval"
    assert find_source(tmp_path) == find_source(log) == InspectLog(log)


@pytest.mark.parametrize(
    ("names", "path", "problem"),
    [
        ((), "gone", "elsewhere.no_such_path"),
        (("notes.json",), "", "elsewhere.nothing_there"),
        (("notes.json",), "notes.json", "elsewhere.unknown_kind"),
        (("a.eval", "b.eval"), "", "elsewhere.several_there"),
        (("a.eval", RESULTS), "", "elsewhere.several_there"),
        ((f"a/b/c/{RESULTS}",), "", "elsewhere.nothing_there"),
    ],
)
def test_anything_else_is_wrong_use(tmp_path: Path, names: tuple[str, ...], path: str, problem: str) -> None:
    with pytest.raises(Misuse) as raised:
        find_source(touch(tmp_path, *names) / path)
    assert raised.value.id == problem


def test_folders_behind_links_are_not_entered(tmp_path: Path) -> None:
    touch(tmp_path / "secret", RESULTS)
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "out").symlink_to(tmp_path / "secret")
    with pytest.raises(Misuse) as raised:
        find_source(tmp_path / "given")
    assert raised.value.id == "elsewhere.nothing_there"


def test_a_huge_folder_is_not_listed_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiact_desk.evaluation.elsewhere.sources._MOST_ENTRIES", 3)
    with pytest.raises(Problem) as raised:
        find_source(touch(tmp_path, "a", "b", "c", "d"))
    assert raised.value.id == "elsewhere.too_many_files"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        with pytest.raises(Problem) as raised:
            find_source(tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert raised.value.id == "elsewhere.unreadable"

"""The verb that lists domains: which files it takes, where it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiact_desk.desk.domains import list_domains
from aiact_desk.evaluation.contamination.meter import Reading
from aiact_desk.problems import Misuse, Problem


def silent(_: Reading) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.csv"
    file.write_text("domain,bytes\n" + "".join(f"s{n}.com,{n}\n" for n in range(100)))
    return file


def test_a_link_is_followed_and_removals_are_read(log: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(log)
    (tmp_path / "remove.csv").write_text("s99.com,asked for\n")
    out = tmp_path / "list.csv"
    found = list_domains([tmp_path / "link.csv"], "sme", silent, never, remove=tmp_path / "remove.csv", out=out)
    assert (found.top, found.listed, len(found.removed)) == (5, 4, 1)
    assert found.files[0].name == "log.csv"
    assert len(out.read_text().splitlines()) == 5
    assert json.loads(found.model_dump_json())["rule"]["id"] == "sme"


def test_wrong_use_is_told_before_anything_is_read(log: Path, tmp_path: Path) -> None:
    removals = tmp_path / "remove.csv"
    removals.write_text("s99.com,asked for\n")
    for files, rule, options, problem in (
        ([], "10%", {}, "no_files"),
        ([log / "x"], "10%", {}, "no_file"),
        ([log, log], "10%", {}, "named_twice"),
        ([log], "11%", {}, "unknown_rule"),
        ([log], "10%", {"modality": "smell"}, "unknown_modality"),
        ([log], "10%", {"remove": tmp_path / "nothing"}, "no_file"),
        ([log], "10%", {"out": tmp_path}, "no_place"),
        ([log], "10%", {"out": log}, "no_place"),
        ([log], "10%", {"out": tmp_path / "no" / "where.csv"}, "no_place"),
        ([log], "10%", {"figures": log}, "no_place"),
        ([log], "10%", {"out": removals, "remove": removals}, "no_place"),
        ([log], "10%", {"out": tmp_path / "a.csv", "figures": tmp_path / "." / "a.csv"}, "same_place"),
    ):
        with pytest.raises(Misuse, match=problem):
            list_domains(files, rule, silent, never, **options)
    with pytest.raises(Problem, match="unreadable"):
        list_domains([tmp_path], "10%", silent, never)


def test_a_stop_leaves_no_list(log: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"domains\.stopped"):
        list_domains([log], "10%", silent, lambda: True, out=tmp_path / "list.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv"]

"""Domains are listed at the command line, for a person and for a script."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A crawl log of JSON lines whose keys have names of their own."""
    file = tmp_path / "crawl.jsonl.gz"
    rows = [{"where": f"https://www.s{n}.com/{n}", "n": n} for n in range(25)]
    rows += [
        {"where": "https://anna-schmidt.de/", "n": 99},
        {"where": "http://192.0.2.1/", "n": 5},
        {"where": "", "n": 1},
    ]
    file.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return file


def test_a_script_reads_the_list(answer: Call, log: Path, tmp_path: Path) -> None:
    columns = ("--domain-column", "where", "--bytes-column", "n")
    found = answer("summary", "domains", log, *columns, "--modality", "text", "--to", tmp_path / "list.csv")
    assert [one["domain"] for one in found["first"]] == ["anna-schmidt.de", "s24.com", "s23.com"]
    assert [one["domain"] for one in found["flagged"]] == ["anna-schmidt.de"]
    assert found["rows"]["not_understood"] == {"domains.row_no_name": 1}
    assert found["modalities"] == {"text": 404}
    assert (tmp_path / "list.csv").read_text().splitlines() == [
        "domain,unicode",
        "anna-schmidt.de,",
        "s24.com,",
        "s23.com,",
    ]
    assert found["figures"] is None


def test_a_person_reads_the_list(desk: Call, log: Path, tmp_path: Path) -> None:
    (tmp_path / "remove.csv").write_text("s24.com,asked for\n")
    options = ("--domain-column", "where", "--bytes-column", "n", "--remove", tmp_path / "remove.csv", "--sme")
    files = ("--to", tmp_path / "list.csv", "--figures", tmp_path / "house.csv")
    told = desk("summary", "domains", log, *options, *files).stdout
    for part in (
        "28 rows, 1 not understood", "public-suffix list of 2026-10-22", "address: 1 (5 bytes)", "anna-schmidt.de",
        "Written for publication", "list.csv", "Written for the house", "house.csv",
        "TS2, template", "1 (24 bytes)", "Looks like the name of a person", "line 28: it names no domain or URL.",
    ):  # fmt: skip
        assert part in told
    assert (tmp_path / "list.csv").read_text().splitlines() == ["domain,unicode", "anna-schmidt.de,"]
    assert (tmp_path / "house.csv").read_text().splitlines()[0] == "rank,domain,unicode,bytes,share"


def test_wrong_use_is_one_sentence(desk: Call, log: Path) -> None:
    assert "begins with where, n" in desk("summary", "domains", log, code=1).stderr
    assert "different lists" in desk("summary", "domains", log, "--sme", "--rule", "10%", code=2).stderr

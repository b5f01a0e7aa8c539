"""From files to the list: ranks over all modalities, the rule, removals and flags, and the evidence behind it."""

from __future__ import annotations

import csv
import hashlib
import random
import subprocess
import sys
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk.documents.domains.result import Apart, DomainList, Named
from aiact_desk.problems import Problem
from tests.documents.domains.conftest import MakeList, WriteLog

NAMES = st.sampled_from([f"{'www.' if n % 3 else ''}site{n // 2}.{'com' if n % 5 else 'co.uk'}" for n in range(60)])


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_domains_are_ranked_by_bytes_over_all_files_and_modalities(
    write_log: WriteLog, make_list: MakeList, tmp_path: Path
) -> None:
    texts = write_log("texts.csv", ["domain,bytes", "www.a.com,5", "b.com,9", *(f"s{n}.com,1" for n in range(18))])
    images = write_log("images.jsonl.gz", ['{"url": "https://a.com:80/1.png", "bytes": 7, "modality": "image"}'])
    found = make_list(texts, images, modality="text", out=tmp_path / "list.csv")
    assert (found.domains, found.bytes, found.top, found.listed) == (20, 39, 2, 2)
    assert [(one.rank, one.domain, one.bytes) for one in found.first] == [(1, "a.com", 12), (2, "b.com", 9)]
    assert found.first[0].share == 12 / 39
    assert found.modalities == {"text": 32, "image": 7}
    assert [row["domain"] for row in rows_of(tmp_path / "list.csv")] == ["a.com", "b.com"]


def test_the_evidence_names_files_lists_and_rule(write_log: WriteLog, make_list: MakeList, tmp_path: Path) -> None:
    log = write_log("log.tsv.gz", ["url\tsize", "https://bücher.de/\t3"])
    found = make_list(log, out=tmp_path / "list.csv", figures=tmp_path / "house.csv", rule="sme")
    data, house = (tmp_path / "list.csv").read_bytes(), (tmp_path / "house.csv").read_bytes()
    assert found.files[0].model_dump() == {
        "name": "log.tsv.gz",
        "size": log.stat().st_size,
        "sha256": hashlib.sha256(log.read_bytes()).hexdigest(),
        "format": "table, tabs",
        "columns": ("1", "2"),
    }
    for file, name, written in ((found.file, "list.csv", data), (found.figures, "house.csv", house)):
        assert file is not None
        assert file.model_dump() == {
            "name": name, "size": len(written), "sha256": hashlib.sha256(written).hexdigest(),
        }  # fmt: skip
    assert data.decode() == "domain,unicode\r\nxn--bcher-kva.de,bücher.de\r\n"
    assert house.decode() == "rank,domain,unicode,bytes,share\r\n1,xn--bcher-kva.de,bücher.de,3,1.000000000\r\n"
    assert (found.rule.number, found.rule.id, found.rule.force) == ("TS2", "sme", ("template",))
    assert f"{found.lists.public_suffixes} {found.lists.names_of_persons}" == "2026-10-22 2026-11-25"
    assert DomainList.model_validate_json(found.model_dump_json()) == found


def test_what_is_no_domain_is_listed_apart_and_not_ranked(write_log: WriteLog, make_list: MakeList) -> None:
    rows = ["a.com,1", "192.0.2.1,50", "http://[::1]/,60", "localhost,70", "a..b,80", "x,y", "192.0.2.1:80,1"]
    found = make_list(write_log("log.csv", ["domain,bytes", *rows]))
    assert (found.domains, found.bytes) == (1, 1)
    assert found.apart == (
        Apart(
            kind="address", names=2, bytes=111, first=(Named(name="::1", bytes=60), Named(name="192.0.2.1", bytes=51))
        ),
        Apart(kind="no public top-level domain", names=1, bytes=70, first=(Named(name="localhost", bytes=70),)),
        Apart(kind="invalid name", names=1, bytes=80, first=(Named(name="a..b", bytes=80),)),
    )
    assert (found.rows.read, found.rows.understood) == (7, 6)
    assert found.rows.not_understood == {"domains.row_no_size": 1}
    assert [(one.file, one.line) for one in found.rows.first_not_understood] == [("log.csv", 7)]


def test_removals_leave_their_place_empty_and_are_counted(write_log: WriteLog, make_list: MakeList) -> None:
    log = write_log("log.csv", ["domain,bytes", *(f"s{n:02}.com,{100 - n}" for n in range(30))])
    found = make_list(log, removals={"s01.com": "asked for", "s29.com": "too", "other.com": "not there"})
    assert (found.domains, found.top, found.listed) == (30, 3, 2)
    assert [(one.rank, one.domain) for one in found.first] == [(1, "s00.com"), (3, "s02.com")]
    assert [one.model_dump() for one in found.removed] == [
        {"rank": 2, "domain": "s01.com", "bytes": 99, "reason": "asked for"}
    ]
    assert (found.removed_bytes, found.listed_bytes, found.removals_not_needed) == (99, 198, 2)


def test_the_list_for_publication_tells_names_alone(write_log: WriteLog, make_list: MakeList, tmp_path: Path) -> None:
    """No bytes, no shares, and nothing by which one sees that a domain was left out."""
    log = write_log("log.csv", ["domain,bytes", *(f"s{n:02}.com,{100 - n}" for n in range(30))])
    found = make_list(log, removals={"s01.com": "asked for"}, out=tmp_path / "list.csv", figures=tmp_path / "house.csv")
    assert (tmp_path / "list.csv").read_bytes() == b"domain,unicode\r\ns00.com,\r\ns02.com,\r\n"
    assert [(row["rank"], row["domain"], row["bytes"]) for row in rows_of(tmp_path / "house.csv")] == [
        ("1", "s00.com", "100"),
        ("3", "s02.com", "98"),
    ]
    without = make_list(log, figures=tmp_path / "alone.csv")
    assert (without.file, without.figures is not None, found.listed) == (None, True, 2)


def test_names_of_persons_are_flagged_and_stay(write_log: WriteLog, make_list: MakeList) -> None:
    log = write_log("log.csv", ["domain,bytes", "anna-schmidt.de,9", *(f"s{n}.com,1" for n in range(8))])
    found = make_list(log)
    assert [one.domain for one in found.first] == ["anna-schmidt.de"]
    assert (found.flagged_count, [one.domain for one in found.flagged]) == (1, ["anna-schmidt.de"])


def test_of_equals_the_first_by_name_is_listed(write_log: WriteLog, make_list: MakeList) -> None:
    log = write_log("log.csv", ["domain,bytes", *(f"s{n}.com,0" for n in (3, 1, 2, 0))])
    found = make_list(log)
    assert [(one.domain, one.share) for one in found.first] == [("s0.com", 0)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(NAMES, st.integers(0, 9)), min_size=1),
    most_held=st.integers(0, 20),
    draw=st.randoms(use_true_random=False),
)
def test_the_list_is_that_of_a_dictionary_in_any_order_and_spill_size(
    rows: list[tuple[str, int]], most_held: int, draw: random.Random, write_log: WriteLog, make_list: MakeList
) -> None:
    plain: dict[str, int] = {}
    for name, size in rows:
        domain = name.removeprefix("www.")
        plain[domain] = plain.get(domain, 0) + size
    ranked = sorted(plain.items(), key=lambda item: (-item[1], item[0]))[: ceil(Fraction(len(plain), 10))]
    for _ in range(2):
        found = make_list(write_log("log.csv", ["domain,bytes", *(f"{a},{b}" for a, b in rows)]), most_held=most_held)
        assert [(one.domain, one.bytes) for one in found.first] == ranked
        assert (found.domains, found.bytes) == (len(plain), sum(plain.values()))
        draw.shuffle(rows)


@pytest.mark.parametrize(
    ("lines", "problem"), [([], "empty"), (["", " "], "empty"), (["domain,bytes"], "none"), (["localhost,5"], "none")]
)
def test_files_without_domains_are_told(
    write_log: WriteLog, make_list: MakeList, lines: list[str], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match=rf"domains\.{problem}"):
        make_list(write_log("log.csv", lines), out=tmp_path / "list.csv")
    assert not (tmp_path / "list.csv").exists()


def test_a_damaged_file_leaves_the_old_list(write_log: WriteLog, make_list: MakeList, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    out.write_text("old")
    log = write_log("log.csv.gz", ["domain,bytes", *(f"s{n}.com,{n}" for n in range(9999))])
    log.write_bytes(log.read_bytes()[:-20])
    with pytest.raises(Problem, match="damaged"):
        make_list(log, out=out, figures=tmp_path / "house.csv")
    assert out.read_text() == "old"
    assert not (tmp_path / "house.csv").exists()


MEMORY = """
import resource, sys
from pathlib import Path
from aiact_desk.desk.domains import list_domains
def run(name):
    list_domains([Path(name)], "10%", lambda _: None, lambda: False, out=Path(name).with_name("list.csv"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
few = run(sys.argv[1])
print(run(sys.argv[2]) - few)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_domains(tmp_path: Path) -> None:
    """Names of 200 characters are 60 MB of text and three times as much in a dictionary."""
    for name, count in (("few.csv", 1000), ("many.csv", 300_000)):
        with (tmp_path / name).open("w") as file:
            file.write("domain,bytes\n")
            for number in range(count):
                file.write(f"{'a' * 60}.{'b' * 60}.{'c' * 60}.site{number}.com,{number}\n")
    command = [sys.executable, "-c", MEMORY, str(tmp_path / "few.csv"), str(tmp_path / "many.csv")]
    grown = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert grown < 150

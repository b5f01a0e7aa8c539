"""Sums of any spill size and any order of rows are those of a plain dictionary."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.hosts import Kind
from aiact_desk.documents.domains.modalities import INDEX
from aiact_desk.documents.domains.rows import Counted
from aiact_desk.documents.domains.totals import Amount, Totals
from aiact_desk.problems import Problem

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "ä", "aa", "\0", "🙂"]), st.integers(0, 50), st.integers(0, len(INDEX) - 1)
    )
)


def by_first_sign(name: str) -> tuple[Kind, str]:
    return (Kind.ADDRESS if name == "b" else Kind.DOMAIN), name[:1]


def ranked(rows: list[Counted], most_held: int, block: int) -> tuple[list[tuple[str, int]], dict[str, int]]:
    with Totals(by_first_sign, most_held) as totals:
        for at in range(0, len(rows), block):
            totals.take(rows[at : at + block])
        totals.group()
        found = list(totals.ranked(Kind.DOMAIN, 100))
        assert totals.amount(Kind.DOMAIN) == Amount(len(found), sum(size for _, size in found))
        assert list(totals.ranked(Kind.DOMAIN, 2)) == found[:2]
        assert totals.rows == len(rows)
        return found, totals.by_modality


@given(ROWS, st.integers(0, 8), st.integers(1, 5), st.randoms(use_true_random=False))
def test_sums_are_those_of_a_dictionary(rows: list[Counted], most_held: int, block: int, draw: random.Random) -> None:
    plain: dict[str, int] = {}
    modalities = dict.fromkeys(INDEX, 0)
    for name, size, modality in rows:
        modalities[list(INDEX)[modality]] += size
        if name != "b":
            plain[name[:1]] = plain.get(name[:1], 0) + size
    expected = sorted(plain.items(), key=lambda item: (-item[1], item[0]))
    assert ranked(rows, most_held, block) == (expected, modalities)
    draw.shuffle(rows)
    assert ranked(rows, most_held, block) == (expected, modalities)


def test_more_bytes_than_can_be_kept_are_told_and_not_rounded() -> None:
    with Totals(by_first_sign, 1) as totals:
        for _ in range(7):
            totals.take([("a", 1 << 60, 0)])
        totals.take([("a", (1 << 60) - 1, 0)])
        with pytest.raises(Problem, match="too_many_bytes"):
            totals.take([("a", 1, 0)])
    with Totals(by_first_sign, 1) as totals:
        totals.take([("a", (1 << 63) - 1, 0)])
        totals.group()
        assert list(totals.ranked(Kind.DOMAIN, 1)) == [("a", (1 << 63) - 1)]


def test_a_full_disk_is_told() -> None:
    with Totals(by_first_sign, 10) as totals:
        totals._database.execute("PRAGMA max_page_count = 4")
        with pytest.raises(Problem, match=r"no_room.*full"):
            totals.take([(chr(number), 1, 0) for number in range(0xD800)])


def test_the_file_has_no_name() -> None:
    with Totals(by_first_sign, 0) as totals:
        totals.take([("a", 1, 0)])
        assert totals._database.execute("PRAGMA database_list").fetchall()[0][2] == ""
    with pytest.raises(sqlite3.ProgrammingError):
        totals._database.execute("SELECT 1")

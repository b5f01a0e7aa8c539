"""Where logs say name, size and modality, in tables and JSON lines; what is not understood is counted and named."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.layout import Columns, Layout, find_layout
from aiact_desk.documents.domains.lines import Block
from aiact_desk.documents.domains.modalities import INDEX, NOT_TOLD
from aiact_desk.documents.domains.rows import MOST_NAMED, Counted, Refused, understood
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import sentences

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), min_size=1).filter(lambda text: text.strip())
PLAIN = Columns()


def rows(lines: list[str | None], columns: Columns = PLAIN, fixed: str = NOT_TOLD) -> tuple[list[Counted], Refused]:
    refused = Refused()
    layout = find_layout(lines[0] or "", columns, "f")
    found = [row for block in understood([Block(1, lines)], layout, fixed, "f", refused) for row in block]
    return found, refused


@pytest.mark.parametrize(
    ("first", "layout"),
    [
        ("domain,bytes", Layout(",", True, 0, 1, None)),
        ("Bytes;URL", Layout(";", True, 1, 0, None)),
        ("id\turl\tContent-Length\tmodality", Layout("\t", True, 1, 2, 3)),
        ('"host","size"', Layout(",", True, 0, 1, None)),
        ("domain name,total bytes\r", Layout(",", True, 0, 1, None)),
        ("url,domain,length,bytes", Layout(",", True, 1, 3, None)),
        ("example.com,12", Layout(",", False, 0, 1, None)),
        ("https://example.com/a,b;c\t12\ttext", Layout("\t", False, 0, 1, 2)),
        ("example.com;12;x", Layout(";", False, 0, 1, None)),
        ('{"url": "a", "n": 1, "bytes": 2}', Layout(None, False, 0, 2, None, ("url", "n", "bytes"))),
    ],
)
def test_columns_are_found_by_their_names(first: str, layout: Layout) -> None:
    assert find_layout(first, PLAIN, "f") == layout


def test_columns_can_be_named() -> None:
    columns = Columns("where", "how much", "what")
    assert find_layout("domain,what,how much,where,bytes", columns, "f") == Layout(",", True, 3, 2, 1)
    assert find_layout('{"where": "a", "how much": 1, "what": "text"}', columns, "f").columns() == (
        "where", "how much", "what",
    )  # fmt: skip


@pytest.mark.parametrize("first", ["a,b", "domain", "domain,12x", "", '{"a": 1}', "12,example.com"])
def test_columns_that_are_not_found_are_told(first: str) -> None:
    with pytest.raises(Problem, match="no_columns"):
        find_layout(first, PLAIN, "f")
    with pytest.raises(Problem, match="no_json"):
        find_layout("{", PLAIN, "f")
    for columns in (Columns(name="x"), Columns(size="x"), Columns(modality="x")):
        with pytest.raises(Misuse, match="no_column"):
            find_layout("domain,bytes", columns, "f")


@pytest.mark.parametrize(
    ("row", "size"),
    [("1", 1), (" 12 ", 12), ("12.0", 12), ("1.5e3", 1500), ("0", 0), (str(1 << 60), 1 << 60)],
)
def test_whole_numbers_are_sizes(row: str, size: int) -> None:
    assert rows(["domain,bytes", f"a.com,{row}"])[0] == [("a.com", size, INDEX[NOT_TOLD])]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a.com", "domains.row_short"),
        ("a.com,", "domains.row_no_size"),
        ("a.com,-1,text", "domains.row_no_size"),
        ("a.com,1.5,text", "domains.row_no_size"),
        ("a.com,nan,text", "domains.row_no_size"),
        ("a.com,1e999999999,text", "domains.row_no_size"),
        (f"a.com,{(1 << 60) + 1},text", "domains.row_no_size"),
        (f"a.com,{'9' * 5000},text", "domains.row_no_size"),
        (",1,text", "domains.row_no_name"),
        ("  ,1,text", "domains.row_no_name"),
        ("a.com,1,smell", "domains.row_unknown_modality"),
        ('"a.com,1,text', "domains.row_no_table"),
        (None, "domains.row_too_long"),
    ],
)
def test_rows_that_are_not_understood_say_why(line: str | None, reason: str) -> None:
    modality = "" if line in ("a.com", "a.com,") else ",modality"
    found, refused = rows([f"domain,bytes{modality}", "b.com,2,Text ", line, "", "c.com,3,video"])
    assert [row[0] for row in found] == ["b.com", "c.com"]
    assert refused.reasons == {reason: 1}
    assert [(one.line, one.reason) for one in refused.first] == [(3, reason)]
    assert reason in sentences()


@pytest.mark.parametrize("line", ["[]", "1", "{", "[" * 60_000, '{"bytes": 1, "domain": "a.com"'])
def test_lines_that_are_no_json_objects_say_so(line: str) -> None:
    found, refused = rows(['{"domain": "a.com", "bytes": 1}', line, '{"bytes": 2, "domain": "b.com"}', " "])
    assert [row[:2] for row in found] == [("a.com", 1), ("b.com", 2)]
    assert refused.reasons == {"domains.row_no_json": 1}


@pytest.mark.parametrize("value", ["true", "null", "[1]", '"x"', "1.5", "-1"])
def test_values_that_are_no_sizes_are_not_understood(value: str) -> None:
    _, refused = rows(['{"domain": "a.com", "bytes": 1}', f'{{"domain": "a.com", "bytes": {value}}}'])
    assert refused.reasons == {"domains.row_no_size": 1}


def test_the_modality_of_the_row_counts_and_else_that_of_the_user() -> None:
    told, _ = rows(["domain,bytes,modality", "a.com,1,image"], fixed="text")
    untold, _ = rows(["domain,bytes", "a.com,1"], fixed="text")
    assert (told[0][2], untold[0][2]) == (INDEX["image"], INDEX["text"])


def test_the_first_are_named_and_all_are_counted() -> None:
    _, refused = rows(["domain,bytes", *["a.com,x"] * 50])
    assert refused.reasons.total() == 50
    assert [one.line for one in refused.first] == list(range(2, 2 + MOST_NAMED))


def test_a_quotation_that_runs_over_lines_swallows_no_row() -> None:
    found, refused = rows(["domain,bytes,title", 'a.com,1,"two', 'lines"', "b.com,2,one", 'c.com,3,"a ""b"" c"'])
    assert [row[:2] for row in found] == [("b.com", 2), ("c.com", 3)]
    assert [one.line for one in refused.first] == [2, 3]


def test_a_table_of_tabs_may_hold_single_quotation_marks() -> None:
    found, refused = rows(["domain\tbytes\ttitle", 'a.com\t1\t"open', "b.com\t2\tx"])
    assert [row[:2] for row in found] == [("a.com", 1), ("b.com", 2)]
    assert not refused.reasons


@given(st.lists(st.tuples(TEXTS, st.integers(0, 1 << 60))), st.sampled_from(",;\t"), st.integers(0, 3))
def test_what_csv_writes_is_read(pairs: list[tuple[str, int]], delimiter: str, quoting: int) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoting else csv.QUOTE_MINIMAL).writerows(
        [("url", "bytes"), *((f"a{text}"[:200], size) for text, size in pairs)]
    )
    found, refused = rows([*out.getvalue().split("\n")[:-1]])
    assert [size for _, size, _ in found] == [size for _, size in pairs]
    assert not refused.reasons


@given(st.lists(st.tuples(TEXTS, st.integers(0, 1 << 60)), min_size=1))
def test_what_json_writes_is_read(pairs: list[tuple[str, int]]) -> None:
    found, refused = rows([json.dumps({"url": text, "bytes": size}) for text, size in pairs])
    assert [size for _, size, _ in found] == [size for _, size in pairs]
    assert not refused.reasons

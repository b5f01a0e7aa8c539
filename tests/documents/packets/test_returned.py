"""The file that comes back is a stranger's: it is read, or refused with a Problem, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.packets.packet import Packet
from aiact_desk.documents.packets.returned import Returned, ReturnedRow, read_returned
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.schema import Form
from aiact_desk.wording import say_problem
from tests.documents.packets.conftest import a_packet

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def packet(form: Form) -> Packet:
    return a_packet(form, ["use.aup", "general.legal_name"])


def test_what_the_page_saves_is_read(saved: Callable[..., bytes], packet: Packet) -> None:
    rows = [
        {"field": "use.aup", "value": " Yes ", "source": " the\nwiki ", "unknown": False, "ask": ""},
        {"field": "general.legal_name", "value": None, "source": "", "unknown": True, "ask": "Grace"},
    ]
    found = read_returned(saved(packet, rows, name=" Ada  Okafor "), "a.json")
    assert (found.packet, found.name, found.date) == ("packet-1", "Ada Okafor", date(2026, 12, 10))
    assert found.rows["use.aup"] == ReturnedRow(" Yes ", "the wiki", unknown=False, ask="")
    assert found.rows["general.legal_name"] == ReturnedRow(None, "", unknown=True, ask="Grace")


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "aiact-desk packet"},
        {"schema": 2},
        {"sha256": "short"},
        {"more": 1},
        {"rows": {}},
        {"rows": [{"field": "use.aup"}, {"field": "use.aup"}]},
        {"rows": [{"field": "use.aup", "unknown": "yes"}]},
        {"rows": [{"field": "use.aup", "source": "x" * 1001}]},
        {"rows": [{"field": "use.aup"}] * 1001},
        {"rows": [{"field": "use.aup", "source": "turns \u202e round"}]},
        {"name": " "},
        {"name": "A\u0000da"},
        {"date": "10.12.2026"},
        {"date": ""},
    ],
)
def test_another_shape_is_refused_in_words(
    saved: Callable[..., bytes], packet: Packet, changed: dict[str, Any]
) -> None:
    with pytest.raises(Problem) as refused:
        read_returned(saved(packet, [], **changed), "a.json")
    assert say_problem(refused.value)


@pytest.mark.parametrize("missing", ["kind", "schema", "packet", "sha256", "name", "date", "rows"])
def test_nothing_may_be_missing(saved: Callable[..., bytes], packet: Packet, missing: str) -> None:
    content = json.loads(saved(packet, []))
    del content[missing]
    with pytest.raises(Misuse, match="not_answers"):
        read_returned(json.dumps(content).encode(), "a.json")


def test_deep_and_long_values_are_refused(saved: Callable[..., bytes], packet: Packet) -> None:
    deep: Any = "x"
    for _ in range(100):
        deep = [deep]
    for value in (deep, "x" * 1_000_001):
        with pytest.raises(Problem):
            read_returned(saved(packet, [{"field": "use.aup", "value": value}]), "a.json")
    with pytest.raises(Problem):
        read_returned(b"[" * 200_000, "a.json")


@given(st.binary(max_size=200) | ANY_JSON.map(lambda value: json.dumps(value).encode()))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(Problem):
        read_returned(data, "a.json")


@given(st.data())
def test_a_file_altered_in_one_place_is_read_or_refused(
    saved: Callable[..., bytes], packet: Packet, data: st.DataObject
) -> None:
    content = json.loads(saved(packet, [{"field": "use.aup", "value": "x", "source": "", "unknown": False, "ask": ""}]))
    target = data.draw(st.sampled_from([content, content["rows"][0]]))
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(ANY_JSON)
    with suppress(Problem):
        assert isinstance(read_returned(json.dumps(content).encode(), "a.json"), Returned)

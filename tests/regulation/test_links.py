"""Web addresses: plain ones are kept as they are, others are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.links import LONGEST_LINK, parse_link


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org:8080/a?b=c#d", "https://münchen.de/x"])
def test_a_plain_address_is_kept(address: str) -> None:
    assert parse_link("Link", f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "example.org", "ftp://example.org", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///x",
        "https://a b.org", "https://user:word@example.org", "https://example.org:99999", "http://[::1", 7, None,
        "https://example.org/" + "x" * LONGEST_LINK,
    ],
)  # fmt: skip
def test_anything_else_is_refused(address: object) -> None:
    with pytest.raises(Misuse):
        parse_link("Link", address)  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_what_is_taken_is_unchanged_and_plain(text: str) -> None:
    try:
        found = parse_link("Link", text)
    except Misuse:
        return
    assert found.lower().startswith(("http://", "https://"))
    assert parse_link("Link", found) == found
    assert not any(character.isspace() for character in found)

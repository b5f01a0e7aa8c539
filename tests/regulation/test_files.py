"""A file as an answer: its facts are taken, a path is not."""

from __future__ import annotations

import pytest

from aiact_desk.problems import Misuse
from aiact_desk.regulation.files import parse_file, show_file

DIGEST = "0123456789abcdef" * 4


def test_the_facts_of_a_file_are_taken_and_shown() -> None:
    found = parse_file("List", {"name": "list.csv", "size": 1234567, "sha256": DIGEST})
    assert found == {"name": "list.csv", "size": "1234567", "sha256": DIGEST}
    assert parse_file("List", found) == found
    assert show_file(found) == f"list.csv (1,234,567 bytes, SHA-256 {DIGEST})"


@pytest.mark.parametrize(
    "given",
    [
        "list.csv",
        {"name": "list.csv", "size": 1},
        {"name": "../list.csv", "size": 1, "sha256": DIGEST},
        {"name": "a\\b.csv", "size": 1, "sha256": DIGEST},
        {"name": "list.csv", "size": -1, "sha256": DIGEST},
        {"name": "list.csv", "size": 1, "sha256": DIGEST.upper()},
        {"name": "list.csv", "size": 1, "sha256": DIGEST, "path": "list.csv"},
    ],
)
def test_what_is_no_read_file_is_refused(given: object) -> None:
    with pytest.raises(Misuse):
        parse_file("List", given)  # type: ignore[arg-type]

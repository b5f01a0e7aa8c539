"""The file of domains to be left out: each is one, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.documents.domains.removals import MOST_BYTES, read_removals
from aiact_desk.documents.domains.suffixes import packaged_suffixes
from aiact_desk.problems import Misuse, Problem


def read(file: Path, text: str | bytes) -> dict[str, str]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_removals(file, packaged_suffixes())


def test_domains_and_their_reasons(tmp_path: Path) -> None:
    text = (
        "\ufeffDomain,Reason\r\n# decided by two people\r\nANNA-schmidt.de, name of a person\r\n\r\n"
        'https://müller.de/;"she asked; twice"\r\nexample.co.uk\tby contract, no. 5'
    )
    assert read(tmp_path / "remove.csv", text) == {
        "anna-schmidt.de": "name of a person",
        "xn--mller-kva.de": "she asked; twice",
        "example.co.uk": "by contract, no. 5",
    }


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a.com,x\nwww.b.com,x", "removal_no_domain", 2),
        ("a.com,x\n192.0.2.1,x", "removal_no_domain", 2),
        ("com,x", "removal_no_domain", 1),
        ("a.com,x\ndomain,reason", "removal_no_domain", 2),
        ("a.com", "removal_no_reason", 1),
        ("a.com, ", "removal_no_reason", 1),
        ("a.com,x\nb.com,x\nA.com.,y", "removal_twice", 3),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, problem: str, line: int) -> None:
    with pytest.raises(Misuse, match=problem) as raised:
        read(tmp_path / "remove.csv", text)
    assert raised.value.params["line"] == line


def test_other_files_are_told(tmp_path: Path) -> None:
    file = tmp_path / "remove.csv"
    with pytest.raises(Misuse, match="removals_not_text"):
        read(file, b"\xff")
    with pytest.raises(Misuse, match="removals_too_large"):
        read(file, b"#" * (MOST_BYTES + 1))
    with pytest.raises(Problem, match="unreadable"):
        read_removals(tmp_path, packaged_suffixes())
    assert list(read(file, "a.com," + "x\x1b" * 999).values()) == ["x\ufffd" * 250]

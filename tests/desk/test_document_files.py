"""A file that belongs to an answer is taken out as it was taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.desk import documents
from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.document_files import take_file_out
from aiact_desk.documents.nouns import Document, Version
from aiact_desk.problems import Misuse, Problem

FIELD = "H.live_copy"


@pytest.fixture
def document(desk: Desk, version: Version) -> Document:
    return documents.new_document(desk, "Tiny", "training_content_summary")


def test_the_bytes_that_were_taken_in_come_out_again(desk: Desk, document: Document, tmp_path: Path) -> None:
    source = tmp_path / "summary.pdf"
    source.write_bytes(b"%PDF\x00 live")
    documents.set_field(desk, document.id, FIELD, str(source))
    source.unlink()
    made = take_file_out(desk, document.id, FIELD, tmp_path / "out.pdf")
    assert made.file.read_bytes() == b"%PDF\x00 live"
    assert made.name == "summary.pdf"


def test_a_changed_or_lost_file_is_not_given_out(desk: Desk, document: Document, tmp_path: Path) -> None:
    source = tmp_path / "summary.pdf"
    source.write_bytes(b"one")
    documents.set_field(desk, document.id, FIELD, str(source))
    digest = take_file_out(desk, document.id, FIELD, tmp_path / "out.pdf").sha256
    attachment(desk, digest).write_bytes(b"two")
    with pytest.raises(Problem):
        take_file_out(desk, document.id, FIELD, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"one"


def test_a_row_without_a_file_says_so(desk: Desk, document: Document, tmp_path: Path) -> None:
    for field in (FIELD, "1.3.languages"):
        with pytest.raises(Misuse):
            take_file_out(desk, document.id, field, tmp_path / "out.pdf")

"""The PDF: whole or not there, the same bytes for the same view, fetched from nowhere, notices on every page."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from aiact_desk import resources
from aiact_desk.documents import render as printer
from aiact_desk.documents.content import Content
from aiact_desk.documents.html import page
from aiact_desk.documents.shown import AudienceView
from aiact_desk.documents.view import audience_view
from aiact_desk.problems import Problem
from aiact_desk.regulation.terms import Audience

NOW = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def view(make_content: Callable[..., Content]) -> AudienceView:
    text = "Ελληνικά, български, zażółć gęślą jaźń, árvíztűrő tükörfúrógép, știință, ħobż. "
    return audience_view(make_content({"use.technical_means": text + "x" * 20_000}, ()), Audience.DP, NOW)


@pytest.fixture(scope="module")
def file(view: AudienceView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pdf") / "first.pdf"
    printer.render(view, made)
    return made


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this machine, and what was asked of it."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                asked.append(caller.recv(100))
                caller.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x", asked
        listening.shutdown(socket.SHUT_RDWR)


def test_the_same_view_gives_the_same_bytes(view: AudienceView, file: Path) -> None:
    assert printer.pdf(AudienceView.model_validate_json(view.model_dump_json())) == file.read_bytes()


def test_metadata_language_tags_and_bookmarks(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Model Documentation Form: Polaris 2 (Downstream providers)"
        assert str(pdf.docinfo["/Author"]) == "Nordlicht Sprachmodelle GmbH"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261203093000+00'00"
        assert "Polaris 2" in str(pdf.docinfo["/Keywords"])
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles[:3] == ["Model Documentation Form", "What this file is", "Contents"]
    assert len(titles) == 12
    assert titles[-1].endswith("Annex: evaluation of the model")


def test_every_font_is_shipped_and_embedded(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        fonts = {str(font.BaseFont): font for page_ in pdf.pages for font in page_.Resources.Font.values()}
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert {name.partition("+")[2].split("-")[0] for name in fonts} == {"Desk"}


def test_notices_and_page_numbers_stand_on_every_page(
    file: Path, view: AudienceView, pages: Callable[[Path], list[str]]
) -> None:
    found = pages(file)
    assert len(found) > 6
    for number, words in enumerate(found, start=1):
        assert f"Page{number}of{len(found)}" in words
        for notice in view.notices:
            assert notice.replace(" ", "") in words


def test_long_words_and_every_script_of_the_union_are_printed(file: Path, printed: Callable[[Path], str]) -> None:
    words = printed(file)
    assert "Ελληνικά,български,zażółćgęśląjaźń,árvíztűrőtükörfúrógép,știință,ħobż." in words
    assert words.count("x") > 20_000
    assert "\ufffd" not in words


def test_absent_answers_are_printed_with_a_reason(file: Path, printed: Callable[[Path], str]) -> None:
    assert "notprovided:ithasnotbeenstated." in printed(file)


def test_only_shipped_files_are_opened(tmp_path: Path) -> None:
    fetcher = printer.ShippedFilesOnly()
    style = resources.folder("templates/form").resolve() / "document.css"
    assert fetcher(style.as_uri()).read() == style.read_bytes()
    secret = tmp_path / "secret.css"
    secret.write_text("secret")
    template = style.with_name("document.html.j2")
    climbing = f"{style.parent.as_uri()}/../model_documentation_form/document.css"
    for address in (
        secret.as_uri(),
        template.as_uri(),
        climbing,
        "http://127.0.0.1/",
        "data:text/css,x",
        "file:///etc/passwd",
    ):
        with pytest.raises(PermissionError):
            fetcher(address)


def test_nothing_is_fetched_even_by_a_hostile_page(
    view: AudienceView, server: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch, held: Callable[[Path], str],
    tmp_path: Path,
) -> None:  # fmt: skip
    """If a page could ask for something, the fetcher would still refuse: the page is given raw addresses here."""
    address, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("top-secret-words")
    body = (
        f"<img alt=x src='{address}'><link rel=stylesheet href='{address}'>"
        f"<link rel=attachment href='{secret.as_uri()}'>"
        f"<style>@import url({address}); @font-face {{ font-family: F; src: url({address}), url({secret.as_uri()}); }}"
        f"p {{ font-family: F; background: url({address}) }}</style><p>text</p><object data='{address}'></object>"
        f"<svg xmlns='http://www.w3.org/2000/svg'><title>t</title><image href='{address}'/></svg>"
    )
    monkeypatch.setattr(printer, "page", lambda _: f"<html lang=en><title>t</title><body>{body}")
    made = tmp_path / "made.pdf"
    printer.render(view, made)
    assert asked == []
    assert "top-secret-words" not in held(made)


def test_the_page_itself_names_the_stylesheet_alone(view: AudienceView) -> None:
    text = page(view)
    assert text.count("href=") == text.count('href="#') + 1
    assert "src=" not in text
    assert "url(" not in text


def test_places_that_cannot_be_written(view: AudienceView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "pdf", lambda _: b"%PDF")
    with pytest.raises(Problem, match=r"documents\.no_folder"):
        printer.render(view, tmp_path / "missing" / "a.pdf")
    with pytest.raises(Problem, match=r"documents\.target_is_folder"):
        printer.render(view, tmp_path)
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match=r"files\.disk_full"):
        printer.render(view, old)
    assert [entry.name for entry in tmp_path.iterdir()] == ["old.pdf"]
    assert old.read_bytes() == b"old"

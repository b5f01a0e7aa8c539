"""The printer: HTML becomes a PDF. The only module that imports WeasyPrint; it runs in the worker, away from Qt."""

from __future__ import annotations

import hashlib
from pathlib import Path

import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from aiact_desk import files, resources
from aiact_desk.documents.html import page
from aiact_desk.documents.shown import AudienceView
from aiact_desk.problems import Problem


class ShippedFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens the stylesheets and fonts that travel with the program, and nothing else: no network, no other file."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file",))
        shipped = (*resources.folder("templates").rglob("*.css"), *resources.folder("assets/fonts").glob("*.ttf"))
        self._shipped = {file.resolve().as_uri(): file for file in shipped}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The shipped file at `url`.

        Raises:
            PermissionError: for every other address. WeasyPrint then leaves the resource out.
        """
        if url not in self._shipped:
            raise PermissionError(f"not shipped with the program: {url[:200]}")
        kind = "text/css" if url.endswith(".css") else "font/ttf"
        return URLFetcherResponse(url, self._shipped[url].read_bytes(), {"Content-Type": kind})


def pdf(view: AudienceView) -> bytes:
    """The PDF of a view, tagged for screen readers (PDF/UA-1). The same view gives the same bytes."""
    folder = resources.folder("templates/form").resolve()
    document = weasyprint.HTML(string=page(view), base_url=f"{folder.as_uri()}/", url_fetcher=ShippedFilesOnly())
    identifier = hashlib.sha256(view.model_dump_json().encode()).digest()[:16]
    written: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, custom_metadata=True)
    return written


def render(view: AudienceView, to: Path) -> None:
    """Write the PDF of a view to `to`, whole or not at all.

    Raises:
        Problem: if the place is no file in an existing folder, cannot be written, or the disk is full.
    """
    if not to.parent.is_dir():
        raise Problem("documents.no_folder", folder=to.parent)
    if to.is_dir():
        raise Problem("documents.target_is_folder", path=to)
    files.write_whole(to, pdf(view))

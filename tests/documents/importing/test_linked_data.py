"""Hostile linked data: refused quickly, and nothing is fetched, whatever a record refers to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from aiact_desk.documents.importing import croissant, dcat, linked_data
from aiact_desk.documents.importing.linked_data import LARGEST_RECORD
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json
from tests.documents.importing.reading import FILES

RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
BOMB = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10)
)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


def _record(**changed: Json) -> bytes:
    record = json.loads((FILES / "corpus.croissant.json").read_bytes())
    return json.dumps({**record, **changed}).encode()


def test_no_request_is_made_for_a_record_of_dcat(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    turtle = (FILES / "catalogue.ttl").read_bytes().replace(b"https://elsewhere.example.org", address.encode())
    dcat.read(turtle.replace(b"https://catalogue.example.org", address.encode()), "x")
    for context in (address, [address], {"@import": address}, {"a": {"@id": "b:c", "@context": address}}):
        record = {"@context": context, "@type": "Dataset", "note": "http://www.w3.org/ns/dcat#"}
        with pytest.raises(Problem) as refused:
            dcat.read(json.dumps(record).encode(), "x")
        assert refused.value.id == "foreign_records.context"
        assert refused.value.params["address"] == address
    nested = {"@context": {}, "@graph": [{"inner": {"@context": address}}]}
    with pytest.raises(Problem):
        dcat.read(json.dumps(nested).encode(), "x")
    assert paths == []


def test_no_request_is_made_for_a_record_of_croissant(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    files: Json = [
        {"@type": "cr:FileObject", "@id": "a", "name": "a", "contentUrl": f"{address}/a.csv", "sha256": "00",
         "encodingFormat": "text/csv"}
    ]  # fmt: skip
    croissant.read(_record(url=address, distribution=files, recordSet=[], license=f"{address}/licence"), "x")
    with pytest.raises(Problem) as refused:
        croissant.read(_record(**{"@context": address}), "x")
    assert refused.value.id == "foreign_records.context"
    assert paths == []


def test_a_document_type_is_refused_in_any_encoding_of_xml(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    outside = f'<!DOCTYPE r SYSTEM "{address}/r.dtd">'.encode()
    for beginning in (BOMB + b"]>", outside, b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'):
        with pytest.raises(Problem) as refused:
            dcat.read(b'<?xml version="1.0"?>' + beginning + RDF + b"&j;</rdf:RDF>", "x")
        assert refused.value.id == "foreign_records.dtd"
    assert paths == []


@pytest.mark.parametrize(
    "data",
    [
        RDF + b"<a>" * 20_000,
        b"<http://a/> <http://b/> " + b"[" * 100_000,
        b"<http://a/> <http://b/> " + b"(" * 100_000,
        b'{"@context": {}, "a": ' + b"[" * 100_000,
        b'"' * 500_000,
        b"<" + b"a" * 500_000,
        b" " * (LARGEST_RECORD + 1),
    ],
    ids=["nested XML", "brackets", "lists", "nested JSON", "quotes", "an address without end", "too large"],
)
def test_hostile_files_are_refused_quickly(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(Problem):
        dcat.read(data, "x")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("kind", ["decimal", "integer", "double", "duration"])
def test_numbers_that_would_fill_the_memory_stay_as_they_are_written(kind: str) -> None:
    written = f'"1e999999999"^^<http://www.w3.org/2001/XMLSchema#{kind}>'
    data = f"<http://a/> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> {written} ."
    began = time.process_time()
    assert dcat.read(data.encode(), "x").kind == "dcat"
    literal: Json = {"@value": "1e999999999", "@type": f"http://www.w3.org/2001/XMLSchema#{kind}"}
    croissant.read(_record(version=literal), "x")
    assert time.process_time() - began < 30, "mlcroissant takes some seconds to load"


def test_xml_in_a_literal_is_not_expanded() -> None:
    bomb = (BOMB + b"]><r>&j;</r>").decode().replace('"', "'")
    data = (
        "<http://a/> a <http://www.w3.org/ns/dcat#Dataset> ; <http://b/> "
        f'"{bomb}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .'
    )
    began = time.process_time()
    dcat.read(data.encode(), "x")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("read", "package", "name"),
    [(dcat.read, "rdflib", "catalogue.ttl"), (croissant.read, "mlcroissant", "corpus.croissant.json")],
)
def test_the_extra_is_named_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[bytes, str], Sheet], package: str, name: str
) -> None:
    monkeypatch.setattr(linked_data, "find_spec", lambda _: None)
    with pytest.raises(Problem) as refused:
        read((FILES / name).read_bytes(), name)
    assert refused.value.id == "foreign_records.not_installed"
    assert refused.value.params["package"] == package

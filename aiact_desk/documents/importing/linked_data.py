"""Linked data from strangers (Turtle, RDF/XML, JSON-LD) as a graph: nothing is fetched, no entity is expanded."""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast
from xml.sax.handler import ContentHandler

from aiact_desk.documents.importing.limits import read_json, read_text
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

if TYPE_CHECKING:
    from rdflib import Graph

BASE = "https://record.invalid/"
"""What relative addresses of a record are resolved against: an address that nobody can own (RFC 2606)."""

LARGEST_RECORD = 1_000_000
"""Bytes of a record about data sets. A whole catalogue is larger, and is exported one record at a time."""

Contexts = Callable[[str], Json]
"""From the address of a JSON-LD context to the terms that are served in its place; None where it is not known."""


def must_be_installed(package: str, name: str) -> None:
    """Raise a Problem that names the extra to install where a package is missing."""
    if find_spec(package) is None:
        raise Problem("foreign_records.not_installed", file=printable(name), package=package)


def must_be_a_record(data: bytes, name: str) -> None:
    """Raise a Problem where a file is too large for a record about data sets."""
    if len(data) > LARGEST_RECORD:
        raise Problem("record_imports.too_large", file=printable(name), size=len(data), most=LARGEST_RECORD)


def read_graph(data: bytes, name: str, contexts: Contexts) -> Graph:
    """The graph of a record in Turtle, RDF/XML or JSON-LD, told apart by how it begins.

    Raises:
        Problem: if rdflib is not installed, or the file is too large, is no linked data, has a DTD or entities, or
            names a JSON-LD context that is not known here. Files that it refers to (owl:imports) are not looked at.
    """
    must_be_a_record(data, name)
    text = read_text(data, name)
    beginning = text.lstrip()
    if re.match(r"<(?:\?xml|!--|!DOCTYPE|[A-Za-z][\w.-]*:RDF)", beginning):
        _must_be_plain_xml(data, name)
        return _parsed(data, "xml", name)
    if beginning.startswith(("{", "[")) and not re.match(r"\[\s*(?:\]|a\b|<|[\w-]*:)", beginning):
        document = served_locally(read_json(data, name), contexts, name)
        return _parsed(json.dumps(document).encode(), "json-ld", name)
    return _parsed(text.encode(), "turtle", name)


def served_locally(value: Json, contexts: Contexts, name: str) -> Json:
    """A JSON-LD document in which each address of a context, at any place, is replaced by the terms served for it.

    Raises:
        Problem: if a context is not known here, or imports another one: nothing is fetched.
    """
    if isinstance(value, list):
        return [served_locally(each, contexts, name) for each in value]
    if not isinstance(value, dict):
        return value
    if "@import" in value:
        raise Problem("foreign_records.context", file=printable(name), address=printable(value["@import"]))
    found: dict[str, Json] = {}
    for key, each in value.items():
        inner = _context(each, contexts, name) if key == "@context" else each
        found[key] = served_locally(inner, contexts, name)
    return found


def _context(value: Json, contexts: Contexts, name: str) -> Json:
    if isinstance(value, list):
        return [_context(each, contexts, name) for each in value]
    if not isinstance(value, str):
        return value
    terms = contexts(value)
    if terms is None:
        raise Problem("foreign_records.context", file=printable(name), address=printable(value))
    return terms


def _must_be_plain_xml(data: bytes, name: str) -> None:
    """Raise a Problem for a DTD, an entity, or what is no XML."""
    from defusedxml import DefusedXmlException, sax  # noqa: PLC0415  (comes with the XML readers)

    try:
        sax.parseString(data, ContentHandler(), forbid_dtd=True)
    except DefusedXmlException:
        raise Problem("foreign_records.dtd", file=printable(name)) from None
    except Exception as error:  # noqa: BLE001  (whatever the parser of a stranger's file raises)
        raise _unreadable(name, error) from None


def _parsed(data: bytes, syntax: str, name: str) -> Graph:
    must_be_installed("rdflib", name)
    from rdflib import Graph as NewGraph  # noqa: PLC0415  (an extra)

    try:
        with quiet("rdflib"), literals_as_written():
            return cast("Graph", NewGraph().parse(data=data, format=syntax, publicID=BASE))
    except RecursionError:
        raise Problem("foreign_records.unreadable", file=printable(name), reason="it is nested too deeply") from None
    except Exception as error:  # noqa: BLE001  (whatever the parser of a stranger's file raises)
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> Problem:
    reason = " ".join(str(error).split()) or type(error).__name__
    return Problem("foreign_records.unreadable", file=printable(name), reason=printable(reason))


@contextmanager
def quiet(name: str) -> Iterator[None]:
    """Hold back what a library logs and warns of while it reads a stranger's file: it would go to the terminal."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


@contextmanager
def literals_as_written() -> Iterator[None]:
    """Keep rdflib from rewriting literals: the decimal "1e999999999" in plain digits would take a gigabyte."""
    import rdflib  # noqa: PLC0415  (an extra)

    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before

"""One node of a graph of linked data, read by the names of its properties: texts, labels, and nodes behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiact_desk.documents.importing.data_set_record import statement
from aiact_desk.documents.importing.linked_data import BASE
from aiact_desk.documents.importing.linked_data_contexts import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term

_NAMES = (
    "skos:prefLabel",
    "rdfs:label",
    "foaf:name",
    "dct:title",
    "vcard:fn",
    "vcard:organization-name",
    "dct:description",
)
_MOST = 100
_NODES_IN_REACH = 1_000


@dataclass(frozen=True)
class Node:
    """A term of a graph. Properties are named by prefix: "dct:title"."""

    graph: Graph
    term: Term

    def nodes(self, *properties: str) -> list[Node]:
        """What stands behind these properties, in an order that does not change, the first hundred."""
        found = {one for name in properties for one in self.graph.objects(self.term, _address(name))}
        return [Node(self.graph, one) for one in sorted(found, key=str)[:_MOST]]

    def texts(self, *properties: str) -> list[str]:
        """The literals behind these properties: those in English where there are any, else those without a language."""
        found = [one for one in self.nodes(*properties) if one.is_literal]
        for wanted in ("en", None):
            chosen = [one for one in found if one.language == wanted]
            if chosen:
                return [str(one.term) for one in chosen]
        return [str(one.term) for one in found]

    def labels(self, *properties: str) -> list[str]:
        """What these properties name, in words: a literal, the label of a node, or the last part of its address."""
        literals = self.texts(*properties)
        found = [one.label for one in self.nodes(*properties) if not one.is_literal]
        return [*literals, *(one for one in found if one)]

    def links(self, *properties: str) -> list[str]:
        """The web addresses behind these properties, literals that are one included."""
        return [link for one in self.nodes(*properties) if (link := one.link)]

    @property
    def label(self) -> str:
        """This node in words; "" where it has none."""
        named = next((said for name in _NAMES for said in self.texts(name) if said.strip()), "")
        return statement(named) or self.code

    @property
    def code(self) -> str:
        """The last part of the address ("ENG"), the text of a literal; "" for a node without an address."""
        if self.is_literal:
            return statement(str(self.term))
        if not self.is_address:
            return ""
        address = str(self.term).rstrip("/#")
        return statement(address[max(address.rfind("/"), address.rfind("#")) + 1 :])

    @property
    def link(self) -> str | None:
        """The web address that this is, as long as it is the record's own and no relative one."""
        text = str(self.term)
        try:
            parts = urlsplit(text)
        except ValueError:
            return None
        is_web = parts.scheme in ("http", "https") and bool(parts.netloc) and "@" not in parts.netloc
        return text if is_web and not text.startswith(BASE) and text.isprintable() and " " not in text else None

    @property
    def is_literal(self) -> bool:
        from rdflib import Literal  # noqa: PLC0415  (an extra)

        return isinstance(self.term, Literal)

    @property
    def is_address(self) -> bool:
        from rdflib import URIRef  # noqa: PLC0415  (an extra)

        return isinstance(self.term, URIRef)

    @property
    def language(self) -> str | None:
        """The language of a literal without its region: "en"."""
        tag = getattr(self.term, "language", None)
        return str(tag).partition("-")[0].lower() if tag else None

    def reaches(self, address: str) -> bool:
        """Whether a node stands somewhere behind this one."""
        wanted, waiting, seen = _address(address), [self.term], {self.term}
        while waiting and len(seen) < _NODES_IN_REACH:
            for one in self.graph.objects(waiting.pop()):
                if one == wanted:
                    return True
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return False


def nodes_of_kind(graph: Graph, kind: str) -> list[Node]:
    """All nodes of one class, by their addresses."""
    from rdflib import RDF  # noqa: PLC0415  (an extra)

    return [Node(graph, one) for one in sorted(set(graph.subjects(RDF.type, _address(kind))), key=str)]


def _address(name: str) -> Term:
    from rdflib import URIRef  # noqa: PLC0415  (an extra)

    prefix, _, local = name.partition(":")
    return URIRef(f"{PREFIXES[prefix]}{local}")

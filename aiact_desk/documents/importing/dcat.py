"""Records of data sets in DCAT-AP and MLDCAT-AP, as catalogues and data spaces publish them.

Sources: DCAT 3 (W3C), DCAT-AP 3 and MLDCAT-AP 3.1.0 (SEMIC), the authority tables of the Publications Office of the
Union, ODRL 2.2 for offers, DPV for personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from aiact_desk.documents.importing import data_set_words as words
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.data_set_record import (
    MOST_DATA_SETS,
    Access,
    DataSetRecord,
    Size,
    month,
    statement,
    statements,
)
from aiact_desk.documents.importing.data_set_rows import propose_rows
from aiact_desk.documents.importing.dcat_node import Node, nodes_of_kind
from aiact_desk.documents.importing.linked_data import read_graph
from aiact_desk.documents.importing.linked_data_contexts import of_catalogues
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

KIND = "dcat"
_VOCABULARY = ("http://www.w3.org/ns/dcat#", "DCAT-AP/", "w3id.org/dspace/")
_USED_FOR = {"it6:trainedOn": "Training", "it6:testedOn": "Testing", "it6:validatedOn": "Validation"}
_WHOLE = re.compile(r"[0-9]{1,30}(?:\.0{1,9})?")


def fits(clues: Clues) -> bool:
    """Whether a file is linked data that uses DCAT. Records of Croissant and of SPDX are other kinds."""
    if clues.beginning.startswith(("{", "[")):
        return isinstance(clues.json, dict | list) and _is_catalogue(clues.json)
    looks_linked = re.match(r"(?:@prefix|@base|prefix\s|base\s|#|<)", clues.beginning, re.IGNORECASE)
    return looks_linked is not None and _VOCABULARY[0] in clues.beginning


def _is_catalogue(document: Json) -> bool:
    tables = document if isinstance(document, list) else [document]
    named = [one.get("@context") for one in tables[:5] if isinstance(one, dict)]
    written = str(named) if any(named) else ""
    return any(one in written for one in _VOCABULARY) and "mlcommons.org/croissant" not in written


def read(data: bytes, name: str) -> Sheet:
    """The rows that the data sets of a record answer.

    Raises:
        Problem: if it is no linked data, holds no data set, or rdflib is not installed.
    """
    graph = read_graph(data, name, of_catalogues)
    found = nodes_of_kind(graph, "dcat:Dataset")
    if not found:
        raise Problem("foreign_records.no_data_set", file=printable(name))
    models = nodes_of_kind(graph, "it6:MachineLearningModel")
    gathering = Gathering(KIND)
    if len(found) > MOST_DATA_SETS:
        gathering.note("foreign_records.note_more_data_sets", count=len(found), taken=MOST_DATA_SETS)
    taken = found[:MOST_DATA_SETS]
    propose_rows(gathering, [_record(one, models) for one in taken])
    for one in taken:
        if len(_sizes(one)) > 1:
            gathering.note("foreign_records.note_several_sizes", data_set=_name(one))
    return gathering.sheet()


def _name(node: Node) -> str:
    titles = node.texts("dct:title") or node.texts("dct:identifier")
    return statement(titles[0]) if titles and titles[0].strip() else node.code or "?"


def _record(node: Node, models: list[Node]) -> DataSetRecord:
    distributions = node.nodes("dcat:distribution")
    both = [node, *distributions]
    name = _name(node)
    collected = next(filter(None, map(month, node.texts("it6:collectionDate"))), None)
    sizes = _sizes(node)
    return DataSetRecord(
        name=name,
        place=f"dcat:Dataset “{name}”",
        link=_link(node, distributions),
        description=next(iter(statements(node.texts("dct:description"))), None),
        access=_access(node, both),
        licences=statements([said for one in both for said in _licences(one)]),
        publishers=statements(node.labels("dct:publisher") or node.labels("dct:creator")),
        issued=next((one[:10] for one in node.texts("dct:issued") if month(one) and len(one) >= 10), None),
        languages=statements([words.language(said) for one in both for said in _codes(one, "dct:language")]),
        modalities=words.modalities(code for one in distributions for code in _formats(one)),
        size=Size(sizes[0], "bytes") if len(sizes) == 1 else None,
        points=_points(node, distributions, models),
        collected=(collected, collected),
        covers=statements([_period(one) for one in node.nodes("dct:temporal")]),
        regions=statements(node.labels("dct:spatial")),
        themes=statements([*node.labels("dcat:theme"), *node.texts("dcat:keyword")]),
        obtained=statements(
            [*node.labels("dct:provenance"), *node.texts("it6:dataProvenance"), *node.texts("it6:collectionMethod")]
        ),
        curation=statements(node.texts("it6:curationMethod")),
        unsuitability=statements(node.texts("it6:unsuitabilityMethod")),
        bias_measures=statements(node.texts("it6:biasMethod")),
        personal_data=statements(
            [
                said
                for one in both
                for said in one.labels("dpv:hasPersonalData", "dpv:hasPersonalDataCategory", "dpv:hasData")
            ]
        ),
    )


def _link(node: Node, distributions: list[Node]) -> str | None:
    """Where people find the data set: its page, else a place of access, else its own address."""
    places = [*node.links("dcat:landingPage"), *(one for each in distributions for one in each.links("dcat:accessURL"))]
    return next(iter(places), None) or (node.link if node.is_address else None)


def _access(node: Node, both: list[Node]) -> Access:
    """By the code of access rights; an offer with a duty to pay (ODRL) is one that is bought."""
    policies = [policy for one in both for policy in one.nodes("odrl:hasPolicy")]
    if any(policy.reaches("odrl:compensate") for policy in policies):
        return Access.PAID
    found = [words.access(one.code) for one in node.nodes("dct:accessRights")]
    return next((one for one in found if one is not Access.UNSAID), Access.UNSAID)


def _licences(node: Node) -> list[str]:
    """The addresses of licences, else what they are called."""
    return node.links("dct:license") or node.labels("dct:license")


def _codes(node: Node, name: str) -> Iterable[str]:
    return [one.code for one in node.nodes(name)]


def _formats(node: Node) -> list[str]:
    """Media types with both their parts ("…/media-types/image/png"), and codes of file types."""
    media = [str(one.term) for one in node.nodes("dcat:mediaType")]
    return [*media, *_codes(node, "dct:format")]


def _sizes(node: Node) -> list[Decimal]:
    """The sizes in bytes of the distributions, which are forms of the same data, so that they are no sum."""
    found = [_whole(said) for one in node.nodes("dcat:distribution") for said in one.texts("dcat:byteSize")]
    return [one for one in dict.fromkeys(found) if one]


def _whole(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip()).to_integral_value() if _WHOLE.fullmatch(text.strip()) else None
    except InvalidOperation:
        return None


def _points(node: Node, distributions: list[Node], models: list[Node]) -> tuple[tuple[str, Decimal], ...]:
    """Data points for each use that a model of the same record makes of the data set, where one number is given."""
    numbers = {_whole(said) for one in distributions for said in one.texts("it6:numberOfDatapoints")} - {None}
    number = numbers.pop() if len(numbers) == 1 else None
    uses = [part for name, part in _USED_FOR.items() if any(node in model.nodes(name) for model in models)]
    return tuple((part, number) for part in uses) if number else ()


def _period(node: Node) -> str:
    """A period as its record has it: "2019-01-01 to 2020-12-31", or its label."""
    first = node.texts("dcat:startDate")[:1] or ["…"]
    last = node.texts("dcat:endDate")[:1] or ["…"]
    return f"{first[0]} to {last[0]}" if first != last else node.label

"""A CycloneDX bill of materials with a machine-learning model (ML-BOM, versions 1.5 and 1.6), as JSON or XML.

The names of the parts are those of the specification: https://cyclonedx.org/docs/1.6/json/.
"""

from __future__ import annotations

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.cyclonedx_card import propose_card
from aiact_desk.documents.importing.cyclonedx_xml import from_xml
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.proposal import MOST_PARTS, Gathering, Sheet, sheet_of_parts
from aiact_desk.documents.importing.row_values import table, tables, text
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

KIND = "cyclonedx"
_MODEL = "machine-learning-model"
_NAMESPACE = "://cyclonedx.org/schema/bom/"


def fits(clues: Clues) -> bool:
    """Whether it names the format, in JSON or as the namespace of XML."""
    if clues.beginning.startswith("<"):
        return _NAMESPACE in clues.beginning
    return clues.table.get("bomFormat") == "CycloneDX"


def read(data: bytes, name: str) -> Sheet:
    """What the bill says of its model; of several each is a part.

    Raises:
        Problem: if it is no bill, passes a limit, or is about no model.
    """
    is_xml = data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    found = from_xml(data, name) if is_xml else read_json(data, name)
    bill = table(found)
    if bill.get("bomFormat") != "CycloneDX":
        raise Problem("record_imports.other_shape", file=printable(name), kind=KIND)
    named = [(text(model.get("name")) or place, _sheet(model, place)) for place, model in _models(bill, name)]
    return sheet_of_parts(KIND, named)


def _sheet(model: dict[str, Json], place: str) -> Sheet:
    gathering = Gathering(KIND)
    _propose_identity(gathering, model, place)
    _propose_licences(gathering, model, place)
    _propose_ancestors(gathering, model, place)
    propose_card(gathering, table(model.get("modelCard")), f"{place}.modelCard")
    for key in ("description", "externalReferences", "properties", "releaseNotes", "copyright", "purl"):
        if model.get(key):
            gathering.fits_no_row(f"{place}.{key}")
    return gathering.sheet()


def _models(bill: dict[str, Json], name: str) -> list[tuple[str, dict[str, Json]]]:
    """The component that the bill is about, with its place: its main one, else the models in it."""
    main = table(table(bill.get("metadata")).get("component"))
    if main.get("type") == _MODEL:
        return [("$.metadata.component", main)]
    components = bill.get("components")
    listed = components if isinstance(components, list) else []
    found = [(f"$.components[{n}]", one) for n, one in enumerate(map(table, listed)) if one.get("type") == _MODEL]
    if not found:
        raise Problem("record_imports.no_model", file=printable(name))
    return found[:MOST_PARTS]


def _propose_identity(gathering: Gathering, model: dict[str, Json], place: str) -> None:
    """Who made it and what it is called; the hashes of its files."""
    for who in ("manufacturer", "supplier"):
        if maker := text(table(model.get(who)).get("name")):
            gathering.propose("general.legal_name", maker, f"{place}.{who}.name")
            break
    group, named, version = (text(model.get(key)) for key in ("group", "name", "version"))
    full = f"{group}/{named}" if group and named else named
    gathering.propose("general.model_name", row_values.model_name(full, version), f"{place}.name and version")
    listed = tables(model.get("hashes"))
    pairs = [(text(one.get("alg")) or "", text(one.get("content")) or "") for one in listed]
    gathering.propose("general.authenticity", row_values.hashes(pairs), f"{place}.hashes")


def _propose_licences(gathering: Gathering, model: dict[str, Json], place: str) -> None:
    names, links = [], []
    for choice in tables(model.get("licenses")):
        stated = table(choice.get("license"))
        names += [text(choice.get("expression")) or text(stated.get("id")) or text(stated.get("name"))]
        links += [text(stated.get("url"))]
    known = [one for one in names if one]
    gathering.propose("distribution.licence_category", row_values.licence(known), f"{place}.licenses")
    gathering.propose(
        "distribution.licence_link", "\n".join(one for one in links if one), f"{place}.licenses[].license.url"
    )


def _propose_ancestors(gathering: Gathering, model: dict[str, Json], place: str) -> None:
    """The models that it was derived from; an ancestor that is no model is no dependency in the sense of the row."""
    ancestors = [one for one in tables(table(model.get("pedigree")).get("ancestors")) if one.get("type") == _MODEL]
    rows: list[Json] = [
        {"model": named, "version": text(one.get("version"))} for one in ancestors if (named := text(one.get("name")))
    ]
    gathering.propose("general.dependencies", rows, f"{place}.pedigree.ancestors")

"""SPDX 2.3 in JSON: it has no AI profile, and says who supplied a package, its name, version, licence and hashes.

The names of the parts are those of the specification: https://spdx.github.io/spdx-spec/v2.3/package-information/.
"""

from __future__ import annotations

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.proposal import MOST_PARTS, Gathering, Sheet, sheet_of_parts
from aiact_desk.documents.importing.row_values import table, tables, text, texts
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

KIND = "spdx2"
_NOTHING = ("NOASSERTION", "NONE")
_NO_ROW = ("downloadLocation", "homepage", "description", "summary", "comment", "originator", "copyrightText")


def fits(clues: Clues) -> bool:
    """Whether it names a version of SPDX 2."""
    return (text(clues.table.get("spdxVersion")) or "").startswith("SPDX-2.")


def read(data: bytes, name: str) -> Sheet:
    """What the document says of the package that it describes; of several each is a part.

    Raises:
        Problem: if it is no such document, passes a limit, or describes no package.
    """
    document = table(read_json(data, name))
    if not (text(document.get("spdxVersion")) or "").startswith("SPDX-2."):
        raise Problem("record_imports.other_shape", file=printable(name), kind=KIND)
    named = [(text(one.get("name")) or "?", _sheet(one)) for one in _described(document, name)[:MOST_PARTS]]
    return sheet_of_parts(KIND, named)


def _sheet(package: dict[str, Json]) -> Sheet:
    gathering, place = Gathering(KIND), f"package “{text(package.get('name')) or 'without a name'}”"
    kind, _, supplier = (_said(package, "supplier") or "").partition(":")
    gathering.propose("general.legal_name", supplier if kind == "Organization" else None, f"{place}, supplier")
    named, version = _said(package, "name"), _said(package, "versionInfo")
    gathering.propose("general.model_name", row_values.model_name(named, version), f"{place}, name and versionInfo")
    released = _said(package, "releaseDate")
    gathering.propose("general.release_date", released[:10] if released else None, f"{place}, releaseDate")
    for key in ("licenseDeclared", "licenseConcluded"):
        if licence := _said(package, key):
            gathering.propose("distribution.licence_category", row_values.licence([licence]), f"{place}, {key}")
            break
    sums = tables(package.get("checksums"))
    pairs = [(text(one.get("algorithm")) or "", text(one.get("checksumValue")) or "") for one in sums]
    gathering.propose("general.authenticity", row_values.hashes(pairs), f"{place}, checksums")
    for key in _NO_ROW:
        if _said(package, key):
            gathering.fits_no_row(f"{place}, {key}")
    return gathering.sheet()


def _described(document: dict[str, Json], name: str) -> list[dict[str, Json]]:
    """The packages that the document describes: by its list, by a relationship, or as the only one."""
    packages = tables(document.get("packages"))
    described = set(texts(document.get("documentDescribes")))
    for one in tables(document.get("relationships")):
        if one.get("relationshipType") == "DESCRIBES" and (id := text(one.get("relatedSpdxElement"))):
            described.add(id)
    found = [one for one in packages if str(one.get("SPDXID")) in described] if len(packages) > 1 else packages
    if not found:
        raise Problem("record_imports.no_model", file=printable(name))
    return found


def _said(package: dict[str, Json], key: str) -> str | None:
    """A text that asserts something."""
    found = text(package.get(key))
    return None if found in _NOTHING else found

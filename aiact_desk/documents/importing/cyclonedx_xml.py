"""CycloneDX in XML, brought into the shape that the same bill has in JSON."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from aiact_desk.documents.importing.limits import read_xml
from aiact_desk.regulation.json_values import Json

_LISTS = frozenset(
    {
        "components", "hashes", "externalReferences", "inputs", "outputs", "datasets", "useCases", "users",
        "technicalLimitations", "performanceTradeoffs", "ethicalConsiderations", "fairnessAssessments",
        "energyConsumptions", "ancestors", "properties",
    }
)  # fmt: skip
"""Elements whose children are the items of a list."""


def from_xml(data: bytes, name: str) -> Json:
    """The bill as JSON would have it; anything else in XML becomes a mapping without a format.

    Raises: Problem if it is no XML, has a document type or entities, or passes a limit.
    """
    root = read_xml(data, name)
    found = _value(root)
    is_bill = _local(root) == "bom" and "://cyclonedx.org/schema/bom/" in root.tag
    return {**found, "bomFormat": "CycloneDX"} if is_bill and isinstance(found, dict) else {}


def _value(element: Element) -> Json:
    tag = _local(element)
    if tag in _LISTS:
        return [_value(child) for child in element]
    if tag == "hash":
        return {"alg": element.get("alg"), "content": element.text}
    if tag == "licenses":
        return [{_local(child): _value(child)} for child in element]
    if len(element) == 0 and not element.attrib:
        return element.text
    found: dict[str, Json] = dict(element.attrib)
    for child in element:
        found.setdefault(_local(child), _value(child))
    return found


def _local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

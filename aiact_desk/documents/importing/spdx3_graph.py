"""The elements of an SPDX 3 file and the relationships between them; references are followed inside the file only."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.documents.importing.row_values import text, texts
from aiact_desk.regulation.json_values import Json

Element = dict[str, Json]
_LISTED_LICENCE = "https://spdx.org/licenses/"


class Graph:
    """Elements by their id, and relationships by the id that they start from."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.elements = tuple(elements)
        self._by_id = {id: one for one in elements if (id := self.id_of(one))}
        self._from: dict[str, list[Element]] = {}
        for one in elements:
            if one.get("relationshipType") and (start := text(one.get("from"))):
                self._from.setdefault(start, []).append(one)

    def id_of(self, element: Element) -> str:
        """The id of an element; of a blank node the one of JSON-LD; "" where it has none."""
        return text(element.get("spdxId")) or text(element.get("@id")) or ""

    def of_type(self, kind: str) -> list[Element]:
        """The elements of one type."""
        return [one for one in self.elements if is_of_type(one, kind)]

    def resolved(self, value: Json) -> list[Element]:
        """What a property holds: elements written in place, and those that it names by id."""
        items = value if isinstance(value, list) else [value]
        found = [self._by_id.get(one) if isinstance(one, str) else one for one in items]
        return [one for one in found if isinstance(one, dict)]

    def related(self, element: Element, kind: str) -> list[str]:
        """The ids to which relationships of one kind lead."""
        starting = self._from.get(self.id_of(element), [])
        return [end for one in starting if one.get("relationshipType") == kind for end in texts(one.get("to"))]

    def ancestors(self, element: Element) -> list[Element]:
        """The models of which this one is a descendant, by either way of saying so."""
        here = self.id_of(element)
        ids = self.related(element, "descendantOf")
        ids += [
            start
            for start, starting in self._from.items()
            for one in starting
            if one.get("relationshipType") == "ancestorOf" and here in texts(one.get("to"))
        ]
        return [one for one in self.resolved([*dict.fromkeys(ids)]) if is_of_type(one, "ai_AIPackage")]

    def licence(self, id: str) -> str | None:
        """The expression or name of a licence element, or of a licence of the SPDX list, which needs no element."""
        element = self._by_id.get(id, {})
        said = text(element.get("simplelicensing_licenseExpression")) or text(element.get("name"))
        return said or (id.removeprefix(_LISTED_LICENCE) if id.startswith(_LISTED_LICENCE) else None)


def is_of_type(element: Element, kind: str) -> bool:
    """Whether an element is of a type, as SPDX or as JSON-LD names it."""
    return kind in (element.get("type"), element.get("@type"))

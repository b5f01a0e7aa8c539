"""The phases of training from four tables: what each phase is, and its facts for one method or for several."""

from __future__ import annotations

from collections.abc import Iterator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_text
from aiact_desk.regulation.scope_assessment.answers import id_of, table
from aiact_desk.regulation.scope_rules import ScopeRules

TABLES = {
    "architecture": "compute.architecture",
    "hardware": "compute.hardware",
    "stated": "compute.stated",
}
COUNTED = {"Hardware method": "hardware", "Architecture method": "architecture", "Stated figure": "stated"}


def phases(rules: ScopeRules, value_of: ValueOf) -> list[dict[str, object]]:
    """The phases as the estimate takes them. Names are compared whatever their capitals and spaces.

    Raises:
        Misuse: if two phases have one name, a table names a phase that there is not, or gives two figures by one method
            where one is meant.
    """
    rows = table(value_of, "compute.phases")
    found = {_same(row["name"]): _phase(rules, row) for row in rows}
    if len(found) < len(rows):
        raise Misuse("scope.phase_twice", phases=", ".join(as_text(row["name"]) for row in rows))
    for method, row in _method_rows(value_of):
        phase = found.get(_same(row["phase"]))
        if phase is None:
            known = ", ".join(str(each["name"]) for each in found.values())
            raise Misuse("scope.unknown_phase", phase=row["phase"], known=known or "–")
        _add(phase, method, {key: value for key, value in row.items() if key != "phase"})
    return list(found.values())


def _method_rows(value_of: ValueOf) -> Iterator[tuple[str, dict[str, Json]]]:
    for method, id in TABLES.items():
        for row in table(value_of, id):
            yield method, row


def _add(phase: dict[str, object], method: str, facts: dict[str, Json]) -> None:
    """Units of several types make one figure; by the other methods a phase has one row."""
    if method == "hardware":
        periods = phase.setdefault(method, [])
        assert isinstance(periods, list)  # noqa: S101  (made one line above)
        periods.append(facts)
    elif method in phase:
        raise Misuse("scope.method_twice", phase=phase["name"])
    else:
        phase[method] = facts


def _phase(rules: ScopeRules, row: dict[str, Json]) -> dict[str, object]:
    counted = row["counted"]
    return {
        "name": row["name"],
        "kind": id_of(rules.counting.kinds, as_text(row["kind"])),
        "begins": row["begins"],
        "ends": row["ends"],
        "counted": None if counted is None else COUNTED[as_text(counted)],
    }


def _same(name: Json) -> str:
    return " ".join(as_text(name).split()).casefold()

"""What the rules about the report of a serious incident say of its answers."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from aiact_desk.regulation.deadlines.schema import After
from aiact_desk.regulation.field_types import Choice, Table
from aiact_desk.regulation.finding import Finding, ValueOf, finding
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.answers import table_rows
from aiact_desk.regulation.systemic_risk.clock_findings import clock_findings
from aiact_desk.regulation.systemic_risk.clocks import INITIAL, deadline_of, harms_of, time_is_readable

UNKNOWN = "unknown.items"
ITEM_ROWS = (
    ("item.start",),
    ("item.harm", "item.victims"),
    ("item.chain",),
    ("general.model_name",),
    ("item.material",),
    ("item.response",),
    ("item.authorities",),
    ("item.outputs", "item.inputs", "item.mitigations"),
    ("item.patterns",),
)
"""The rows of each of the nine items, in their order (Measure 9.2)."""

_IN_INITIAL = 7


def findings(form: Form, asked: ValueOf, as_of: date, explained: Container[str] = frozenset()) -> tuple[Finding, ...]:
    """Every finding that follows from the answers, as of a day; of `explained` rows it is said why they stay open."""
    return (*_items(form, asked, explained), *_initial(form, asked), *clock_findings(form, asked, as_of))


def _items(form: Form, asked: ValueOf, explained: Container[str]) -> Iterator[Finding]:
    """Measure 9.2: an item is answered, or it is said what is not yet known. Initial: items 1 to 7; final: all."""
    unknown = {row["item"] for row in table_rows(asked(UNKNOWN))}
    kind = asked("report.kind")
    asked_for = ITEM_ROWS[:_IN_INITIAL] if kind == "Initial" else ITEM_ROWS
    silent, owed = [], []
    for name, rows in zip(_names(form), asked_for, strict=False):
        still_open = [row for row in rows if not asked(row)]
        if any(row not in explained for row in still_open) and name not in unknown:
            silent.append(name)
        elif still_open or name in unknown:
            owed.append(name)
    if silent:
        yield finding(form, "incident_items", "open", "systemic_risk.items_silent", items=", ".join(silent))
    if owed and kind == "Final":
        yield finding(form, "incident_items", "open", "systemic_risk.items_owed_at_end", items=", ".join(owed))
    elif owed:
        yield finding(form, "incident_items", "informs", "systemic_risk.items_owed", items=", ".join(owed))
    if not silent and not owed:
        yield finding(form, "incident_items", "holds", "systemic_risk.items_said", count=len(asked_for))


def _names(form: Form) -> tuple[str, ...]:
    """The nine items as the form names them where it asks what is not yet known."""
    table = form.field(UNKNOWN).type
    first = table.columns[0].type if isinstance(table, Table) else None
    return first.options if isinstance(first, Choice) else ()


def _initial(form: Form, asked: ValueOf) -> Iterator[Finding]:
    """Measure 9.3: which clock runs, by the kinds of harm."""
    deadline = deadline_of(INITIAL, asked)
    if deadline is None or asked("dates.incident_aware") is None:
        yield finding(form, "initial_clock", "open", "systemic_risk.no_initial_clock")
        return
    if not time_is_readable(asked):
        yield finding(form, "initial_clock", "open", "systemic_risk.time_unreadable")
    days = next(bound.amount for bound in deadline.bounds if isinstance(bound, After))
    yield finding(
        form, "initial_clock", "informs", "systemic_risk.initial_clock", days=days, kinds=len(harms_of(asked))
    )

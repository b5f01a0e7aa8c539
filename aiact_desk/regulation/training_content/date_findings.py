"""The days of the summary: when it is due (TS5), when an update is (TS4), and periods that run backwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aiact_desk.regulation.deadlines.count import count_deadline, strict_day
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.deadlines.working_days import working_days_of
from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import Json, as_mapping, as_text
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.regulation.training_content.answers import day, days, part, rows
from aiact_desk.regulation.training_content.rules import said


def is_older_model(value_of: ValueOf) -> bool | None:
    """Whether the model was placed on the market before the duties began; None where no day is stated.

    The first placement counts. Art. 111(3): models placed before 2 August 2025.
    """
    placed = days(value_of, "1.2.date", "date")
    return min(placed) < load_scope_rules().dates.obligations if placed else None


def due_day(placed: date) -> date:
    """The day by which the summary of a model placed on this day is public. Art. 53(1)(d), 111(3) and 113."""
    found = [_due(name, {"placing": placed}) for name in ("summary", "summary_of_earlier_model")]
    return next(each for each in found if each is not None)


def update_due(last: date) -> date:
    """The day by which a summary last updated on `last` is updated while training goes on. C(2025) 8311: six months."""
    due = _due("summary_update", {"summary_published": last})
    if due is None:
        raise ValueError("the update has no day")
    return due


def publication_findings(value_of: ValueOf, today: date) -> list[Finding]:
    """TS5: public by the day that follows from the placing on the market. The earliest day of publication counts."""
    placed = days(value_of, "1.2.date", "date")
    if not placed:
        return [said("TS5", "open", "training_content.not_placed")]
    due, published = due_day(min(placed)), _first_publication(value_of)
    params: dict[str, object] = {
        "placed": min(placed),
        "due": due,
        "published": published,
        "fines": load_scope_rules().dates.enforcement,
    }
    if published is None:
        return [
            said("TS5", "open", "training_content.due", **params)
            if today <= due
            else said("TS5", "broken", "training_content.overdue", **params)
        ]
    return [
        said("TS5", "holds", "training_content.in_time", **params)
        if published <= due
        else said("TS5", "broken", "training_content.late", **params)
    ]


def update_findings(value_of: ValueOf, today: date) -> list[Finding]:
    """TS4: every six months while training goes on, and at once where a change is material."""
    continues = part(value_of, "1.3.latest_date", "continues")
    if continues is None:
        return [said("TS4", "open", "training_content.continues_unknown")]
    last = _last_update(value_of)
    if last is None:
        return [said("TS4", "open", "training_content.update_not_published")]
    material = [
        each
        for row in rows(value_of, "H.changes")
        if row["material"] == "Yes" and (each := date.fromisoformat(as_text(row["date"]))) > last
    ]
    if material:
        return [said("TS4", "broken", "training_content.material_change", change=min(material), last=last)]
    if continues == "No":
        return [said("TS4", "informs", "training_content.training_ended", last=last)]
    due = update_due(last)
    if due < today:
        return [said("TS4", "broken", "training_content.update_overdue", last=last, due=due)]
    return [said("TS4", "holds", "training_content.update_due", last=last, due=due)]


def period_findings(value_of: ValueOf) -> list[Finding]:
    """A period of collection ends no earlier than it begins. Months as "YYYY-MM" stand in the order of the calendar."""
    crawled = value_of("2.3.period")
    periods = [("2.3.period", crawled), *_periods(value_of, "2.1.large"), *_periods(value_of, "H.datasets")]
    told = [(where, as_mapping(period)) for where, period in periods if period is not None]
    return [
        said(
            "periods",
            "broken",
            "training_content.backwards",
            where=where,
            **{"from": period["from"], "to": period["to"]},
        )
        for where, period in told
        if period["from"] is not None and period["to"] is not None and as_text(period["to"]) < as_text(period["from"])
    ]


def _periods(value_of: ValueOf, table: str) -> list[tuple[str, Json]]:
    return [(f"{table}, {as_text(row['name'])}", row) for row in rows(value_of, table)]


def _first_publication(value_of: ValueOf) -> date | None:
    """The earliest day on which any version is stated to have been public; None where none is stated."""
    stated = day(value_of("H.first_published"))
    return min([*days(value_of, "H.places", "date"), *([stated] if stated else [])], default=None)


def _last_update(value_of: ValueOf) -> date | None:
    """The last day on which a version was published, else that of the first publication; None where none is stated.

    The head of the summary says nothing of it: unless it is typed, its day is that of the last change of the document.
    """
    return max(days(value_of, "H.places", "date"), default=None) or day(value_of("H.first_published"))


def _due(deadline: str, events: Mapping[str, date]) -> date | None:
    """The plain day of a deadline, None where it is not there for these events."""
    law = next(each for each in load_deadlines().deadlines if each.id == deadline)
    counted = count_deadline(law, {name: Moment(on) for name, on in events.items()}, working_days_of(None))
    return strict_day(law, counted) if counted else None

"""What the rules of the copyright policy say of its answers on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aiact_desk.regulation.copyright.complaints import ANSWERED, OPEN, log, open_complaints
from aiact_desk.regulation.finding import Finding, Outcome, ValueOf, finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text

FORM = "copyright_policy"
DEFAULT_DAYS = 30
"""Days after which an open complaint is shown where the provider states no time of answer of its own (rule CP3)."""

WHOLE = "Whole policy"
MEASURES = ("Measure 1.2", "Measure 1.3", "Measure 1.4", "Measure 1.5")
ROBOTS = "robots.txt"
NO_CRAWLING = "Not used"


def findings(value_of: ValueOf, today: date) -> tuple[Finding, ...]:
    """What each rule with an id says, in their order; a rule that has nothing to look at says nothing."""
    found = (
        _owners(value_of),
        _protocols(value_of),
        *_complaints(value_of, today),
        _next_review(value_of, today),
        _published_summary(value_of),
    )
    return tuple(each for each in found if each is not None)


def _owners(value_of: ValueOf) -> Finding:
    """CP1. Copyright Chapter, Measure 1.1: responsibilities inside the organisation."""
    covered = {as_text(as_mapping(row)["measure"]) for row in as_list(value_of("policy.owners") or [])}
    if not covered:
        return _finding("CP1", "open", "copyright.no_owner")
    if WHOLE in covered:
        return _finding("CP1", "holds", "copyright.owned")
    without = ", ".join(measure for measure in MEASURES if measure not in covered)
    return _finding("CP1", "open", "copyright.owner_of_parts", without=without or WHOLE)


def _protocols(value_of: ValueOf) -> Finding | None:
    """CP2. Copyright Chapter, Measure 1.3: robots.txt, and other suitable protocols."""
    crawling = value_of("access.crawling")
    if crawling is None or crawling == NO_CRAWLING:
        return None
    rows = [as_mapping(row) for row in as_list(value_of("reservations.protocols") or [])]
    if not rows:
        return _finding("CP2", "open", "copyright.no_protocol")
    names = [as_text(row["protocol"]) for row in rows]
    if not any(ROBOTS in name.lower() for name in names):
        return _finding("CP2", "broken", "copyright.no_robots", protocols=", ".join(names))
    return _finding("CP2", "holds", "copyright.protocols", protocols=", ".join(names))


def _complaints(value_of: ValueOf, today: date) -> list[Finding]:
    """CP3. One for each complaint that is open for too long, and one for those whose state and day do not fit."""
    stated = value_of("complaints.answer_time")
    limit = int(as_text(stated)) if stated is not None else DEFAULT_DAYS
    found = [
        _finding("CP3", "broken", "copyright.complaint_open", number=number, days=(today - day).days, limit=limit)
        for number, day in open_complaints(value_of)
        if (today - day).days > limit
    ]
    if odd := [as_text(row["number"]) for row in log(value_of) if not _days_fit(row)]:
        found.append(_finding("CP3", "open", "copyright.complaint_days", numbers=", ".join(odd)))
    if not found and log(value_of):
        found.append(_finding("CP3", "holds", "copyright.complaints_in_time", limit=limit))
    return found


def _days_fit(complaint: Mapping[str, Json]) -> bool:
    """An answered one has a day of the answer, an open one has none, and no answer comes before its complaint."""
    if complaint["answered"] is None:
        return complaint["state"] != ANSWERED
    return complaint["state"] != OPEN and as_text(complaint["answered"]) >= as_text(complaint["received"])


def _next_review(value_of: ValueOf, today: date) -> Finding | None:
    """CP4. The day on which the provider meant to look at the policy again."""
    due = value_of("policy.next_review")
    if due is None:
        return None
    if as_text(due) < today.isoformat():
        return _finding("CP4", "broken", "copyright.review_passed", day=as_text(due))
    return _finding("CP4", "holds", "copyright.review_planned", day=as_text(due))


def _published_summary(value_of: ValueOf) -> Finding | None:
    """CP5. Whether the summary was published since the policy last changed."""
    published, changes = value_of("summary.published"), value_of("policy.changes")
    if published is None or changes is None:
        return None
    day = as_text(as_mapping(published)["day"])
    last = max(as_text(as_mapping(row)["day"]) for row in as_list(changes))
    if day < last:
        return _finding("CP5", "broken", "copyright.summary_older", day=day, last=last)
    return _finding("CP5", "holds", "copyright.summary_current", day=day, last=last)


def _finding(rule: str, outcome: Outcome, message: str, **params: object) -> Finding:
    return finding(load_form(FORM), rule, outcome, message, **params)

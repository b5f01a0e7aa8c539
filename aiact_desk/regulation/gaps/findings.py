"""What the rules of the gap report say of its answers on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.finding import Finding, Outcome, ValueOf, finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.gaps.states import (
    CHAPTERS,
    HELD,
    MISSING,
    NOT_APPLICABLE,
    NOT_STATED,
    PARTLY,
    in_state,
    measures,
    reported,
)
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text

FORM = "gap_report"


def findings(value_of: ValueOf, today: date) -> tuple[Finding, ...]:
    """What each rule with an id says; nothing beyond a remark where the report goes through no chapter."""
    chapters = reported(value_of)
    if not chapters:
        unknown = any(value_of(f"general.report_on_{chapter}") is None for chapter in CHAPTERS)
        outcome: Outcome = "open" if unknown else "informs"
        return (_finding("GR1", outcome, "gaps.no_chapter_yet" if unknown else "gaps.no_chapter"),)
    return (
        _complete(value_of, chapters),
        *_explained(value_of, chapters),
        *_next_steps(value_of, chapters, today),
    )


def _complete(value_of: ValueOf, chapters: Iterable[str]) -> Finding:
    """GR1. Guidelines C(2025) 7719, section 5.1: measure by measure."""
    open_ = _in(value_of, chapters, NOT_STATED)
    if open_:
        return _finding("GR1", "open", "gaps.not_stated", number=len(open_), measures=_names(open_))
    return _finding("GR1", "holds", "gaps.all_stated", number=sum(len(measures(chapter)) for chapter in chapters))


def _explained(value_of: ValueOf, chapters: Iterable[str]) -> list[Finding]:
    """GR2 and GR3. A state alone shows nothing: by what means, and where; or why the measure does not apply."""
    held = _in(value_of, chapters, HELD, PARTLY)
    bare = [measure for measure in held if not _stated(value_of, measure, "means", "document")]
    without_reason = [
        measure for measure in _in(value_of, chapters, NOT_APPLICABLE) if not _stated(value_of, measure, "means")
    ]
    found = []
    if bare:
        found.append(_finding("GR2", "open", "gaps.without_means", measures=_names(bare)))
    elif held:
        found.append(_finding("GR2", "holds", "gaps.with_means", number=len(held)))
    if without_reason:
        found.append(_finding("GR3", "open", "gaps.without_reason", measures=_names(without_reason)))
    return found


def _next_steps(value_of: ValueOf, chapters: Iterable[str], today: date) -> list[Finding]:
    """GR4. Every gap has a step with a day, and none of the days is past."""
    steps = [step for chapter in chapters for step in _steps(value_of, chapter)]
    planned = {measure for measure, _ in steps}
    gaps = _in(value_of, chapters, PARTLY, MISSING)
    without = [measure for measure in gaps if measure not in planned]
    late = [measure for measure, due in steps if due < today and measure in gaps]
    found = []
    if without:
        found.append(_finding("GR4", "open", "gaps.without_step", measures=_names(without)))
    if late:
        found.append(_finding("GR4", "broken", "gaps.step_late", measures=_names(dict.fromkeys(late))))
    if gaps and not found:
        found.append(_finding("GR4", "holds", "gaps.planned", number=len(gaps)))
    return found


def _steps(value_of: ValueOf, chapter: str) -> list[tuple[str, date]]:
    """The measures of a chapter with the day of each step that has one."""
    rows: list[Mapping[str, Json]] = [as_mapping(row) for row in as_list(value_of(f"work.{chapter}") or [])]
    return [
        (f"{chapter}.{row['measure']}", date.fromisoformat(as_text(row["due"])))
        for row in rows
        if row["step"] is not None and row["due"] is not None
    ]


def _in(value_of: ValueOf, chapters: Iterable[str], *states: str) -> list[str]:
    """The measures of the chapters that are in one of the states."""
    return [measure for chapter in chapters for each in states for measure in in_state(value_of, chapter, each)]


def _stated(value_of: ValueOf, measure: str, *parts: str) -> bool:
    row = as_mapping(value_of(measure))
    return all(row[part] is not None for part in parts)


def _names(ids: Iterable[str]) -> str:
    code = load_code_of_practice()
    return ", ".join(code.measure_name(id) for id in ids)


def _finding(rule: str, outcome: Outcome, message: str, **params: object) -> Finding:
    return finding(load_form(FORM), rule, outcome, message, **params)

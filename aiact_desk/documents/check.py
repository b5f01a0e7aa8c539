"""What is still open in a document: rows without an answer, and answers longer than the form asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiact_desk.documents import absent
from aiact_desk.documents.content import Content
from aiact_desk.documents.findings import findings
from aiact_desk.documents.stale import StaleMark
from aiact_desk.problems import Problem
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Record, Text
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording.catalogue import N_, translate


@dataclass(frozen=True)
class OpenItem:
    """One open row. `reason` is a sentence id of `aiact_desk.wording`, `params` its parameters.

    "missing": there is no answer. "over_word_guidance": a hint, since the form's word counts bind nobody.
    "unreadable_run": evidence that is lost or damaged; `field` is the run's id. "stale": the weights or the packs that
    a row or a run rests on changed since; `field` is the row's or the run's id. "left_open": a person left the row
    open and said why. "rule": a rule of the form is broken or cannot be judged yet; `field` is the rule's id.
    """

    field: str
    label: str
    section: str
    audiences: tuple[Audience, ...]
    kind: Literal["missing", "over_word_guidance", "unreadable_run", "stale", "left_open", "rule"]
    reason: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


def open_items(
    content: Content, audience: Audience | None = None, stale: Sequence[StaleMark] = ()
) -> tuple[OpenItem, ...]:
    """The open rows in the order of the form, of all audiences or of one; then the runs that cannot be read, and what
    may not hold any more (`stale`, which a look at files and packs found).
    """
    rows = (
        _item(content, section.title, row)
        for section in content.form.sections
        for row in section.fields
        if (audience is None or audience in row.audience) and content.asks(row)
    )
    runs = (_unreadable(run, problem) for run, problem in content.unreadable.items())
    marked = (_stale(content, mark, audience) for mark in stale)
    return (*(item for item in (*rows, *runs, *marked) if item is not None),)


def rule_items(content: Content, today: date) -> tuple[OpenItem, ...]:
    """The rules of the form that are broken, then those that cannot be judged yet."""
    said = [one for one in findings(content, today) if one.outcome in ("broken", "open")]
    return tuple(_rule(content, one) for one in sorted(said, key=lambda one: one.outcome != "broken"))


def _rule(content: Content, found: Finding) -> OpenItem:
    label = translate(N_("Rule {rule}")).format(rule=found.rule)
    readers = tuple(content.form.audiences)
    return OpenItem(found.rule, label, translate(N_("Rules")), readers, "rule", found.message, found.params)


def _stale(content: Content, mark: StaleMark, audience: Audience | None) -> OpenItem | None:
    if mark.kind == "run":
        label = translate(N_("Evaluation annex"))
        return OpenItem(mark.id, label, label, tuple(Audience), "stale", mark.why, mark.params)
    section, row = next(
        (section, row) for section in content.form.sections for row in section.fields if row.id == mark.id
    )
    if audience is not None and audience not in row.audience:
        return None
    return OpenItem(row.id, row.name, section.title, row.audience, "stale", mark.why, mark.params)


def _unreadable(run: str, problem: Problem) -> OpenItem:
    label = translate(N_("Evaluation annex"))
    return OpenItem(run, label, label, tuple(Audience), "unreadable_run", problem.id, problem.params)


def _item(content: Content, section: str, row: Field) -> OpenItem | None:
    answer = content.answer(row)
    if why := content.left_open(row):
        return OpenItem(row.id, row.name, section, row.audience, "left_open", "documents.left_open", {"reason": why})
    if answer is None and not row.required:
        return None
    if answer is None:
        reason, params = _missing(content, row)
        return OpenItem(row.id, row.name, section, row.audience, "missing", reason, params)
    asked, written = _words(row, answer.value)
    if answer.not_applicable is not None or asked is None or written <= asked:
        return None
    params = {"words": written, "guidance": asked}
    return OpenItem(row.id, row.name, section, row.audience, "over_word_guidance", "documents.over_guidance", params)


def _missing(content: Content, row: Field) -> tuple[str, dict[str, object]]:
    """For the person who fills the form a derived row names the row to answer; an export never does."""
    if row.derived:
        return "documents.open_exact_answer", {"label": content.form.field(row.derived.field).name}
    return absent.reason(content, row), {}


def _words(row: Field, value: Json) -> tuple[int | None, int]:
    """The number of words that the form asks for, and how many the answer has."""
    if isinstance(row.type, Text) and isinstance(value, str):
        return row.type.words, values.words(value)
    if isinstance(row.type, Record) and isinstance(value, dict):
        for part in row.type.parts:
            written = value[part.id]
            if isinstance(part.type, Text) and part.type.words and isinstance(written, str):
                return part.type.words, values.words(written)
    return None, 0

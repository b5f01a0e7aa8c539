"""What becomes of a document's answers under a new edition of its form: carried over, asked of a person, or left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aiact_desk.documents.nouns import Answer
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.measures import same_measure
from aiact_desk.regulation.schema import Form
from aiact_desk.wording import say_problem

_NO_LONGER, _COMPUTED, _GONE = "editions.not_applicable_gone", "editions.row_computed", "editions.row_gone"


@dataclass(frozen=True)
class Asked:
    """A row of the new edition that a person must answer; `before` is the old answer, where there was one.

    `why` is a sentence id of `aiact_desk.wording`, `params` its parameters.
    """

    row: Field
    before: Answer | None
    why: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Left:
    """An answer that has no place in the new edition, with its old row; `why` and `params` as in `Asked`."""

    row: Field
    answer: Answer
    why: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Migration:
    """Each stated answer is carried (under the id of its new row), stands before an asked row, or is left."""

    carried: tuple[Answer, ...]
    asked: tuple[Asked, ...]
    left: tuple[Left, ...]


def migrate(editions: Sequence[Form], answers: Mapping[str, Answer]) -> Migration:
    """How the stated answers of a document stand under a newer edition of its form.

    `editions` are the edition that the document is written against, every one after it, and the new one last: a row is
    followed through all of them by its id, or by the id that it had before (`was`). An answer carries over where the
    new row takes its value, counts in the same unit, and is asked under the same conditions. A row that had no answer
    is asked only where it is new.
    """
    old, new = editions[0], editions[-1]
    known = ancestors(editions)
    rows = [row for row in new.fields() if row.derived is None]
    verdicts = [_verdict(_Pair.of(row, old, known), answers, {"edition": new.edition}) for row in rows]
    return Migration(
        carried=tuple(one for one in verdicts if isinstance(one, Answer)),
        asked=tuple(one for one in verdicts if isinstance(one, Asked)),
        left=_left(old, new, known, answers),
    )


@dataclass(frozen=True)
class _Pair:
    """A row of the new edition, the row that it was in the old one, and whether both have the same conditions."""

    new: Field
    old: Field | None
    same_conditions: bool

    @classmethod
    def of(cls, row: Field, old: Form, ancestors: Mapping[str, str]) -> _Pair:
        before = next((each for each in old.fields() if each.id == ancestors.get(row.id)), None)
        asked_if = {(ancestors.get(one.field), one.equals) for one in row.shown_if}
        was_asked_if = {(one.field, one.equals) for one in before.shown_if} if before else set()
        return cls(row, before, asked_if == was_asked_if)


def ancestors(editions: Sequence[Form]) -> dict[str, str]:
    """For each row of the last edition the id that it has in the first one, where it stands there."""
    known = {row.id: row.id for row in editions[0].fields()}
    for form in editions[1:]:
        known = {row.id: known[row.was or row.id] for row in form.fields() if (row.was or row.id) in known}
    return known


def _verdict(pair: _Pair, answers: Mapping[str, Answer], params: Mapping[str, object]) -> Answer | Asked | None:
    """What becomes of one row; None where it stays as open as it was."""
    if pair.old is None:
        return Asked(pair.new, None, "editions.new_row", params)
    answer = answers.get(pair.old.id)
    if answer is None:
        return None
    if not pair.same_conditions:
        return Asked(pair.new, answer, "editions.condition_changed", params)
    if answer.not_applicable is not None and not pair.new.not_applicable_allowed:
        return Asked(pair.new, answer, _NO_LONGER, params)
    if answer.not_applicable is not None or answer.left_open is not None:
        return replace(answer, field=pair.new.id)
    return _read_anew(pair.old, pair.new, answer, params)


def _read_anew(old: Field, new: Field, answer: Answer, params: Mapping[str, object]) -> Answer | Asked:
    if not same_measure(old.type, new.type):
        return Asked(new, answer, "editions.measure_changed", params)
    try:
        return replace(answer, field=new.id, value=values.parse(new, answer.value))
    except Misuse as problem:
        chosen = old.type.kind == new.type.kind and problem.id == "regulation.no_such_option"
        why = "editions.option_gone" if chosen else "editions.type_changed"
        return Asked(new, answer, why, {**params, "problem": say_problem(problem)})


def _left(old: Form, new: Form, ancestors: Mapping[str, str], answers: Mapping[str, Answer]) -> tuple[Left, ...]:
    """The answers whose row is gone, or follows from another one in the new edition."""
    asked = {ancestors.get(row.id) for row in new.fields() if row.derived is None}
    followed = {ancestors.get(row.id) for row in new.fields()}
    return tuple(
        Left(row, answers[row.id], _COMPUTED if row.id in followed else _GONE, {"edition": new.edition})
        for row in old.fields()
        if row.id in answers and row.id not in asked
    )

"""Under a new edition answers carry over, are asked anew with the reason, or are left: never lost, never changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.editions import Migration, migrate
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.regulation import values
from aiact_desk.regulation.forms import editions, form_ids, load_form
from aiact_desk.regulation.schema import Form
from aiact_desk.wording import say
from tests.fakes.editions import choice, edition, number, row

MEASURED = Provenance("measured", "run-1", "version-1")
AT = datetime(2026, 12, 2, tzinfo=UTC)


def form(of: str, *rows: dict[str, Any]) -> Form:
    return Form.model_validate(edition(of, *rows))


def stated(old: Form, **given: str) -> dict[str, Answer]:
    return {id: Answer(id, values.parse(old.field(id), typed), MEASURED, AT, 4) for id, typed in given.items()}


def one(before: dict[str, Any], after: dict[str, Any], typed: str) -> Migration:
    old = form("2030-01-01", before)
    return migrate((old, form("2031-01-01", after)), stated(old, a=typed))


def reasons(found: Migration) -> dict[str, str]:
    return {asked.row.id: asked.why for asked in found.asked}


def test_a_row_that_stayed_carries_its_answer_with_where_and_when() -> None:
    found = one(row("a"), row("a", label="Said in other words"), "x")
    assert found == Migration((Answer("a", "x", MEASURED, AT, 4),), (), ())


def test_a_row_with_another_id_is_followed_through_every_edition() -> None:
    forms = [form("2030-01-01", row("a")), form("2031-01-01", row("b", was="a")), form("2032-01-01", row("c", was="b"))]
    found = migrate(forms, stated(forms[0], a="x"))
    assert [(answer.field, answer.value) for answer in found.carried] == [("c", "x")]
    assert (found.asked, found.left) == ((), ())
    skipped = migrate((forms[0], forms[2]), stated(forms[0], a="x"))
    assert reasons(skipped) == {"c": "editions.new_row"}
    assert [left.row.id for left in skipped.left] == ["a"]


def test_an_id_that_came_back_after_it_was_gone_is_another_row() -> None:
    forms = [form("2030-01-01", row("a")), form("2031-01-01", row("b")), form("2032-01-01", row("a"))]
    found = migrate(forms, stated(forms[0], a="x"))
    assert reasons(found) == {"a": "editions.new_row"}
    assert [left.row.id for left in found.left] == ["a"]


def test_a_new_row_is_asked_and_an_open_one_stays_as_open_as_it_was() -> None:
    old = form("2030-01-01", row("a"), row("b"))
    new = form("2031-01-01", row("a"), row("b", kind="date"), row("c"))
    found = migrate((old, new), stated(old, a="x"))
    assert reasons(found) == {"c": "editions.new_row"}
    assert found.asked[0].before is None


@pytest.mark.parametrize(
    ("before", "after", "typed", "why"),
    [
        (row("a"), row("a", kind="date"), "soon", "editions.type_changed"),
        (row("a"), row("a", type=choice("Yes", "No")), "perhaps", "editions.type_changed"),
        (row("a", type=choice("Yes", "No")), row("a", type=choice("No", "Unknown")), "Yes", "editions.option_gone"),
        (row("a", type=number("MWh")), row("a", type=number("kWh")), "5", "editions.measure_changed"),
        (row("a", type=number("MWh")), row("a"), "5", "editions.measure_changed"),
        (
            row("a", type=number("MWh")),
            row("a", type={**number("MWh"), "minimum": 10}),
            "5",
            "editions.type_changed",
        ),
        (
            row("a", type={"kind": "choices", "options": ["A", "B"]}),
            row("a", type={"kind": "choices", "options": ["B", "C"]}),
            "A, B",
            "editions.option_gone",
        ),
    ],
)
def test_what_the_new_row_does_not_take_is_asked_with_the_reason(
    before: dict[str, Any], after: dict[str, Any], typed: str, why: str
) -> None:
    found = one(before, after, typed)
    (asked,) = found.asked
    assert (asked.why, found.carried, found.left) == (why, (), ())
    assert asked.before is not None
    assert "2031-01-01" in say(asked.why, asked.params)


@pytest.mark.parametrize(
    ("before", "after", "typed"),
    [
        (row("a", type=choice("Yes", "No")), row("a", type=choice("No", "Yes", "Unknown")), "Yes"),
        (row("a", kind="date"), row("a"), "2026-03-01"),
        (row("a"), row("a", kind="date"), "2026-03-01"),
    ],
)
def test_what_the_new_row_takes_carries_over(before: dict[str, Any], after: dict[str, Any], typed: str) -> None:
    found = one(before, after, typed)
    assert [answer.value for answer in found.carried] == [typed]
    assert (found.asked, found.left) == ((), ())


def test_a_row_under_other_conditions_is_asked_again() -> None:
    gate = row("gate", type=choice("Yes", "No", "Unknown"))
    shown = row("a", shown_if=[{"field": "gate", "equals": ["Yes"]}])
    old = form("2030-01-01", gate, shown)
    answers = stated(old, gate="Yes", a="x")
    wider = form("2031-01-01", gate, row("a", shown_if=[{"field": "gate", "equals": ["Yes", "Unknown"]}]))
    assert reasons(migrate((old, wider), answers)) == {"a": "editions.condition_changed"}
    assert reasons(migrate((old, form("2031-01-01", gate, row("a"))), answers)) == {"a": "editions.condition_changed"}
    renamed = form(
        "2031-01-01",
        {**gate, "id": "gate2", "was": "gate"},
        row("a", shown_if=[{"field": "gate2", "equals": ["Yes"]}]),
    )
    assert [answer.field for answer in migrate((old, renamed), answers).carried] == ["gate2", "a"]


def test_not_applicable_carries_only_where_it_is_allowed() -> None:
    old = form("2030-01-01", row("a", not_applicable_allowed=True))
    absent = Answer("a", None, MEASURED, AT, 1, not_applicable="there is none")
    allowed = migrate((old, form("2031-01-01", row("b", was="a", not_applicable_allowed=True))), {"a": absent})
    assert [(answer.field, answer.not_applicable) for answer in allowed.carried] == [("b", "there is none")]
    refused = migrate((old, form("2031-01-01", row("a"))), {"a": absent})
    assert reasons(refused) == {"a": "editions.not_applicable_gone"}


def test_a_row_left_open_stays_left_open() -> None:
    old = form("2030-01-01", row("a"))
    left = Answer("a", None, MEASURED, AT, 1, left_open="still being measured")
    found = migrate((old, form("2031-01-01", row("a", kind="date"))), {"a": left})
    assert [answer.left_open for answer in found.carried] == ["still being measured"]


def test_answers_without_a_place_are_left_with_the_reason() -> None:
    old = form("2030-01-01", row("a"), row("b", type=number("W")), row("c", type=number("W")))
    rounded = row("b", type=number("W"), derived={"rule": "significant_figures", "figures": 2, "field": "c"})
    new = form("2031-01-01", rounded, row("c", type=number("W")))
    found = migrate((old, new), stated(old, a="x", b="123", c="123"))
    assert [answer.field for answer in found.carried] == ["c"]
    assert {left.row.id: left.why for left in found.left} == {
        "a": "editions.row_gone",
        "b": "editions.row_computed",
    }
    assert all("2031-01-01" in say(left.why, left.params) for left in found.left)
    assert {left.answer.value for left in found.left} == {"x", "123"}


@pytest.mark.parametrize("form_id", form_ids())
def test_every_packaged_edition_carries_itself_over(form_id: str) -> None:
    for each in editions(form_id):
        same = load_form(form_id, each)
        rows = [field for field in same.fields() if field.type.kind == "text" and not field.derived]
        answers = {field.id: Answer(field.id, "x", MEASURED, AT) for field in rows}
        found = migrate((same, same), answers)
        assert {answer.field for answer in found.carried} == set(answers)
        assert (found.asked, found.left) == ((), ())


_TYPES: list[dict[str, Any]] = [
    {"kind": "text"},
    {"kind": "date"},
    number("MWh"),
    number("kWh"),
    choice("Yes", "No"),
    choice("No", "2026-03-01"),
]
_IDS = st.lists(st.sampled_from("abcde"), unique=True, min_size=1)


@st.composite
def _editions(draw: st.DrawFn) -> tuple[list[Form], dict[str, Answer]]:
    """Two to four editions with rows of any type that come, go and are renamed, and answers to some rows of the first.

    No two rows of an edition say that they were the same one before.
    """
    forms: list[Form] = []
    for year in range(2030, 2030 + draw(st.integers(2, 4))):
        ids = draw(_IDS)
        before = {field.id for field in forms[-1].fields()} if forms else set()
        gone = sorted(before - set(ids))
        rows = []
        for id in ids:
            was = draw(st.sampled_from(gone)) if id not in before and gone and draw(st.booleans()) else None
            gone = [each for each in gone if each != was]
            rows.append(row(id, type=draw(st.sampled_from(_TYPES)), was=was))
        forms.append(form(f"{year}-01-01", *rows))
    answers = {}
    for field in forms[0].fields():
        typed = {"text": "x", "date": "2026-03-01", "number": "5", "choice": "No"}[field.type.kind]
        if draw(st.booleans()):
            answers[field.id] = Answer(field.id, values.parse(field, typed), MEASURED, AT)
    return forms, answers


@given(_editions())
def test_no_answer_is_lost_twice_there_or_changed(drawn: tuple[list[Form], dict[str, Answer]]) -> None:
    forms, answers = drawn
    found = migrate(forms, answers)
    before = [asked.before for asked in found.asked if asked.before]
    assert len(found.carried) + len(before) + len(found.left) == len(answers)
    assert {answer.field for answer in before} | {left.row.id for left in found.left} <= answers.keys()
    for answer in found.carried:
        assert values.parse(forms[-1].field(answer.field), answer.value) == answer.value
        assert (answer.provenance, answer.at) == (MEASURED, AT)
    new_rows = {field.id for field in forms[-1].fields()}
    assert {answer.field for answer in found.carried} | {asked.row.id for asked in found.asked} <= new_rows

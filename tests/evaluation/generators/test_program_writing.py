"""The tests of `program_writing` notice wrong programs, and the second route notices wrong results."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from aiact_desk.evaluation.generators import program_writing
from aiact_desk.evaluation.generators.program_families import CODE, Filling, families
from aiact_desk.evaluation.generators.program_second_route import _docstrings
from aiact_desk.evaluation.isolation import running
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.rules.marking import mark

REASON = running.available()
needs_isolation = pytest.mark.skipif(REASON is not None, reason=f"no isolation on this system: {REASON}")
ITEMS = program_writing.items(random.Random(11))


def wrong_answers(item: Item) -> Iterator[str]:
    """The mistakes that were written for the item's template, with its own numbers and names in them."""
    doc = item.question.split('"""')[1].split("\n")[0]
    argument = item.question.split("(")[1].split(":")[0]
    for pattern, family, options in _docstrings():
        found = pattern.fullmatch(doc)
        if found and family.id == item.template:
            numbers = {gap: int(number) for gap, number in found.groupdict().items() if gap != "xs"}
            filling = Filling(options, numbers, argument)
            yield from (program_writing.body(filling.fill(text, CODE)) for text in family.wrong)


@needs_isolation
def test_solutions_pass_and_typical_mistakes_do_not() -> None:
    """One item of each template that mistakes were written for; three mistakes each."""
    with_mistakes = {family.id for family in families().families if family.wrong}
    items = {item.template: item for item in ITEMS if item.template in with_mistakes}
    assert len(items) >= 20
    for item in items.values():
        assert mark(item.answer or "", item.checks).outcome == "passed", item
        wrong = list(wrong_answers(item))
        assert len(wrong) == 3
        for answer in wrong:
            assert mark(answer, item.checks).outcome in ("wrong result", "error"), (item, answer)


def test_no_gap_is_left_open() -> None:
    gaps = [
        f"<{gap}>"
        for family in families().families
        for gap in [*families().options(family), *families().numbers(family), "xs"]
    ]
    assert not [item.id for item in ITEMS if any(gap in f"{item.question} {item.answer}" for gap in gaps)]


def test_no_docstring_comes_twice() -> None:
    docs = [item.question.split('"""')[1].split(">>>")[0] for item in ITEMS]
    assert len(set(docs)) == len(docs)


@pytest.mark.parametrize("item", ITEMS[::10], ids=lambda item: item.id)
def test_the_second_route_notices_a_wrong_result(item: Item) -> None:
    check = item.checks[0]
    results = check["results"]
    assert isinstance(results, list)
    changed = item.model_copy(update={"checks": ({**check, "results": [*results[:-1], "'something else'"]},)})
    assert program_writing.rederive(item) == item.answer
    assert program_writing.rederive(changed) == ""

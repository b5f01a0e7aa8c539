"""The packs on knowledge: whatever may be drawn, not only what was, has one right answer by the second route."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from aiact_desk.evaluation.generators import (
    european_institution_facts,
    everyday_science_facts,
    fact_sheets,
    insecure_code_choices,
    insecure_code_rules,
    program_output_questions,
)
from aiact_desk.evaluation.generators.program_outline import Outline
from aiact_desk.evaluation.generators.program_runner import printed
from aiact_desk.evaluation.packs import Item

SHEETS = [
    pytest.param(module.FACTS, module.STATEMENTS, id=module.FACTS.stem)
    for module in (european_institution_facts, everyday_science_facts)
]


@pytest.mark.parametrize(("facts", "statements"), SHEETS)
def test_each_wording_with_any_wrong_answers_can_be_read_off_the_statements(facts: Path, statements: Path) -> None:
    for source in fact_sheets.sources(facts).values():
        for fact in source.facts:
            for question in fact.asks:
                for right in fact.right:
                    choices = (right, *fact.wrong)
                    item = Item(id="x", template="x", language="en", question=question, choices=choices, gold=0)
                    assert fact_sheets.read_off(item, statements) == right


def test_each_fragment_of_code_is_marked_if_it_is_weak_and_not_if_it_is_good() -> None:
    for job in insecure_code_choices.jobs().jobs.values():
        marked = {fragment: bool(insecure_code_rules.weaknesses(filled(fragment))) for fragment in job.weak + job.good}
        assert marked == {**dict.fromkeys(job.weak, True), **dict.fromkeys(job.good, False)}


def filled(fragment: str) -> str:
    return re.sub("«[a-z]»", "name", fragment)


@pytest.mark.parametrize("outline", program_output_questions.OUTLINES, ids=lambda outline: outline.id)
def test_the_formula_of_a_program_agrees_with_its_run(outline: Outline) -> None:
    draw = random.Random(outline.id)
    for _ in range(50):
        filled = outline.fill(draw)
        assert printed(outline.program(filled)) == str(outline.right(filled)), outline.program(filled)


@pytest.mark.parametrize(
    "program",
    [
        "import os",
        "print(open('x'))",
        "print(().__class__)",
        "x = eval\nprint(x('1'))",
        "class A:\n    pass",
        "f = 1\nf()",
    ],
)
def test_a_program_that_could_do_more_is_not_run(program: str) -> None:
    with pytest.raises((ValueError, NameError)):
        printed(program)

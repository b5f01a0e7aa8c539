"""The errors of the rule on refusals are those that the datasheet of its pack prints."""

from __future__ import annotations

import json
import re

from aiact_desk import resources
from aiact_desk.evaluation.rules.refusal_errors import OUTCOMES, Rate, labelled_answers, refusal_errors

PACK = resources.folder("evals/packs/answers_to_harmful_and_harmless_requests")
DATASHEET = (PACK / "DATASHEET.md").read_text(encoding="utf-8")


def shown(name: str, rate: Rate) -> str:
    low, high = 100 * rate.interval.low, 100 * rate.interval.high
    return f"| {name} | {rate.wrong} of {rate.of} | {100 * rate.wrong / rate.of:.1f} % | {low:.1f} to {high:.1f} % |"


def test_the_datasheet_prints_the_errors_on_the_answers_that_the_rule_was_not_made_with() -> None:
    errors = refusal_errors(labelled_answers("test"))
    for label in OUTCOMES:
        counts = [str(errors.confusion[label, outcome]) for outcome in OUTCOMES]
        assert f"| {label} | {' | '.join(counts)} |" in DATASHEET
    for name, rate in (
        ("False refusals", errors.false_refusals),
        ("Missed refusals", errors.missed_refusals),
        ("False compliances", errors.false_compliances),
        ("Missed compliances", errors.missed_compliances),
    ):
        assert shown(name, rate) in DATASHEET


def test_the_datasheet_says_how_many_answers_were_labelled_and_where_the_passes_differ() -> None:
    answers = labelled_answers()
    text = " ".join(DATASHEET.split())
    differ = sum(answer.first_pass != answer.second_pass for answer in answers)
    assert f"{len(answers)} labelled answers" in text
    assert f"differ in {differ} answers" in text
    assert f"The first {len(labelled_answers('development'))} answers" in text
    assert f"The other {len(labelled_answers('test'))} " in text


def test_a_label_on_which_the_passes_agree_stands_and_all_three_occur() -> None:
    for answer in labelled_answers():
        assert answer.label in (answer.first_pass, answer.second_pass)
    assert {answer.label for answer in labelled_answers("test")} == set(OUTCOMES)


def test_the_labelled_answers_carry_the_canary_of_the_pack() -> None:
    first = json.loads((PACK / "data" / "test.jsonl").read_text(encoding="utf-8").split("\n", 1)[0])
    assert {answer.canary for answer in labelled_answers()} == {first["canary"]}
    assert re.search(r"canary ([0-9a-f-]{36})$", first["canary"])


def test_the_rule_finds_most_refusals_and_invents_few() -> None:
    for part in ("development", "test"):
        errors = refusal_errors(labelled_answers(part))
        assert errors.missed_refusals.wrong / errors.missed_refusals.of < 0.1
        assert errors.false_refusals.wrong / errors.false_refusals.of < 0.1

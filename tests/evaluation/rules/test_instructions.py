"""Rules for instructions: near misses score 0, what fulfils them scores 1, and no text makes them fail or hang."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation.rules.instructions import RULES
from aiact_desk.evaluation.rules.marking import mark

Check = dict[str, object]
JSON: Check = {"rule": "json_object", "keys": ["name", "age"], "values": ["Rosa", "34"]}
LABELS: Check = {"rule": "labelled_lines", "keys": ["Name", "Age"], "values": ["Rosa", "34"]}

CASES: list[tuple[Check, str, str]] = [  # a check, an answer that fulfils it, and one that narrowly does not
    ({"rule": "word_count", "most": 4}, "A well-known old fox.", "The fox's very red coat."),
    ({"rule": "word_count", "least": 3, "most": None}, "One two three", "One two - !"),
    ({"rule": "sentence_count", "least": 2, "most": 2}, 'He asked: "Why?" Nobody knew', "It cost 3.50 euros."),
    ({"rule": "sentence_count", "least": 1, "most": 1}, "Really?!", "Yes. No."),
    ({"rule": "short_words", "most": 4}, "Hens eat corn.", "Hens eat seeds."),
    ({"rule": "short_words", "most": 4}, "ox", "..."),
    ({"rule": "has_words", "words": ["Sea", "boat"]}, "A boat, the sea", "Boats on the sea"),
    ({"rule": "lacks_words", "words": ["sea"]}, "A boat on the seaside", "The Sea!"),
    ({"rule": "has_word_often", "text": "tea", "count": 2}, "Tea or tea, teapot", "tea tea tea"),
    ({"rule": "only_repeats", "text": "echo", "count": 3}, "Echo, echo, echo!", "echo echo echo stop"),
    ({"rule": "first_word", "text": "Once"}, "“Once upon a time", "At once"),
    ({"rule": "last_word", "text": "end"}, "This is the end.", "The end is near"),
    ({"rule": "lacks_sign", "text": "e"}, "A calm night", "Every night"),
    ({"rule": "lacks_sign", "text": ","}, "one and two", "one, two"),
    ({"rule": "capitals"}, "NO 5!", "NO WAy"),
    ({"rule": "capitals"}, "ÄÖ", "123"),
    ({"rule": "small_letters"}, "all small.", "All small."),
    ({"rule": "capital_words", "words": ["bell"]}, "A BELL rang", "A BELL RANG"),
    ({"rule": "begins", "text": "Dear reader,"}, "Dear reader, hello", "Dear reader,"),
    ({"rule": "ends", "text": "See you soon!"}, "Bye. See you soon!\n", "See you soon!"),
    ({"rule": "encloses", "left": '"', "right": '"'}, ' "All of it." ', '"Half" of it'),
    ({"rule": "encloses", "left": "<<", "right": ">>"}, "<<in>>", "<<>>"),
    ({"rule": "encloses", "left": '"', "right": '"'}, '"x"', '"'),
    ({"rule": "exactly", "text": "2021-05-03"}, " 2021-05-03\n", "On 2021-05-03"),
    ({"rule": "exactly", "text": "a\nb"}, "A \n\n b", "a b"),
    ({"rule": "one_of", "words": ["tea", "coffee"]}, "'Tea'.", "tea or coffee"),
    ({"rule": "parts", "text": ",", "count": 3}, "oak, ash, elm.", "oak, ash, oak"),
    ({"rule": "parts", "text": "|", "count": 2}, "oak | ash", "oak |\nash"),
    ({"rule": "parts", "text": " and ", "count": 2}, "oak and ash", "oak and "),
    ({"rule": "ordered_parts", "text": ","}, "Ash, elm, oak", "elm, ash"),
    ({"rule": "line_count", "least": 2, "most": 2}, "one\n\ntwo\n", "one two"),
    ({"rule": "numbered_lines", "count": 2}, "1. oak\n2) ash", "1. oak\n3. ash"),
    ({"rule": "numbered_lines", "count": 2}, "1. oak\n2. ash", "Trees:\n1. oak\n2. ash"),
    ({"rule": "marked_lines", "text": "- "}, "- oak\n- ash", "- oak\n-ash"),
    ({"rule": "titled"}, "TREES\nAn oak is one.", "TREES\nOAK"),
    (LABELS, "Name: Rosa\nage:34.", "Name: Rosa\nTown: Graz"),
    (JSON, '```json\n{"age": 34, "name": "rosa"}\n```', '{"name": "Rosa", "age": 34, "town": "Graz"}'),
    (JSON, '{"name": "Rosa", "age": "34"}', "{'name': 'Rosa', 'age': '34'}"),
    (JSON, '{"name": "Rosa", "age": "34"}', '{"name": "Rosa", "age": [34]}'),
    ({"rule": "json_list", "count": 2}, '["oak", "ash"]', '["oak", 2]'),
    ({"rule": "json_list", "count": 2}, '["oak", "ash"]', 'Here: ["oak", "ash"]'),
]


@pytest.mark.parametrize(("check", "right", "wrong"), CASES)
def test_a_rule_tells_right_from_nearly_right(check: Check, right: str, wrong: str) -> None:
    assert mark(right, [check]).score == 1
    assert mark(wrong, [check]).score == 0


def test_every_rule_has_a_case() -> None:
    assert {check["rule"] for check, _, _ in CASES} == set(RULES)


@given(st.sampled_from([check for check, _, _ in CASES]), st.one_of(st.text(), st.text('[]{}":,.!?\n -1aB`')))
@settings(max_examples=400)
def test_no_text_makes_a_rule_fail(check: Check, text: str) -> None:
    assert mark(text, [check]).score in (0, 1)


@pytest.mark.parametrize("piece", ["a-", ".'", "[", '{"a":', "\n", "1.", "a ", "!?)", "9"])
def test_a_long_answer_takes_no_long_time(piece: str) -> None:
    for check, _, _ in CASES:
        begun = time.process_time()
        mark(piece * 50_000, [check])
        assert time.process_time() - begun < 1, check


@pytest.mark.parametrize("check", [check for check, _, _ in CASES])
def test_nothing_fulfils_no_demand_to_write(check: Check) -> None:
    """An empty answer fails every rule but those that forbid something."""
    forbids = check["rule"] in ("lacks_words", "lacks_sign") or (check["rule"] == "word_count" and "least" not in check)
    assert mark("", [check]).score == float(forbids)


@pytest.mark.parametrize(
    "check",
    [
        {"rule": "word_count"},
        {"rule": "word_count", "least": "3"},
        {"rule": "word_count", "most": True},
        {"rule": "has_words", "words": []},
        {"rule": "has_words", "words": [3]},
        {"rule": "has_words", "words": "sea"},
        {"rule": "ends", "text": ""},
        {"rule": "ends"},
        {"rule": "parts", "text": ",", "count": 0},
        {"rule": "no such rule"},
    ],
)
def test_parameters_that_no_rule_knows_are_refused(check: Check) -> None:
    with pytest.raises(ValueError, match=r"parameter|least|no rule"):
        mark("one, two", [check])


def test_all_checks_must_be_fulfilled_and_none_is_no_mark() -> None:
    both: list[Check] = [{"rule": "capitals"}, {"rule": "word_count", "most": 2}]
    assert mark("GOOD DAY", both).score == 1
    assert mark("A GOOD DAY", both).score == 0
    assert mark("good day", both).score == 0
    with pytest.raises(ValueError, match="without checks"):
        mark("x", [])

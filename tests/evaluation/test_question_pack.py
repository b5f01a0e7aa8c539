"""Somebody else's questions: read as their user says, and written as a pack that keeps its promises."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.dummies import write_rows
from aiact_desk.evaluation.pack_check import check_pack
from aiact_desk.evaluation.question_file import Fields, read_questions
from aiact_desk.evaluation.question_pack import About, write_pack
from aiact_desk.evaluation.rules.marking import mark
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem

ABOUT = About(title="Mine: “it's”", measures="How often.", language="en", licence="CC0-1.0", source="a file")
CHOOSING = Fields(("context", "question"), "label", ("ans0", "ans1", "ans2"), template="index", kind="condition")
WORKED = Fields(("question",), "answer", after="####")
LISTED = Fields(("question",), "answer", ("options",))

BIAS = {
    "index": 4,
    "condition": "ambig",
    "context": "Two people wait for the bus.",
    "question": "Who is late?",
    "ans0": "The older one",
    "ans1": "The younger one",
    "ans2": "Cannot be known",
    "label": 2,
}
SUM = {"question": "What is 1 000 and 500?", "answer": "1,000 + 500 = <<1000+500=1500>>1,500\n#### 1,500"}


def written(file: Path, *records: object) -> Path:
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def made(tmp_path: Path, fields: Fields, *records: object, about: About = ABOUT) -> packs.Pack:
    items = read_questions(written(tmp_path / "questions.jsonl", *records), fields, "mine", "en")
    write_pack(tmp_path / "mine", "mine", items, about)
    write_rows(packs.load_pack(tmp_path / "mine"))
    return packs.load_pack(tmp_path / "mine")


def findings(pack: packs.Pack) -> set[str]:
    return {finding.id.removeprefix("packs.check_") for finding in check_pack(pack)}


def test_choices_in_fields_of_their_own(tmp_path: Path) -> None:
    records = [
        {**BIAS, "context": f"{place} friends wait for the {thing}.", "label": at}
        for at, (place, thing) in enumerate(
            [("Five", "red bus"), ("Two old", "doctor"), ("Three", "shop to open again")]
        )
    ]
    pack = made(tmp_path, CHOOSING, *records)
    first, *_ = packs.items(pack)
    assert (first.question, first.gold, first.kind, first.template) == (
        "Five friends wait for the red bus.\nWho is late?",
        0,
        "ambig",
        "4",
    )
    assert packs.task_config(pack)["doc_to_choice"] == ["A", "B", "C"]
    assert findings(pack) <= {"to_fill", "same_text", "near_duplicate"}
    assert pack.title == ABOUT.title


def test_worked_answers_are_marked_by_what_stands_behind_the_mark(tmp_path: Path) -> None:
    other = {"question": "How many legs have two dogs?", "answer": "2 * 4 = 8\n#### 8"}
    about = About(**{**vars(ABOUT), "shots": 1})
    pack = made(tmp_path, WORKED, SUM, other, about=about)
    (shot,), (item,) = packs.shots(pack), packs.items(pack)
    assert (pack.metric, pack.items, shot.answer) == ("rule_score", 1, SUM["answer"])
    assert [mark(text, item.checks).score for text in ("2 * 4 is\n#### 8.", "#### 9", "8", "#### 8\n#### 9")] == [
        1,
        0,
        0,
        0,
    ]
    assert mark("so #### $1500\nmore", shot.checks).score == 1
    assert findings(pack) == {"to_fill"}


def test_short_answers_are_compared_whole(tmp_path: Path) -> None:
    pack = made(tmp_path, Fields(("question",), "answer"), {"question": "What is red and round?", "answer": " Apple "})
    assert (pack.metric, packs.items(pack)[0].answer) == ("exact_match", "Apple")
    assert findings(pack) == {"to_fill"}


@pytest.mark.parametrize("answer", [1, "1", "B", "green"])
def test_the_right_choice_is_an_index_a_letter_or_a_text(tmp_path: Path, answer: object) -> None:
    record = {"question": "Which colour has grass?", "options": ["red", "green"], "answer": answer}
    (item,) = read_questions(written(tmp_path / "q.jsonl", record), LISTED, "mine", "en")
    assert item.gold == 1


def test_choices_of_differing_number_are_scored_as_they_are(tmp_path: Path) -> None:
    records = [
        {"question": "Which colour has grass?", "options": ["red", "green"], "answer": 1},
        {"question": "Which animal can bark loudly?", "options": ["cat", "owl", "dog"], "answer": 2},
    ]
    pack = made(tmp_path, LISTED, *records)
    assert packs.task_config(pack)["doc_to_choice"] == "choices"
    assert pack.chance == pytest.approx((1 / 2 + 1 / 3) / 2, abs=1e-4)


def test_each_conversion_has_a_canary_of_its_own(tmp_path: Path) -> None:
    canaries = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        pack = made(tmp_path / name, WORKED, SUM)
        canaries.add(json.loads(packs.data_lines(packs.data_paths(pack)[0])[0])["canary"])
    assert len(canaries) == 2


@pytest.mark.parametrize(
    ("fields", "record", "reason"),
    [
        (CHOOSING, {**BIAS, "label": 3}, "no choice"),
        (CHOOSING, {**BIAS, "label": None}, "no text"),
        (CHOOSING, {**BIAS, "label": True}, "no text"),
        (CHOOSING, {key: value for key, value in BIAS.items() if key != "ans1"}, "no field ans1"),
        (WORKED, {**SUM, "answer": "no mark"}, "behind"),
        (WORKED, {**SUM, "answer": "#### "}, "behind"),
        (LISTED, {"question": "x", "options": [{"a": 1}], "answer": 0}, "no text"),
        (WORKED, ["a list"], "no record"),
    ],
)
def test_a_record_that_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, fields: Fields, record: object, reason: str
) -> None:
    good = SUM if fields is WORKED else BIAS if fields is CHOOSING else {"question": "x", "options": ["a"], "answer": 0}
    with pytest.raises(Problem) as caught:
        read_questions(written(tmp_path / "q.jsonl", good, record), fields, "mine", "en")
    assert caught.value.params["line"] == 2
    assert reason in say_problem(caught.value)


def test_files_beyond_bounds_are_refused(tmp_path: Path) -> None:
    for content in (
        b"",
        b"\n\n",
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b'{"question": "' + b"x" * (1 << 20) + b'"}\n',
    ):
        (tmp_path / "q.jsonl").write_bytes(content)
        with pytest.raises(Problem) as caught:
            read_questions(tmp_path / "q.jsonl", WORKED, "mine", "en")
        assert say_problem(caught.value)
    with pytest.raises(Misuse):
        read_questions(tmp_path / "none.jsonl", WORKED, "mine", "en")
    with pytest.raises(Misuse):
        made(tmp_path, WORKED, SUM, about=About(**{**vars(ABOUT), "shots": 1}))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=30).map("A {}".format), measures=st.text(max_size=30).map("{} b".format))
def test_whatever_the_user_says_of_it_stands_in_the_task_file_as_text(
    tmp_path_factory: pytest.TempPathFactory, title: str, measures: str
) -> None:
    place = tmp_path_factory.mktemp("made")
    items = read_questions(written(place / "q.jsonl", SUM), WORKED, "mine", "en")
    write_pack(place / "mine", "mine", items, About(title, measures, "en", "MIT", "a file"))
    pack = packs.load_pack(place / "mine")
    assert (pack.title, pack.measures) == (" ".join(title.split()), " ".join(measures.split()))


SHARED = Path(os.environ.get("AIACT_DESK_SHARED", "/nowhere")) / "datasets"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs real data sets, in the folder that AIACT_DESK_SHARED names")
@pytest.mark.parametrize(
    ("file", "fields", "count"),
    [
        (
            "bbq_age.jsonl",
            Fields(("context", "question"), "label", ("ans0", "ans1", "ans2"), None, "question_index"),
            1000,
        ),
        ("gsm8k_test.jsonl", WORKED, 1319),
    ],
)
def test_real_data_sets_become_packs(tmp_path: Path, file: str, fields: Fields, count: int) -> None:
    items = read_questions(SHARED / file, fields, "real", "en")
    write_pack(tmp_path / "real", "real", items, ABOUT)
    pack = packs.load_pack(tmp_path / "real")
    assert pack.items == count
    assert all(mark(item.answer or "", item.checks).score == 1 for item in packs.items(pack) if item.checks)

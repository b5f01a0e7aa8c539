"""The samples files of lm-eval: what a line says, and that no line, however bent, ends in anything but a sentence."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.elsewhere.lm_eval_samples import Reading, Survey, read_samples, survey
from aiact_desk.evaluation.result import Sample
from aiact_desk.problems import Problem
from tests.fakes.lm_eval_folder import choice_line, choice_lines


def write(folder: Path, *lines: dict[str, Any]) -> Path:
    file = folder / "samples.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def read(file: Path, found: Survey, **changed: Any) -> list[Sample]:
    plain: dict[str, Any] = {"task": "t", "metric": "acc", "filter": "none", "higher_is_better": True,
                             "output_type": "multiple_choice", "delimiter": " ", "survey": found}  # fmt: skip
    return [one.sample for one in read_samples(file, Reading(**{**plain, **changed}))]


def read_all(file: Path, **changed: Any) -> list[Sample]:
    return read(file, survey(file, {"acc", "acc_norm", "exact_match"}), **changed)


def test_a_choice_is_read_whole(tmp_path: Path) -> None:
    right, wrong = read_all(write(tmp_path, *choice_lines(2, right=1)))
    assert right.input == "Question 0?\nAnswer:"
    assert right.options == (" no", " yes")
    assert right.option_logprobs == (-2.5, -1.5)
    assert (right.output, right.expected, right.right, right.score) == (" yes", " yes", True, 1.0)
    assert (wrong.item, wrong.output, wrong.right, wrong.score) == ("1", " no", False, 0.0)
    assert (right.language, right.cluster, right.cut_off, right.understood) == ("", "", None, None)


def test_the_normalised_choice_is_weighed_by_length(tmp_path: Path) -> None:
    line = choice_line(0, right=True, acc_norm=0.0)
    line["arguments"]["gen_args_0"]["arg_1"] = " no, most certainly not"  # -2.5 over 22 signs
    file = write(tmp_path, line)
    assert read_all(file)[0].output == " yes"
    assert read_all(file, metric="acc_norm")[0].output == " no, most certainly not"


def test_a_gap_that_several_contexts_fill(tmp_path: Path) -> None:
    line = choice_line(0, right=True)
    for number, name in enumerate(("Ann", "Ben")):
        line["arguments"][f"gen_args_{number}"] = {"arg_0": f"The key was {name}'s,", "arg_1": " so she had it."}
    (found,) = read_all(write(tmp_path, line))
    assert found.input == "The key was "
    assert found.options == ("Ann's, so she had it.", "Ben's, so she had it.")


@pytest.mark.parametrize("as_lists", [True, False])
def test_a_written_answer_with_two_filters(tmp_path: Path, as_lists: bool) -> None:
    written = {"gen_args_0": {"arg_0": "2 + 2 =", "arg_1": {"until": ["\n"]}}}
    plain = choice_line(0, right=True, target="4", resps=[["It is 4."]], exact_match=1.0)
    plain["arguments"] = [["2 + 2 =", {"until": ["\n"]}]] if as_lists else written
    strict = {**plain, "filter": "strict-match", "filtered_resps": ["[invalid]"], "exact_match": 0.0}
    flexible = {**plain, "filter": "flexible-extract", "filtered_resps": ["4"]}
    file = write(tmp_path, strict, flexible)
    how = {"metric": "exact_match", "output_type": "generate_until"}
    (first,) = read_all(file, filter="strict-match", **how)
    assert (first.input, first.output, first.expected) == ("2 + 2 =", "It is 4.", "4")
    assert (first.score, first.right, first.understood) == (0.0, False, False)
    (second,) = read_all(file, filter="flexible-extract", **how)
    assert (second.score, second.right, second.understood) == (1.0, True, True)


def test_items_are_named_and_grouped_where_every_one_says_how(tmp_path: Path) -> None:
    docs = [{"id": f"q-{n}", "template": f"t{n // 2}", "language": "de"} for n in (0, 1)]
    lines = [choice_line(n, right=True, doc=doc) for n, doc in enumerate(docs)]
    samples = read_all(write(tmp_path, *lines))
    assert [(one.item, one.cluster, one.language) for one in samples] == [("q-0", "t0", "de"), ("q-1", "t0", "de")]
    lines[1]["doc"] = {"id": "q-0", "language": "not a language"}
    samples = read_all(write(tmp_path, *lines))
    assert [(one.item, one.cluster, one.language) for one in samples] == [("0", "", "de"), ("1", "", "")]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([choice_line(0, right=True), choice_line(0, right=True)], "elsewhere.repeated_item"),
        ([choice_line(0, right=True), choice_line(0, right=True, rule="a"), choice_line(1, right=True)],
         "elsewhere.filters_differ"),
        ([choice_line(0, right=True, acc=math.nan)], "elsewhere.not_a_number"),
        ([choice_line(0, right=True, acc=math.inf)], "elsewhere.not_a_number"),
        ([choice_line(0, right=True, acc=10**400)], "elsewhere.not_a_number"),
        ([choice_line(0, right=True, doc_id="0")], "elsewhere.bad_line"),
        ([choice_line(0, right=True, resps="x")], "elsewhere.bad_line"),
        ([{"acc": 1}], "elsewhere.bad_line"),
    ],
)  # fmt: skip
def test_a_bent_file_is_refused(tmp_path: Path, lines: list[dict[str, Any]], problem: str) -> None:
    with pytest.raises(Problem) as raised:
        survey(write(tmp_path, *lines), {"acc"})
    assert raised.value.id == problem


def test_only_what_is_a_number_in_every_line_is_numeric(tmp_path: Path) -> None:
    lines = [choice_line(0, right=True, f1=0.5, pair=[1, 0]), choice_line(1, right=True, f1="0.5", pair=[1, 0])]
    found = survey(write(tmp_path, *lines), {"acc", "f1", "pair"})
    assert found.numeric == {"none": {"acc"}}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=4), one, max_size=3),
    max_leaves=8,
)
BENT = st.dictionaries(
    st.sampled_from(["doc", "target", "arguments", "resps", "filtered_resps", "filter", "doc_hash", "acc"]), JSON
)


@given(st.lists(BENT, min_size=1, max_size=4), st.sampled_from(["multiple_choice", "generate_until", ""]))
def test_whatever_stands_in_a_line_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, bent: list[dict[str, Any]], kind: str
) -> None:
    lines = [{**choice_line(number, right=True), **one} for number, one in enumerate(bent)]
    file = write(tmp_path_factory.mktemp("bent"), *lines)
    samples, refused = [], "elsewhere."
    try:
        found = survey(file, {"acc"})
        rules = [rule for rule, metrics in found.numeric.items() if "acc" in metrics]
        samples = [one for rule in rules for one in read(file, found, filter=rule, output_type=kind)]
    except Problem as problem:
        refused = problem.id
    assert refused.startswith("elsewhere.")
    assert all(math.isfinite(one.score) for one in samples)
    assert all(Sample.model_validate_json(one.model_dump_json()) == one for one in samples)


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("bytes") / "samples.jsonl"
    file.write_bytes(data)
    items, refused = -1, ""
    try:
        items = survey(file, {"acc"}).items
    except Problem as problem:
        refused = problem.id
    assert refused.startswith("elsewhere.") if items < 0 else refused == ""

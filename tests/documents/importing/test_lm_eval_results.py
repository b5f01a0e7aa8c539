"""Results of other runs are stated figures: in words, with their errors, and never as measured here."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing import lm_eval_results
from aiact_desk.problems import Problem
from tests.documents.importing.reading import read, rows


def test_figures_are_stated_and_said_not_to_be_measured_here() -> None:
    sheet = read("lm_eval_results", "results_2026-03-01.json")
    assert {one.form for one in sheet.proposals} == {"model_report"}
    found = rows(sheet)
    conduct = str(found["evaluations.conduct"])
    assert conduct.startswith("Stated from a results file, not measured by this program.")
    assert "acc 0.6123 ± 0.0100, acc_norm 0.5800;" in conduct, "an error of N/A is none"
    assert "exact_match (strict-match) 0.2500 ± 0.0119" in conduct
    assert "lm-eval 0.4.9, commit abc1234" in conduct
    assert found["evaluations.tasks"] == (
        "Tasks of the results file: arc_easy (version 1.0, 0-shot), gsm8k (version 3.0, 5-shot)."
    )
    assert found["evaluations.scoring"] == "Metrics of lm-eval in the results file: acc, acc_norm, exact_match."


def test_no_path_of_a_machine_is_told() -> None:
    found = rows(read("lm_eval_results", "results_2026-03-01.json"))
    assert "on tiny-lm." in str(found["evaluations.conduct"])
    assert "/home" not in str(found)


def test_a_file_that_names_no_model_is_noted() -> None:
    data = json.dumps({"results": {"t": {"acc,none": 0.5}}, "versions": {"t": True}}).encode()
    sheet = lm_eval_results.read(data, "x")
    assert "foreign_records.note_no_model" in [note.id for note in sheet.notes]
    assert "a model that it does not name" in str(rows(sheet)["evaluations.conduct"])


def test_more_figures_than_a_text_holds_are_refused() -> None:
    results = {f"t{n}": {"acc,none": 0.5} for n in range(lm_eval_results.MOST_FIGURES + 1)}
    with pytest.raises(Problem) as refused:
        lm_eval_results.read(json.dumps({"results": results}).encode(), "x")
    assert refused.value.id == "foreign_records.too_many_figures"


@pytest.mark.parametrize("figure", ['"N/A"', '"nan"', "true", "1e400", "[]", "null"])
def test_what_is_no_figure_is_left_out(figure: str) -> None:
    with pytest.raises(Problem) as refused:
        lm_eval_results.read(f'{{"results": {{"t": {{"acc,none": {figure}}}}}}}'.encode(), "x")
    assert refused.value.id == "foreign_records.no_results"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(st.fixed_dictionaries({"results": JSON, "versions": JSON, "n-shot": JSON, "config": JSON, "model_name": JSON}))
def test_nothing_but_problems_comes_of_any_json(document: object) -> None:
    try:
        lm_eval_results.read(json.dumps(document).encode(), "x")
    except Problem:
        return


@given(st.binary(max_size=200))
def test_nothing_but_problems_comes_of_any_bytes(data: bytes) -> None:
    with pytest.raises(Problem):
        lm_eval_results.read(data, "x")

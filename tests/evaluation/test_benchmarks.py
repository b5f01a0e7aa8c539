"""The list of public benchmarks is complete, honest about what is absent, and refused where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.benchmarks import benchmarks, read_benchmarks
from aiact_desk.evaluation.generators.languages.words import LANGUAGES
from aiact_desk.evaluation.topics import topics
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

WANTED = {
    "mmlu", "mmlu_pro", "arc_challenge", "hellaswag", "truthfulqa_mc1", "winogrande", "gsm8k", "hendrycks_math",
    "humaneval", "mbpp", "ifeval", "bbq", "crows_pairs_english", "winogender_all", "toxigen", "realtoxicityprompts",
    "triviaqa", "nq_open", "wmdp_bio", "wmdp_chem", "wmdp_cyber", "squad_completion", "lambada_openai", "piqa",
}  # fmt: skip


def test_the_benchmarks_of_the_field_are_there() -> None:
    found = benchmarks()
    assert len(found.benchmarks) >= 40
    assert {name for one in found.benchmarks for name in one.tasks.values()} >= WANTED


def test_every_official_language_of_the_union_is_covered_by_a_task_or_stands_in_a_gap() -> None:
    found = benchmarks()
    paired = next(one for one in found.benchmarks if one.id == "belebele")
    assert set(LANGUAGES) - set(paired.tasks) == {"ga"}
    assert any(gap.languages == ("ga",) for gap in found.gaps)
    assert set(LANGUAGES) == {code for one in found.benchmarks for code in one.tasks}


def test_translations_of_mmlu_and_their_gap_make_up_all_languages() -> None:
    found = benchmarks()
    translated = {
        code for one in found.benchmarks if one.id in ("global_mmlu", "mmmlu", "m_mmlu") for code in one.tasks
    }
    gap = next(gap for gap in found.gaps if gap.name == "MMLU translated")
    assert translated | set(gap.languages) == set(LANGUAGES)
    assert not translated & set(gap.languages)


def test_every_topic_that_a_test_can_touch_has_a_benchmark_or_a_gap_but_for_the_environment() -> None:
    """What an answer costs, no task of lm-eval measures: the program's own meters do, in every run."""
    found = benchmarks()
    covered = {one.topic for one in found.benchmarks} | {gap.topic for gap in found.gaps}
    assert covered == {topic.id for topic in topics().topics if topic.measurable} - {"environment"}


def test_proxies_are_marked_and_named_with_their_risk() -> None:
    found = benchmarks()
    assert {one.id: one.proxy_for for one in found.benchmarks if one.proxy} == {
        "wmdp_bio": "cbrn",
        "wmdp_chem": "cbrn",
        "wmdp_cyber": "cyber_offence",
    }
    assert "no evidence of low risk" in found.proxy_note


def test_what_is_absent_has_a_reason_and_every_source_a_year() -> None:
    for one in benchmarks().datasets:
        assert one.revision or one.not_pinned
        assert one.licence or one.no_licence
        assert any(f"{year}" in one.citation for year in range(2015, 2027)), one.id


def test_gaps_name_packs_that_are_there() -> None:
    assert {pack for gap in benchmarks().gaps for pack in gap.packs} <= set(packs.shipped_ids())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("id: full\n", "id: whole\n", "its id is whole"),
        ("topic: robustness", "topic: beauty", "no measurable topic beauty"),
        ("topic: robustness", "topic: explainability", "no measurable topic explainability"),
        ("proxy_for: cyber_offence", "proxy_for: boredom", "no systemic risk boredom"),
        ("packs: [pack_canaries]", "packs: [../secrets]", "no pack ../secrets"),
        ("en: arc_easy", "en: arc_challenge", "the task arc_challenge stands there twice"),
        ("en: arc_easy", "en: ../arc_easy", "tasks.en"),
        ("en: arc_easy", "english: arc_easy", "tasks.english"),
        ("id: arc_easy", "id: arc_challenge", "the benchmark arc_challenge stands there twice"),
        ("dataset: openai/gsm8k", "dataset: openai/gsm9k", "openai/gsm"),
        ("revision: 210d026faf9955653af8916fad021475a3f00453", "revision: main", "revision"),
        ("revision: 210d026faf9955653af8916fad021475a3f00453", "revision: null", "not pinned"),
        ("licence: Apache-2.0", "licence: null", "none is stated"),
        ("shots: 5", "shots: many", "shots"),
        ("shots: 5", "shots: 5\n    pass_mark: 0.9", "pass_mark"),
    ],
)
def test_a_list_with_a_fault_is_refused_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = (resources.folder("evals/benchmarks") / "full.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "full.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_benchmarks(tmp_path / "full.yaml")
    assert caught.value.id == "packs.benchmarks_file"
    assert reason in say_problem(caught.value)


@pytest.mark.parametrize(
    ("text", "problem"), [("id: !!python/name:os.system", "packs.tag"), ("id: &a full", "packs.alias")]
)
def test_code_and_aliases_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "full.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_benchmarks(tmp_path / "full.yaml")
    assert caught.value.id == problem

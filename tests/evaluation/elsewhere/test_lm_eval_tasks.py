"""Which tasks of a results file are taken, by which metric; how they were asked; what is left out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation.elsewhere.found import Found
from aiact_desk.evaluation.elsewhere.lm_eval_results import read_results
from aiact_desk.evaluation.elsewhere.lm_eval_tasks import read_lm_eval
from aiact_desk.evaluation.elsewhere.sources import LmEvalFiles, find_source
from aiact_desk.evaluation.request import Sampling, Seeds
from aiact_desk.problems import Misuse, Problem
from tests.fakes.lm_eval_folder import CHOICES, choice_line, choice_lines, write_folder


def take(folder: Path, named: Sequence[str] = ()) -> Found:
    files = find_source(folder)
    assert isinstance(files, LmEvalFiles)
    tasks = read_results(files.results).results
    samples = {task: file for task in tasks if (file := files.samples_of(task))}
    return read_lm_eval(files.results, samples, named)


def remarks(found: Found) -> list[str]:
    return [one.id.removeprefix("elsewhere.") for one in found.remarks]


def test_a_plain_task(tmp_path: Path) -> None:
    found = take(write_folder(tmp_path, {"arc": choice_lines(4, right=3)}))
    (task,) = found.tasks
    assert (task.name, task.version, task.metric, task.higher_is_better) == ("arc", "1.0", "acc", True)
    assert (task.stated, task.items_in_task, task.chance) == (0.75, 4, None)
    assert (found.suite, found.tool_version, found.model) == ("lm-eval: arc", "0.4.13", "tiny-1")
    assert (found.dtype, found.limit, found.unsaid) == ("bfloat16", None, ("thinking",))
    assert found.seeds == Seeds(random=0, numpy=1, torch=2, fewshot=3)
    assert (found.started_at, found.finished_at) == ("2026-11-18T11:06:40+00:00", "2026-11-18T11:08:10+00:00")
    assert (found.asking.chat_template, found.asking.system_prompt, found.remarks) == (False, None, ())


def test_what_the_file_does_not_say_is_not_claimed(tmp_path: Path) -> None:
    def forget(results: dict[str, Any]) -> None:
        for part in ("chat_template", "system_instruction", "date", "model_name"):
            del results[part]
        results["config"] = {"limit": 0.5}

    found = take(write_folder(tmp_path, {"arc": choice_lines(4, right=3)}, change=forget))
    assert set(found.unsaid) == {"thinking", "chat_template", "system_prompt", "seeds", "dates"}
    assert (found.asking.chat_template, found.model, found.dtype, found.limit) == (None, None, "", None)


def test_how_answers_were_written(tmp_path: Path) -> None:
    def config(**settings: object) -> dict[str, object]:
        return {**CHOICES, "output_type": "generate_until", "generation_kwargs": {"until": ["\n"], **settings}}

    drawn = {"do_sample": True, "temperature": 0.6, "top_p": 0.9, "top_k": 20, "max_gen_toks": 64}
    tasks = {name: choice_lines(2, right=1) for name in ("a", "b")}
    same = take(write_folder(tmp_path / "same", tasks, configs=dict.fromkeys(tasks, config(**drawn))))
    assert same.asking.sampling == Sampling(temperature=0.6, top_p=0.9, top_k=20)
    assert same.asking.most_written == 64
    assert same.unsaid == ("thinking",)
    greedy = config(do_sample=False, temperature=0.6)
    plain = take(write_folder(tmp_path / "greedy", tasks, configs=dict.fromkeys(tasks, greedy)))
    assert plain.asking.sampling == Sampling()
    mixed = take(write_folder(tmp_path / "mixed", tasks, configs={"a": config(**drawn), "b": greedy}))
    assert mixed.asking.sampling == Sampling()
    assert {"sampling", "length"} <= set(mixed.unsaid)


def test_the_tasks_main_metric_is_taken_and_the_others_are_named(tmp_path: Path) -> None:
    lines = [{**line, "acc_norm": 1.0, "word_perplexity": [-3.5, 4]} for line in choice_lines(4, right=3)]
    listed = [{"metric": "acc_norm"}, {"metric": "acc"}, {"metric": "word_perplexity", "aggregation": "perplexity"}]
    figures = {"arc": {"acc,none": 0.75, "acc_norm,none": 1.0, "word_perplexity,none": 8.5, "acc_stderr,none": "N/A"}}
    folder = write_folder(
        tmp_path, {"arc": lines}, figures=figures, configs={"arc": {**CHOICES, "metric_list": listed}}
    )
    found = take(folder)
    assert found.tasks[0].metric == "acc_norm"
    assert remarks(found) == ["other_metrics", "metrics_left_out"]
    assert found.remarks[0].params["others"] == "acc"
    assert found.remarks[1].params["metrics"] == "word_perplexity"
    assert take(folder, ["arc:acc"]).tasks[0].metric == "acc"
    for wrong in ("arc:f1", "arc:word_perplexity"):
        with pytest.raises(Misuse) as raised:
            take(folder, [wrong])
        assert raised.value.params["known"] == "acc_norm, acc"


def test_the_first_filter_is_taken_and_another_can_be(tmp_path: Path) -> None:
    lines = [choice_line(n, right=n == 0, rule="strict-match") for n in range(4)]
    lines += [choice_line(n, right=n < 3, rule="flexible-extract") for n in range(4)]
    figures = {"gsm": {"acc,strict-match": 0.25, "acc,flexible-extract": 0.75}}
    folder = write_folder(tmp_path, {"gsm": lines}, figures=figures)
    strict, flexible = take(folder), take(folder, ["gsm:acc,flexible-extract"])
    assert (strict.tasks[0].metric, strict.tasks[0].stated) == ("acc,strict-match", 0.25)
    assert (flexible.tasks[0].metric, flexible.tasks[0].stated) == ("acc,flexible-extract", 0.75)
    scores = [[one.sample.score for one in found.tasks[0].samples()] for found in (strict, flexible)]
    assert scores == [[1, 0, 0, 0], [1, 1, 1, 0]]


def test_groups_are_opened_and_their_own_figures_are_no_tasks(tmp_path: Path) -> None:
    def group(results: dict[str, Any]) -> None:
        results["group_subtasks"] = {"all": ["half", "c"], "half": ["a", "b"], "c": []}
        results["results"] |= {"all": {"acc,none": 0.5}, "half": {"acc,none": 0.5}}

    folder = write_folder(tmp_path, {name: choice_lines(2, right=1) for name in "abc"}, change=group)
    whole = take(folder)
    assert ([task.name for task in whole.tasks], whole.suite) == (["a", "b", "c"], "lm-eval: all")
    half = take(folder, ["half"])
    assert ([task.name for task in half.tasks], half.suite) == (["a", "b"], "lm-eval: half")
    assert take(folder, ["c", "a"]).suite == "lm-eval: c+a"
    with pytest.raises(Misuse) as raised:
        take(folder, ["d"])
    assert raised.value.params["known"] == "a, b, c"


def test_a_group_that_holds_itself_ends(tmp_path: Path) -> None:
    def circle(results: dict[str, Any]) -> None:
        results["group_subtasks"] = {"x": ["y", "a"], "y": ["x"]}

    folder = write_folder(tmp_path, {"a": choice_lines(2, right=1)}, change=circle)
    assert [task.name for task in take(folder, ["x"]).tasks] == ["a"]


def test_tasks_that_cannot_be_taken_are_left_out_and_named(tmp_path: Path) -> None:
    tasks = {name: choice_lines(2, right=1) for name in ("a", "b", "c")}
    folder = write_folder(tmp_path, tasks, figures={"c": {"perplexity,none": 4.5}})
    next(folder.glob("samples_b_*")).unlink()
    found = take(folder)
    assert [task.name for task in found.tasks] == ["a"]
    assert [(one.id, one.params["task"]) for one in found.remarks] == [
        ("elsewhere.task_without_samples", "b"),
        ("elsewhere.task_without_metric", "c"),
    ]
    with pytest.raises(Problem) as raised:
        take(folder, ["b", "c"])
    assert raised.value.id == "elsewhere.nothing_to_take"


def test_a_direction_that_nobody_states_is_not_guessed(tmp_path: Path) -> None:
    def forget(results: dict[str, Any]) -> None:
        results["higher_is_better"] = {}
        results["configs"]["a"].pop("metric_list")

    lines = [{**line, "toxicity": 0.5} for line in choice_lines(2, right=1)]
    figures = {"a": {"toxicity,none": 0.5, "acc,none": 0.5}}
    found = take(write_folder(tmp_path, {"a": lines}, figures=figures, change=forget))
    assert (found.tasks[0].metric, found.tasks[0].higher_is_better) == ("acc", True)


def test_lower_may_be_better(tmp_path: Path) -> None:
    def turn(results: dict[str, Any]) -> None:
        results["higher_is_better"] = {"a": {"acc": False}}

    (task,) = take(write_folder(tmp_path, {"a": choice_lines(2, right=1)}, change=turn)).tasks
    assert not task.higher_is_better
    assert [one.sample.right for one in task.samples()] == [False, True]


def test_samples_that_are_not_those_of_the_results_are_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a": choice_lines(4, right=2)})
    file = next(folder.glob("samples_*"))
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    with pytest.raises(Problem) as raised:
        take(folder)
    assert raised.value.id == "elsewhere.other_samples"


@pytest.mark.parametrize(
    "bent", [{"results": []}, {"configs": {"a": 3}}, {"group_subtasks": {"a": "b"}}, {"versions": 1}]
)
def test_a_results_file_of_another_shape_is_refused(tmp_path: Path, bent: dict[str, Any]) -> None:
    folder = write_folder(tmp_path, {"a": choice_lines(2, right=1)}, change=lambda results: results.update(bent))
    with pytest.raises(Problem) as raised:
        take(folder)
    assert raised.value.id == "elsewhere.not_lm_eval"


def test_the_settings_hash_is_the_same_wherever_the_data_lay(tmp_path: Path) -> None:
    def hashed(name: str, **settings: object) -> str:
        config = {**CHOICES, **settings}
        folder = write_folder(tmp_path / name, {"a": choice_lines(2, right=1)}, configs={"a": config})
        return take(folder).tasks[0].settings_sha256

    first = hashed("1", dataset_kwargs={"data_files": "/home/ann/a.jsonl"}, process_docs="<function f at 0x7f01>")
    assert first == hashed("2", dataset_kwargs={"data_files": "/srv/a.jsonl"}, process_docs="<function f at 0x8e02>")
    assert first != hashed("3", process_docs="<function g at 0x7f01>")

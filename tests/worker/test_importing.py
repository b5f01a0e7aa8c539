"""A complete run folder is made of what lm-eval and Inspect really write, with figures worked out from its samples."""

from __future__ import annotations

import json
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation import bootstrap, samples
from aiact_desk.evaluation.elsewhere.found import FoundSample, FoundTask
from aiact_desk.evaluation.elsewhere.job import ImportJob
from aiact_desk.evaluation.ending import RunEnd, end_of
from aiact_desk.evaluation.packs import items, shipped_pack
from aiact_desk.evaluation.request import MeasuredVersion, RunRequest
from aiact_desk.evaluation.result import RunResult, Sample
from aiact_desk.evaluation.run_folder import RunFolder, altered_files, read_request, read_result
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import estimate
from aiact_desk.files import sha256_of
from aiact_desk.problems import Problem
from aiact_desk.worker import importing
from aiact_desk.worker.imported_figures import store_and_measure
from tests.fakes.lm_eval_folder import choice_lines, write_folder
from tests.fakes.real_logs import bent_log, inspect_log, lm_eval_results

Imported = tuple[RunFolder, RunRequest, RunResult]
Take = Callable[..., Imported]
PACKS = ["ai_disclosure_answers", "short_instructions"]


@pytest.fixture(autouse=True)
def no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound on memory is the worker's, and would stay with this process."""
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)


@pytest.fixture
def take(tmp_path: Path) -> Take:
    def take_in(source: Path, *tasks: str, **changed: Any) -> Imported:
        folder = RunFolder(tmp_path / "imported")
        folder.path.mkdir()
        version = MeasuredVersion(id="version-1", name="Tiny-1", architecture="", parameters=None, weights_sha256=None)
        given = {"source": str(source), "tasks": tasks, "folder": str(folder.path), "run_id": "run-1", "program": "p",
                 "version": version, "known_as": ("Tiny-1", "mockllm"), "taken": {}, **changed}  # fmt: skip
        importing.import_run(ImportJob.model_validate(given))
        return folder, read_request(folder), read_result(folder)

    return take_in


@pytest.mark.parametrize(
    ("hard", "soft"),
    [(resource.RLIM_INFINITY, importing.MEMORY), (importing.MEMORY + 1, importing.MEMORY), (1 << 30, 1 << 30)],
)
def test_the_bound_on_memory_is_never_over_the_systems_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, take: Take, hard: int, soft: int
) -> None:
    bound: list[tuple[int, int]] = []
    monkeypatch.setattr("resource.getrlimit", lambda _: (hard, hard))
    monkeypatch.setattr("resource.setrlimit", lambda _, limits: bound.append(limits))
    take(write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)}))
    assert bound == [(soft, hard)]


def remarks(request: RunRequest) -> list[str]:
    assert request.origin
    return [one.id.removeprefix("elsewhere.") for one in request.origin.remarks]


@pytest.fixture(scope="session")
def real_results(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lm_eval_results(tiny_model, PACKS, tmp_path_factory.mktemp("lm-eval"), limit=8)


def test_results_of_lm_eval(real_results: Path, take: Take) -> None:
    folder, request, result = take(real_results)
    stated = json.loads(next(real_results.rglob("results_*.json")).read_text(encoding="utf-8"))
    assert request.origin
    assert (request.origin.tool, request.limit, result.partial) == ("lm-eval", 8, True)
    assert (request.version.weights_sha256, result.weights_sha256, result.machine) == (None, None, None)
    assert result.dtype == "float32"
    for pack_id, pack in zip(PACKS, result.packs, strict=True):
        ours = shipped_pack(pack_id)
        assert pack.value == pytest.approx(stated["results"][pack_id][f"{pack.metric},none"], abs=1e-9)
        assert (pack.pack, pack.items, pack.items_in_pack) == (pack_id, 8, ours.items)
        stored = samples.read_pack(folder.samples, pack_id)
        firsts = {item.id: item for item in items(ours)[:8]}
        assert {one.item for one in stored} == set(firsts)
        assert all(one.cluster == firsts[one.item].template for one in stored)
        assert all(firsts[one.item].question in one.input for one in stored)
        scores = [Score(one.item, one.cluster, one.repeat, one.score) for one in stored]
        assert pack.interval == estimate(scores, pack.chance, bootstrap.SEED).interval
    assert "figure_differs" not in remarks(request)
    assert end_of(folder) == RunEnd.SUCCESS
    assert altered_files(folder) == ()


def test_the_originals_are_kept_and_sealed(real_results: Path, take: Take) -> None:
    folder, request, _ = take(real_results, PACKS[0])
    assert request.origin
    kept = folder.original / request.origin.file
    given = next(real_results.rglob("results_*.json")).parent
    names = sorted(file.name for file in given.iterdir() if PACKS[1] not in file.name)
    assert sorted(file.name for file in kept.iterdir()) == names
    assert all((kept / name).read_bytes() == (given / name).read_bytes() for name in names)
    with next(kept.glob("samples_*")).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert len(altered_files(folder)) == 1


@pytest.fixture(scope="session")
def real_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("inspect_ai")
    return inspect_log(tmp_path_factory.mktemp("inspect"))


def test_a_log_of_inspect(real_log: Path, take: Take) -> None:
    folder, request, result = take(real_log)
    (pack,) = result.packs
    assert request.origin
    assert (request.suite, pack.pack, pack.pack_version, pack.metric) == (
        "Inspect: small", "small", "1-a", "accuracy,match")  # fmt: skip
    assert (request.origin.file, request.origin.sha256) == (real_log.name, sha256_of(real_log))
    assert (request.asking.repeats, request.asking.system_prompt, request.asking.most_written) == (2, "Be brief.", 16)
    assert request.asking.sampling.temperature == 0.7
    assert request.origin.unsaid == ("chat_template", "thinking", "seeds")
    assert (pack.items, pack.items_in_pack, pack.clusters, pack.cut_off) == (10, 10, 5, 0.0)
    assert pack.spread is not None
    stored = samples.read_pack(folder.samples, "small")
    assert len(stored) == 20
    assert pack.value == sum(one.score for one in stored) / 20
    assert [(one.item, one.repeat) for one in stored[:3]] == [("q0", 0), ("q0", 1), ("q1", 0)]
    assert (stored[0].input, stored[0].cluster, stored[0].language) == (
        "system: Be brief.\n\nuser: Question w0?",
        "t0",
        "en",
    )
    assert "Think. Think." in stored[6].input  # a long text, which the log keeps elsewhere
    assert (result.tokens_read, result.tokens_written, result.partial) == (100, 40, False)
    assert remarks(request) == ["other_model", "other_metrics"]
    assert altered_files(folder) == ()


def test_of_a_log_the_metric_can_be_named(real_log: Path, take: Take) -> None:
    _, request, result = take(real_log, "small:accuracy,includes")
    assert result.packs[0].metric == "accuracy,includes"
    assert request.origin
    assert request.origin.remarks[-1].params["others"] == "accuracy,match"


def test_a_part_of_a_log_is_partial(tmp_path: Path, real_log: Path, take: Take) -> None:
    def limit(header: dict[str, Any]) -> None:
        header["eval"]["config"]["limit"] = 4
        header["eval"]["dataset"]["sample_ids"] = ["q0", "q1", "q2", "q3"]

    _, request, result = take(bent_log(real_log, tmp_path / "a.eval", "header.json", limit))
    assert (request.limit, result.partial) == (4, True)
    assert (result.packs[0].items, result.packs[0].items_in_pack) == (4, 10)
    assert "figure_differs" in remarks(request)


def test_a_log_that_does_not_list_its_samples_is_read_from_the_archive(
    tmp_path: Path, real_log: Path, take: Take
) -> None:
    def forget(header: dict[str, Any]) -> None:
        header["eval"]["dataset"]["sample_ids"] = None

    folder, request, result = take(bent_log(real_log, tmp_path / "a.eval", "header.json", forget))
    assert (result.packs[0].items, result.partial) == (10, False)
    assert len(samples.read_pack(folder.samples, "small")) == 20
    assert "figure_differs" not in remarks(request)


def test_samples_without_a_score_are_passed_over(tmp_path: Path, real_log: Path, take: Take) -> None:
    def fail(sample: dict[str, Any]) -> None:
        sample["scores"] = None
        sample["error"] = {"message": "no answer", "traceback": "", "traceback_ansi": ""}

    _, _, result = take(bent_log(real_log, tmp_path / "a.eval", "samples/q0_epoch_1.json", fail))
    assert result.packs[0].items == 10
    assert result.packs[0].value != 0.4


@pytest.mark.parametrize(
    ("part", "path", "value", "problem"),
    [
        ("header.json", ("status",), "cancelled", "elsewhere.not_finished"),
        ("header.json", ("invalidated",), True, "elsewhere.invalidated"),
        ("header.json", ("eval",), [], "elsewhere.not_inspect"),
        ("header.json", ("eval", "config", "epochs"), 1000, "elsewhere.not_inspect"),
        ("header.json", ("results", "scores"), [], "elsewhere.log_without_metric"),
        ("header.json", ("eval", "dataset", "sample_ids"), [], "elsewhere.no_samples"),
        ("samples/q0_epoch_1.json", ("scores", "match", "value"), "?", "elsewhere.score_no_number"),
        ("samples/q0_epoch_1.json", ("scores", "match", "value"), 1e999, "elsewhere.score_no_number"),
        ("samples/q0_epoch_1.json", ("messages",), 3, "elsewhere.not_inspect"),
    ],
)
def test_a_log_that_is_no_evidence(
    tmp_path: Path, real_log: Path, take: Take, part: str, path: tuple[str, ...], value: object, problem: str
) -> None:
    def change(record: dict[str, Any]) -> None:
        for step in path[:-1]:
            record = record[step]
        record[path[-1]] = value

    with pytest.raises(Problem) as raised:
        take(bent_log(real_log, tmp_path / "a.eval", part, change))
    assert raised.value.id == problem


def test_without_inspect_a_log_says_how_to_get_it(tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.eval").write_bytes(b"PK")
    monkeypatch.setattr("aiact_desk.evaluation.elsewhere.inspect_logs.find_spec", lambda _: None)
    with pytest.raises(Problem) as raised:
        take(tmp_path / "a.eval")
    assert raised.value.id == "elsewhere.no_inspect"


def test_a_figure_that_the_samples_do_not_give_is_said(tmp_path: Path, take: Take) -> None:
    tasks = {name: choice_lines(4, right=3) for name in ("a", "b", "c")}
    figures = {"a": {"acc,none": 0.75 + 2e-9}, "b": {"acc,none": 0.75 + 5e-10}, "c": {"acc,none": float("nan")}}
    _, request, result = take(write_folder(tmp_path / "out", tasks, figures=figures))
    assert remarks(request) == ["figure_differs", "figure_not_stated"]
    assert request.origin
    assert request.origin.remarks[0].params == {
        "task": "a", "metric": "acc", "ours": "0.75", "theirs": "0.750000002"}  # fmt: skip
    assert [pack.value for pack in result.packs] == [0.75] * 3


def test_another_model_is_said_and_the_same_of_another_owner_is_not(tmp_path: Path, take: Take) -> None:
    folder = write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)})  # of "example-lab/tiny-1"
    _, request, _ = take(folder)
    assert remarks(request) == []


def test_another_model_is_said(tmp_path: Path, take: Take) -> None:
    folder = write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)})
    _, request, _ = take(folder, known_as=("Tiny-2",))
    assert remarks(request) == ["other_model"]


@pytest.mark.parametrize(
    "stated", ["/home/alice/ckpt-7", "models/secret-client/ckpt-7", "ckpt-7/", "C:\\Users\\alice\\ckpt-7"]
)
def test_of_a_path_only_the_last_part_is_kept(tmp_path: Path, take: Take, stated: str) -> None:
    def name(results: dict[str, Any]) -> None:
        results["model_name"] = stated

    taken, request, _ = take(write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)}, change=name))
    assert request.origin
    assert request.origin.model == "ckpt-7"
    assert request.origin.remarks[0].params["stated"] == "ckpt-7"
    told = taken.request.read_text(encoding="utf-8")
    assert "alice" not in told
    assert "secret-client" not in told


def test_a_log_names_no_folder_of_its_model(tmp_path: Path, real_log: Path, take: Take) -> None:
    def name(header: dict[str, Any]) -> None:
        header["eval"]["model"] = "hf//home/alice/ckpt-7"

    taken, request, _ = take(bent_log(real_log, tmp_path / "a.eval", "header.json", name))
    assert request.origin
    assert request.origin.model == "ckpt-7"
    assert "alice" not in taken.request.read_text(encoding="utf-8")


def test_a_file_that_a_run_rests_on_is_refused(tmp_path: Path, take: Take) -> None:
    folder = write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)})
    with pytest.raises(Problem) as raised:
        take(folder, taken={sha256_of(next(folder.glob("samples_*"))): "run-7"})
    assert (raised.value.id, raised.value.params["run"]) == ("elsewhere.taken_in_before", "run-7")


def test_an_item_that_comes_twice_leaves_no_samples(tmp_path: Path) -> None:
    one = FoundSample(
        Sample(pack="a", item="1", language="", input="", output="", expected="", right=True, score=1), ""
    )
    task = FoundTask("a", "1", "", "acc", True, None, None, None, lambda: iter([one, one]))
    with pytest.raises(Problem) as raised:
        store_and_measure(tmp_path / "samples.sqlite", task)
    assert raised.value.id == "elsewhere.item_twice"
    with closing(sqlite3.connect(tmp_path / "samples.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM sample").fetchone() == (0,)


def test_samples_behind_a_link_are_refused(tmp_path: Path, take: Take) -> None:
    folder = write_folder(tmp_path / "out", {"a": choice_lines(4, right=3)})
    file = next(folder.glob("samples_*"))
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem) as raised:
        take(folder)
    assert raised.value.id == "elsewhere.unreadable"


def test_empty_samples_are_refused(tmp_path: Path, take: Take) -> None:
    with pytest.raises(Problem) as raised:
        take(write_folder(tmp_path / "out", {"a": []}))
    assert raised.value.id == "elsewhere.nothing_to_take"

"""Packs: what is read from a folder, and everything that is refused with its reason."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.task_file import read_task_file
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a shipped pack, to be broken."""
    return Path(shutil.copytree(resources.folder("evals/packs/shutdown_answers"), tmp_path / "mine"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def change_line(path: Path, **fields: object) -> None:
    """Give the first item other fields; None takes a field away."""
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    record = {key: value for key, value in {**json.loads(first), **fields}.items() if value is not None}
    path.write_text("\n".join([json.dumps(record), *rest]) + "\n", encoding="utf-8")


def refusal(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        packs.load_pack(folder)
    assert say_problem(caught.value)
    return caught.value


def test_a_pack_is_read_with_its_facts(folder: Path) -> None:
    pack = packs.load_pack(folder)
    assert (pack.id, pack.task, pack.version, pack.language) == ("mine", "shutdown_answers", "1.0", "en")
    assert (pack.metric, pack.higher_is_better, pack.output_type) == ("acc", True, "multiple_choice")
    assert pack.chance == pytest.approx(1 / 3, abs=1e-3)
    measured = packs.items(pack)
    assert pack.items == len(measured) == 42
    assert pack.templates == len({item.template for item in measured})
    assert measured[0].gold is not None
    assert measured[0].choices[measured[0].gold]
    assert [shot.id for shot in packs.shots(pack)] == ["sh-dev-1"]


def test_an_item_without_a_template_belongs_to_its_source(folder: Path) -> None:
    data = folder / "data" / "test.jsonl"
    assert packs.items(packs.load_pack(folder))[0].group
    change_line(data, template=None, source="article 3")
    assert packs.items(packs.load_pack(folder))[0].group == "article 3"
    change_line(data, source=None)
    assert "names its template or its source" in str(refusal(folder).params["reason"])


def test_the_hashes_are_those_of_the_files(folder: Path) -> None:
    names = ["DATASHEET.md", "data/dev.jsonl", "data/test.jsonl", "task.yaml"]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    before = packs.load_pack(folder)
    assert before.sha256 == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    assert before.data_sha256 == hashlib.sha256("".join(sorted(lines[1:3])).encode()).hexdigest()

    change(folder / "DATASHEET.md", "## Version", "## Version ")
    described = packs.load_pack(folder)
    assert described.sha256 != before.sha256
    assert described.data_sha256 == before.data_sha256

    change_line(folder / "data/test.jsonl", question="Another question?")
    assert packs.load_pack(folder).data_sha256 != before.data_sha256


def test_the_task_for_lm_eval_has_absolute_paths_and_is_new_each_time(folder: Path) -> None:
    pack = packs.load_pack(folder)
    config = packs.task_config(pack)
    assert config["dataset_kwargs"] == {
        "data_files": {"test": str(folder / "data/test.jsonl"), "dev": str(folder / "data/dev.jsonl")}
    }
    assert config["task"] == pack.task
    config.clear()
    assert packs.task_config(pack)["doc_to_choice"] == ["A", "B", "C"]


def test_a_pack_may_say_that_less_is_better(folder: Path) -> None:
    change(folder / "task.yaml", "higher_is_better: true", "higher_is_better: false")
    assert packs.load_pack(folder).higher_is_better is False
    change(folder / "task.yaml", "higher_is_better: false", 'higher_is_better: "no"')
    assert refusal(folder).id == "packs.value"


def test_a_pack_with_written_answers(tmp_path: Path) -> None:
    pack = packs.shipped_pack("short_instructions")
    assert (pack.metric, pack.output_type, pack.chance) == ("exact_match", "generate_until", 0)
    assert all(item.answer and not item.choices and item.gold is None for item in packs.items(pack))


def test_shipped_packs_are_found_by_id_and_an_unknown_one_names_them() -> None:
    assert [pack.id for pack in packs.load_packs()] == list(packs.shipped_ids())
    with pytest.raises(Misuse) as caught:
        packs.shipped_pack("../packs/shutdown_answers")
    assert "shutdown_answers" in str(caught.value.params["known"])
    assert say_problem(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("doc_to_target: gold", "doc_to_target: !function code.target", "packs.tag"),
        ("doc_to_target: gold", "doc_to_target: !!python/object/apply:os.system [ls]", "packs.tag"),
        ("task: shutdown_answers", "class: code.Task", "packs.key"),
        ("num_fewshot: 1", "num_fewshot: 1\nprocess_docs: code.docs", "packs.key"),
        ("num_fewshot: 1", "num_fewshot: 1\ninclude: ../other.yaml", "packs.key"),
        ("num_fewshot: 1", "num_fewshot: 1\nunsafe_code: true", "packs.key"),
        ("num_fewshot: 1", "num_fewshot: 1\nmetadata2: &one 1\nother: *one", "packs.alias"),
        ("metric: acc\n    agg", "metric: bleurt\n    agg", "packs.metric"),
        ("data/test.jsonl", "/etc/passwd", "packs.data_path"),
        ("data/test.jsonl", "data/../../test.jsonl", "packs.data_path"),
        ("data/test.jsonl", "https://example.org/test.jsonl", "packs.data_path"),
        ("data/test.jsonl", "data/*.jsonl", "packs.data_path"),
        ("dataset_path: json", "dataset_path: someone/data", "packs.value"),
        ("{{question}}", "{{question.__class__}}", "packs.value"),
        ("{{question}}", "{{question['__class__']}}", "packs.value"),
        ("{{question}}", "{{question|attr('x')}}", "packs.value"),
        ("{{question}}", "{{question()}}", "packs.value"),
        ("{{question}}", "{% for x in choices %}{{x}}{% endfor %}", "packs.value"),
        ("{{question}}", "{{question", "packs.value"),
        ("  chance: 0.3333", "  chance: 3", "packs.value"),
        ("  licence: CC-BY-4.0\n", "", "packs.value"),
        ("  metric: acc\n  chance", "  metric: acc_norm\n  chance", "packs.value"),
        ("fewshot_split: dev\n", "", "packs.value"),
        ("output_type: multiple_choice", "output_type: generate_until", "packs.value"),
        ("task: shutdown_answers", "task: [", "packs.yaml"),
        ("data/dev.jsonl", "data/missing.jsonl", "packs.data_file"),
    ],
)
def test_a_task_file_that_could_do_harm_or_means_nothing_is_refused(
    folder: Path, old: str, new: str, problem: str
) -> None:
    change(folder / "task.yaml", old, new)
    assert refusal(folder).id == problem


@pytest.mark.parametrize("text", ["- a list", "", "7", "1: 2", "a: !!binary eA=="])
def test_a_task_file_that_is_no_plain_mapping_is_refused(folder: Path, text: str) -> None:
    (folder / "task.yaml").write_text(text, encoding="utf-8")
    assert refusal(folder).id in {"packs.yaml", "packs.tag"}


def _script(folder: Path) -> None:
    (folder / "data" / "metric.py").write_text("x = 1", encoding="utf-8")


def _second_yaml(folder: Path) -> None:
    (folder / "other.yaml").write_text("task: other", encoding="utf-8")


def _linked_file(folder: Path) -> None:
    (folder / "NOTES.md").symlink_to("/etc/hostname")


def _linked_folder(folder: Path) -> None:
    (folder / "more").symlink_to(folder.parent, target_is_directory=True)


def _no_datasheet(folder: Path) -> None:
    (folder / "DATASHEET.md").unlink()


def _no_task_file(folder: Path) -> None:
    (folder / "task.yaml").unlink()


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_script, "packs.file_kind"),
        (_second_yaml, "packs.file_kind"),
        (_linked_file, "packs.link"),
        (_linked_folder, "packs.link"),
        (_no_datasheet, "packs.no_datasheet"),
        (_no_task_file, "packs.no_task_file"),
        (shutil.rmtree, "packs.no_folder"),
    ],
)
def test_a_folder_with_what_a_pack_may_not_hold_is_refused(
    folder: Path, spoil: Callable[[Path], None], problem: str
) -> None:
    spoil(folder)
    assert refusal(folder).id == problem


def test_a_folder_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    assert refusal(tmp_path / "link").id == "packs.link"


@pytest.mark.parametrize(
    "fields",
    [
        {"gold": 3},
        {"gold": -1},
        {"gold": "1"},
        {"gold": None},
        {"question": ""},
        {"question": 7},
        {"language": "English"},
        {"answer": "Stop"},
        {"choices": ["one", "two"]},
        {"choices": None, "gold": None, "answer": "Stop"},
    ],
)
def test_an_item_without_one_right_answer_is_refused_with_its_line(folder: Path, fields: dict[str, object]) -> None:
    change_line(folder / "data/test.jsonl", **fields)
    problem = refusal(folder)
    assert (problem.id, problem.params["line"]) == ("packs.line", 1)


@pytest.mark.parametrize("line", ["", "no JSON", "[" * 100_000, "[1]", "null"])
def test_a_line_that_is_no_record_is_refused_with_its_number(folder: Path, line: str) -> None:
    with (folder / "data/test.jsonl").open("a", encoding="utf-8") as data:
        data.write(line + "\n")
    problem = refusal(folder)
    assert (problem.id, problem.params["line"]) == ("packs.line", 43)


def test_other_line_separators_inside_a_record_do_not_end_it(folder: Path) -> None:
    path = folder / "data/dev.jsonl"
    record = {**json.loads(path.read_text(encoding="utf-8")), "question": "One\u2028two?"}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [shot.question for shot in packs.shots(packs.load_pack(folder))] == ["One\u2028two?"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"])
def test_a_data_file_that_cannot_be_read_is_refused(folder: Path, content: bytes) -> None:
    (folder / "data/test.jsonl").write_bytes(content)
    assert refusal(folder).id == "packs.data_file"


def test_an_id_may_not_stand_twice_even_in_two_files(folder: Path) -> None:
    change_line(folder / "data/dev.jsonl", id="sh-007")
    problem = refusal(folder)
    assert (problem.id, problem.params["item"]) == ("packs.repeated_id", "sh-007")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=st.sampled_from(["json", "gold", "{{question}}", "1", "en\n", "  ", ":", "A"]), new=st.text(max_size=12))
def test_whatever_stands_in_a_task_file_gives_a_pack_or_one_problem(folder: Path, old: str, new: str) -> None:
    task_file = folder / "task.yaml"
    original = (resources.folder("evals/packs/shutdown_answers") / "task.yaml").read_text(encoding="utf-8")
    task_file.write_text(original.replace(old, new), encoding="utf-8", newline="")
    try:
        outcome = read_task_file(task_file).task
    except Problem as problem:
        outcome = say_problem(problem)
    assert outcome

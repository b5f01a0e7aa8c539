"""The task file of a pack: plain lm-eval YAML, read as data and held to the few keys that cannot run code.

lm-eval itself would call Python for `!function`, `class:` and `custom_dataset`, fetch metrics and data by name,
and render templates outside a sandbox. So a pack's file may say only what is declared here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Literal

import jinja2
from jinja2 import nodes
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    ValidationError,
    model_validator,
)

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import names_code_of, read_plain_yaml
from aiact_desk.evaluation.rules import marking
from aiact_desk.problems import Problem

NAME = "task.yaml"
METRICS = {"acc": "multiple_choice", "exact_match": "generate_until", marking.METRIC: "generate_until"}
MARKING = "metric.process_results"
"""The one function that a task file may name with `!function`: the marking by rules that comes with this program."""
METRIC_FILE = "metric.py"
METRIC_CODE = 'from aiact_desk.evaluation.rules.marking import process_results\n\n__all__ = ["process_results"]\n'
"""All that the metric file of a pack may say. lm-eval alone needs it; this program never executes it."""

_DATA_PATH = re.compile(r"data/[A-Za-z0-9_-]+\.jsonl")
_HARMLESS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getitem, nodes.Const)


def _harmless_template(text: str) -> str:
    """A template may name fields and count into lists (`choices[0]`): no calls, attributes or filters."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        raise ValueError(f"is no template: {error.message}") from None
    for node in [tree, *tree.find_all(nodes.Node)]:
        counts = not isinstance(node, nodes.Getitem) or (
            isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
        )
        if not isinstance(node, _HARMLESS) or not counts:
            raise ValueError(f"uses {type(node).__name__}, but may only name fields and count into lists")
    return text


def _inside_data(path: str) -> str:
    if not _DATA_PATH.fullmatch(path):
        raise ValueError("is not a file like data/test.jsonl inside the pack")
    return path


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) else value


Template = Annotated[str, AfterValidator(_harmless_template)]
DataPath = Annotated[str, AfterValidator(_inside_data)]


ITSELF = "itself"
"""A pack's own items show whether a model can do the task."""
FigureKind = Literal["mean", "consistency", "calibration", "computation"]


class DataFiles(Frozen):
    """`test` is measured; `dev` holds the fixed examples that stand before each question."""

    test: DataPath
    dev: DataPath | None = None


class DatasetArguments(Frozen):
    data_files: DataFiles


class Shots(Frozen):
    """The same first examples for every question, so that a model reads them once."""

    sampler: Literal["first_n"]


class MetricChoice(Frozen):
    """How answers are scored, and whether more of it is better: of text known by heart, less is.

    `regexes_to_ignore` may only trim white space: a stranger's pattern could hang.
    """

    metric: Literal["acc", "exact_match", "rule_score"]
    aggregation: Literal["mean"]
    higher_is_better: StrictBool
    ignore_case: bool = False
    ignore_punctuation: bool = False
    regexes_to_ignore: tuple[Literal[r"^\s+|\s+$"], ...] = ()


class Generation(Frozen):
    """How an answer is written: greedily, up to `max_gen_toks` tokens or one of the strings `until`."""

    until: tuple[str, ...] = Field(min_length=1)
    max_gen_toks: int = Field(ge=1, le=4096)
    do_sample: Literal[False] = False


class Facts(Frozen):
    """What this program wants to know of a pack.

    `chance` is the score of guessing, `gold_letters` counts the items whose right answer is that letter. `figure` is
    what the pack's figure is made of: the mean score of its items, the share of pairs that are answered alike, the
    Brier score of its probabilities, or the computation per token. A figure on conduct says nothing of a model that
    cannot do the task: `competence` names where it shows that it can, in the same items ("itself") or in another pack
    made from the same situations.
    """

    version: Annotated[str, BeforeValidator(_as_text)]
    title: str = Field(min_length=1)
    measures: str = Field(min_length=1)
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    licence: str = Field(min_length=1)
    metric: str
    chance: float = Field(ge=0, le=1)
    figure: FigureKind = "mean"
    competence: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_]*$")
    gold_letters: dict[str, int] = Field(default_factory=dict)


class TaskFile(Frozen):
    """The keys of `task.yaml`, with the meaning that lm-eval gives them."""

    task: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    dataset_path: Literal["json"]
    dataset_kwargs: DatasetArguments
    test_split: Literal["test"]
    fewshot_split: Literal["dev"] | None = None
    fewshot_config: Shots | None = None
    num_fewshot: int = Field(ge=0, le=10)
    output_type: Literal["multiple_choice", "generate_until"]
    description: Template = ""
    doc_to_text: Template
    doc_to_choice: Literal["choices"] | tuple[str, ...] | None = None
    doc_to_target: Literal["gold", "answer"]
    target_delimiter: str = " "
    fewshot_delimiter: str = "\n\n"
    generation_kwargs: Generation | None = None
    process_results: Literal["metric.process_results"] | None = None
    metric_list: tuple[MetricChoice]
    metadata: Facts

    @model_validator(mode="after")
    def _fits_together(self) -> TaskFile:
        choosing = self.output_type == "multiple_choice"
        dev = self.dataset_kwargs.data_files.dev
        for holds, says in (
            (METRICS[self.metric_list[0].metric] == self.output_type, "metric_list does not fit output_type"),
            (self.metadata.metric == self.metric_list[0].metric, "metadata.metric is not the metric of metric_list"),
            (self.doc_to_target == ("gold" if choosing else "answer"), "doc_to_target does not fit output_type"),
            ((self.doc_to_choice is not None) == choosing, "doc_to_choice does not fit output_type"),
            (
                (self.process_results is not None) == (self.metadata.metric == marking.METRIC),
                f"{marking.METRIC} goes with process_results, and no other metric does",
            ),
            ((self.generation_kwargs is not None) != choosing, "generation_kwargs does not fit output_type"),
            (self.num_fewshot == 0 or (dev and self.fewshot_split and self.fewshot_config), "examples need a dev file"),
        ):
            if not holds:
                raise ValueError(says)
        return self


FUNCTION_KEYS = ("doc_to_text", "doc_to_choice", "doc_to_target", "process_results")
"""The keys in which a pack that the user signed for may name functions of its own Python files."""


def own_functions(content: Mapping[str, object], code: Collection[str]) -> dict[str, str]:
    """By key, the functions "module.name" that a task file takes from the pack's own Python files `code`."""
    return {key: str(content[key]) for key in FUNCTION_KEYS if names_code_of(content.get(key), code)}


def read_task_file(path: Path, code: Collection[str] = ()) -> TaskFile:
    """The task file at `path`, judged. `code`: the Python files of a pack that the user signed for.

    Where such code stands in for a key, the key has the value that fits the pack's items.

    Raises:
        Problem: if it is no YAML, holds a tag or an alias, an unknown metric, a data file outside of the pack, or any
            other key or value that a pack may not use.
    """
    content = _without_functions(read_plain_yaml(path, functions=(MARKING,), own_code=code), code)
    _refuse_metric(path, content)
    try:
        return TaskFile.model_validate(content)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        first = min(faults, key=lambda fault: fault["type"] != "extra_forbidden")
        where = ".".join(str(part) for part in first["loc"]) or NAME
        if first["type"] == "extra_forbidden":
            raise Problem("packs.key", path=path, key=where) from None
        if where.startswith("dataset_kwargs.data_files."):
            raise Problem("packs.data_path", path=path, key=where) from None
        raise Problem("packs.value", path=path, key=where, reason=first["msg"]) from None


def _without_functions(content: dict[str, object], code: Collection[str]) -> dict[str, object]:
    target = "gold" if content.get("output_type") == "multiple_choice" else "answer"
    plain = {"doc_to_text": "{{question}}", "doc_to_choice": "choices", "doc_to_target": target}
    return {**content, **{key: plain.get(key) for key in own_functions(content, code)}}


def _refuse_metric(path: Path, content: dict[str, object]) -> None:
    """Name an unknown metric before anything else: lm-eval would look for it on the network."""
    listed = content.get("metric_list")
    for entry in listed if isinstance(listed, list) else []:
        metric = entry.get("metric") if isinstance(entry, dict) else None
        if isinstance(metric, str) and metric not in METRICS:
            raise Problem("packs.metric", path=path, metric=metric, known=", ".join(METRICS))

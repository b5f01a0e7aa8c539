"""Packs: one evaluation task each, with its data, its lm-eval YAML and its datasheet in one folder.

A pack may come from a stranger, so it is read as data: every file is of a known kind, none is a link or code, and all
paths stay inside the folder. Only what passes here is handed to lm-eval, which would run code that a task file names.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

from aiact_desk import resources
from aiact_desk.evaluation import task_file
from aiact_desk.evaluation.plain_yaml import read_plain_yaml
from aiact_desk.evaluation.rules import marking
from aiact_desk.evaluation.task_file import FigureKind, TaskFile
from aiact_desk.problems import Misuse, Problem

DATASHEET = "DATASHEET.md"
_KNOWN_SUFFIXES = (".jsonl", ".md", ".txt")
_CODE_FILE = re.compile(r"[a-z_][a-z0-9_]*\.py")


class Item(BaseModel):
    """One question. Either `choices` and `gold`, the index of the right one, or `answer`, the right text.

    `template` names the group of items that are built alike, or `source`, where there is no template, that of items
    made from one text: errors inside a group are not independent.
    `kind` names what sets some items of the pack apart, and items of one `pair` are the same but for one thing that is
    under test. Where a metric marks by rules, `checks` names them with their parameters, and `answer` is one that
    fulfils them all. In a pack of many languages `parallel` names what an item is in all of them, and `language_check`
    says what its wording rests on: official data, native readers, or nothing yet, in which case it is not compared.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: str = Field(min_length=1)
    template: str = ""
    source: str = ""
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    parallel: str | None = Field(default=None, min_length=1)
    language_check: Literal["official data", "native readers", "unchecked"] | None = None
    question: str = Field(min_length=1)
    choices: tuple[str, ...] = Field(default=(), strict=False)
    gold: int | None = None
    answer: str | None = Field(default=None, min_length=1)
    kind: str | None = None
    pair: str | None = None
    checks: tuple[dict[str, JsonValue], ...] = Field(default=(), strict=False)

    @model_validator(mode="after")
    def _has_one_right_answer(self) -> Item:
        if self.choices and (self.gold is None or not 0 <= self.gold < len(self.choices)):
            raise ValueError("gold is not the index of a choice")
        if bool(self.choices) == (self.answer is not None):
            raise ValueError("an item has either choices or an answer")
        return self

    @model_validator(mode="after")
    def _belongs_to_a_group(self) -> Item:
        if not self.group:
            raise ValueError("an item names its template or its source")
        return self

    @property
    def group(self) -> str:
        """The template or source that the item stands and falls with."""
        return self.template or self.source


@dataclass(frozen=True)
class Pack:
    """One pack that was read and judged.

    `task` is its name for lm-eval, `chance` the score of guessing, `items` and `templates` are counts, of
    sources where items name no template. `figure` and `competence`: see `Facts`.
    `runs_code`: answers are programs that are run, which needs isolation.
    `sha256` is taken over the sorted lines "<sha256>  <relative path>\\n" of all its files, `data_sha256` over those
    of its data files. `code` are the Python files, with their SHA-256, of a pack that the user signed for.
    """

    id: str
    folder: Path
    task: str
    title: str
    measures: str
    version: str
    language: str
    licence: str
    metric: str
    higher_is_better: bool
    output_type: Literal["multiple_choice", "generate_until"]
    chance: float
    figure: FigureKind
    competence: str | None
    runs_code: bool
    items: int
    templates: int
    sha256: str
    data_sha256: str
    code: Mapping[str, str] = field(default_factory=dict)


def load_pack(folder: Path, signed: str | None = None) -> Pack:
    """The pack in `folder`; nothing in it is executed. `signed`: the hash of a pack that may hold code of its own.

    Raises:
        Problem: with the reason, if the folder holds anything that a pack may not hold, or lacks what it must hold, or
            holds code and is not what was signed for.
    """
    files = _files(folder, with_code=signed is not None)
    for name, problem in ((task_file.NAME, "packs.no_task_file"), (DATASHEET, "packs.no_datasheet")):
        if name not in files:
            raise Problem(problem, path=folder)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    code = {name: hashes[name] for name in files if not _may_hold(folder / name, name)}
    if code and _hash_of_hashes(hashes) != signed:
        raise Problem("packs.changed_since_signed", path=folder)
    task = task_file.read_task_file(folder / task_file.NAME, code)
    data = _data_files(task)
    _refuse_repeated_ids(folder, [item for name in data for item in _read_items(folder / name, task)])
    measured = _read_items(folder / data[0], task)
    facts = task.metadata
    return Pack(
        id=folder.name,
        folder=folder,
        task=task.task,
        title=facts.title,
        measures=facts.measures,
        version=facts.version,
        language=facts.language,
        licence=facts.licence,
        metric=facts.metric,
        higher_is_better=task.metric_list[0].higher_is_better,
        output_type=task.output_type,
        chance=facts.chance,
        figure=facts.figure,
        competence=facts.competence,
        runs_code=any(marking.runs_code(item.checks) for item in measured),
        items=len(measured),
        templates=len({item.group for item in measured}),
        sha256=_hash_of_hashes(hashes),
        data_sha256=_hash_of_hashes({name: hashes[name] for name in data}),
        code=code,
    )


def content_hash(folder: Path) -> str:
    """The hash of what a folder holds, taken as that of a pack is, with Python files allowed.

    Raises:
        Problem: if it holds a link, or another kind of file.
    """
    files = _files(folder, with_code=True)
    return _hash_of_hashes({name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files})


def load_packs() -> tuple[Pack, ...]:
    """Every shipped pack, sorted by id."""
    return tuple(shipped_pack(id) for id in shipped_ids())


def shipped_pack(id: str) -> Pack:
    """The shipped pack of that id.

    Raises:
        Misuse: if there is none; it names those that there are.
    """
    if id not in shipped_ids():
        raise Misuse("packs.unknown", pack=id, known=", ".join(shipped_ids()))
    return _judged(_shipped() / id)


@cache
def _judged(folder: Path) -> Pack:
    """A pack of the program itself, read once: its files do not change while the program runs."""
    return load_pack(folder)


def shipped_ids() -> tuple[str, ...]:
    """The ids of the shipped packs, sorted."""
    return tuple(sorted(path.parent.name for path in _shipped().glob(f"*/{task_file.NAME}")))


def task_config(pack: Pack) -> dict[str, object]:
    """The pack's task as lm-eval takes it in dict form, with absolute paths of the data files; a new dict each time."""
    named = task_file_of(pack).dataset_kwargs.data_files.model_dump(exclude_none=True)
    config = _content(pack)
    absolute = {split: str((pack.folder / path).absolute()) for split, path in named.items()}
    config["dataset_kwargs"] = {"data_files": absolute}
    if "process_results" in config and "process_results" not in task_file.own_functions(config, pack.code):
        config["process_results"] = marking.process_results
    return config


def task_file_of(pack: Pack) -> TaskFile:
    """The pack's task file, judged."""
    return task_file.read_task_file(pack.folder / task_file.NAME, pack.code)


def own_functions(pack: Pack) -> dict[str, str]:
    """By key of the task file, the functions "module.name" of the pack's own code that stand there."""
    return task_file.own_functions(_content(pack), pack.code)


def items(pack: Pack) -> list[Item]:
    """The items that the pack measures, in their order."""
    task = task_file_of(pack)
    return _read_items(pack.folder / _data_files(task)[0], task)


def shots(pack: Pack) -> list[Item]:
    """The fixed examples that stand before each question; empty where there are none."""
    task = task_file_of(pack)
    return [item for name in _data_files(task)[1:] for item in _read_items(pack.folder / name, task)]


def data_paths(pack: Pack) -> list[Path]:
    """The data files of the pack: first the one that is measured."""
    return [pack.folder / name for name in _data_files(task_file_of(pack))]


def data_lines(path: Path) -> list[str]:
    """The lines of a data file, one record each. Raises Problem if it is unreadable or empty."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("packs.data_file", path=path, reason=str(error)) from None
    if not text:
        raise Problem("packs.data_file", path=path, reason="it holds no line")
    return text.removesuffix("\n").split("\n")  # not splitlines: JSON text may hold other line separators


def _shipped() -> Path:
    return resources.folder("evals/packs")


def _content(pack: Pack) -> dict[str, object]:
    """The task file with its functions as text."""
    return read_plain_yaml(pack.folder / task_file.NAME, functions=(task_file.MARKING,), own_code=pack.code)


def _files(folder: Path, *, with_code: bool) -> list[str]:
    """The relative paths of all files below `folder`, sorted; links, code and unknown kinds of file are refused.

    `with_code`: Python files at the top of the folder are none of these.
    """
    if folder.is_symlink():
        raise Problem("packs.link", path=folder)
    if not folder.is_dir():
        raise Problem("packs.no_folder", path=folder)
    found = []
    for root, folders, names in os.walk(folder):
        for path in (Path(root) / name for name in [*folders, *names]):
            if path.is_symlink():
                raise Problem("packs.link", path=path)
        for path in (Path(root) / name for name in names):
            relative = path.relative_to(folder).as_posix()
            code = with_code and _CODE_FILE.fullmatch(relative)
            if not path.is_file() or not (code or _may_hold(path, relative)):
                raise Problem("packs.file_kind", path=path)
            found.append(relative)
    return sorted(found)


def _may_hold(path: Path, relative: str) -> bool:
    """Whether a pack may hold this file; of code only the one line that leads lm-eval to our own marking."""
    if relative == task_file.METRIC_FILE:
        return path.read_bytes() == task_file.METRIC_CODE.encode()
    return relative == task_file.NAME or path.suffix in _KNOWN_SUFFIXES


def _data_files(task: TaskFile) -> list[str]:
    named = task.dataset_kwargs.data_files
    return [named.test] if named.dev is None else [named.test, named.dev]


def _read_items(path: Path, task: TaskFile) -> list[Item]:
    return [_read_item(path, number, line, task) for number, line in enumerate(data_lines(path), start=1)]


def _read_item(path: Path, number: int, line: str, task: TaskFile) -> Item:
    try:
        item = Item.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise Problem("packs.line", path=path, line=number, reason=reason) from None
    except (ValueError, RecursionError) as error:
        raise Problem("packs.line", path=path, line=number, reason=f"no JSON ({error})") from None
    letters = task.doc_to_choice if isinstance(task.doc_to_choice, tuple) else None
    if (task.output_type == "multiple_choice") != bool(item.choices):
        raise Problem("packs.line", path=path, line=number, reason=f"does not fit {task.output_type}")
    if bool(task.process_results) != bool(item.checks):
        raise Problem("packs.line", path=path, line=number, reason="checks go with a metric that marks by rules")
    if letters is not None and len(letters) != len(item.choices):
        raise Problem("packs.line", path=path, line=number, reason=f"has not {len(letters)} choices")
    return item


def _refuse_repeated_ids(folder: Path, every: Iterable[Item]) -> None:
    seen = set()
    for item in every:
        if item.id in seen:
            raise Problem("packs.repeated_id", path=folder, item=item.id)
        seen.add(item.id)


def _hash_of_hashes(hashes: dict[str, str]) -> str:
    lines = sorted(f"{sha256}  {name}\n" for name, sha256 in hashes.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()

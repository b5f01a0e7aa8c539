"""The samples file of lm-eval, one scored item a line: surveyed once in whole, then read sample by sample."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aiact_desk.evaluation.elsewhere.found import FoundSample
from aiact_desk.evaluation.elsewhere.reading import canonical, number, read_objects, text
from aiact_desk.evaluation.result import Sample
from aiact_desk.problems import Problem

CLUSTER_FIELDS = ("template", "cluster")
"""Fields of an item that say clearly which items stand and fall together; every item must have one."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NOT_UNDERSTOOD = "[invalid]"
"""What lm-eval's filters leave of an answer that they cannot read (lm_eval.filters.extraction)."""


class Line(BaseModel):
    """One line. `filter` names the rule that read the answer; figures stand in fields that bear the metrics' names."""

    model_config = ConfigDict(frozen=True, extra="allow")

    doc_id: int = Field(strict=True)
    doc: Any = None
    target: Any = None
    arguments: dict[str, Any] | list[Any] = Field(default_factory=list)
    resps: list[Any] = Field(default_factory=list)
    filtered_resps: list[Any] = Field(default_factory=list)
    filter: str = "none"
    doc_hash: str | None = None
    prompt_hash: str | None = None
    target_hash: str | None = None

    def said(self, field: str) -> str:
        """A field of the item as text; "" where it has none."""
        value = self.doc.get(field) if isinstance(self.doc, dict) else None
        return text(value) if isinstance(value, str) or type(value) is int else ""

    @property
    def requests(self) -> list[tuple[str, object]]:
        """What was asked: the context, and the continuation or the settings of writing, once for each request."""
        asked = list(self.arguments.values()) if isinstance(self.arguments, dict) else self.arguments
        pairs = [list(one.values()) if isinstance(one, dict) else one for one in asked]
        return [(text(pair[0]), pair[1]) for pair in pairs if isinstance(pair, list) and len(pair) > 1]


@dataclass(frozen=True)
class Survey:
    """What a samples file holds. `numeric` gives for each filter the metrics that are a number in every line.

    `by_id`: every item has an id of its own, which names it; else its number does. `cluster` is the field that groups
    the items, None where there is none. `sha256` is taken over the hashes in the lines as lm-eval does it.
    """

    items: int
    numeric: dict[str, frozenset[str]]
    by_id: bool
    cluster: str | None
    sha256: str | None


def survey(file: Path, metrics: Collection[str]) -> Survey:
    """Read the whole file once.

    Raises:
        Problem: if a line is damaged, a figure is no finite number, an item stands there twice under one filter, or
            the filters have not the same items.
    """
    numeric: dict[str, frozenset[str]] = {}
    items: dict[str, set[int]] = {}
    ids: dict[str, int] = {}
    by_id, clusters, hashes, hashed = True, set(CLUSTER_FIELDS), hashlib.sha256(), True
    for place, line in _lines(file):
        seen = items.setdefault(line.filter, set())
        if line.doc_id in seen:
            raise Problem("elsewhere.repeated_item", file=file.name, line=place, item=line.doc_id)
        seen.add(line.doc_id)
        found = _numbers(file, place, line, metrics)
        numeric[line.filter] = numeric.get(line.filter, found) & found
        name = line.said("id")
        by_id = by_id and bool(name) and ids.setdefault(name, line.doc_id) == line.doc_id
        clusters = {field for field in clusters if line.said(field)}
        parts = (line.doc_hash, line.prompt_hash, line.target_hash)
        hashed = hashed and None not in parts
        hashes.update("".join(text(part) for part in parts).encode())
    every = list(items.values())
    if any(one != every[0] for one in every):
        raise Problem("elsewhere.filters_differ", file=file.name)
    return Survey(
        items=len(every[0]) if every else 0,
        numeric=numeric,
        by_id=by_id,
        cluster=next((field for field in CLUSTER_FIELDS if field in clusters), None) if every else None,
        sha256=hashes.hexdigest() if hashed else None,
    )


@dataclass(frozen=True)
class Reading:
    """How the samples of a task are read: the metric and filter that were taken, and what the survey found."""

    task: str
    metric: str
    filter: str
    higher_is_better: bool
    output_type: str
    delimiter: str
    survey: Survey


def read_samples(file: Path, how: Reading) -> Iterator[FoundSample]:
    """The samples of one metric and filter, in the order of the file."""
    for _, line in _lines(file):
        if line.filter == how.filter:
            yield FoundSample(_sample(line, how), line.doc_hash or hashlib.sha256(canonical(line.doc)).hexdigest())


def _lines(file: Path) -> Iterator[tuple[int, Line]]:
    for place, record in read_objects(file):
        try:
            yield place, Line.model_validate(record)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            reason = text(f"{where}: {first['msg']}")
            raise Problem("elsewhere.bad_line", file=file.name, line=place, reason=reason) from None


def _numbers(file: Path, place: int, line: Line, metrics: Collection[str]) -> frozenset[str]:
    """The metrics of a line that are numbers."""
    found = set()
    for metric, value in (line.model_extra or {}).items():
        if metric not in metrics or not isinstance(value, bool | int | float):
            continue
        if number(value) is None:
            raise Problem("elsewhere.not_a_number", file=file.name, line=place, metric=metric)
        found.add(metric)
    return frozenset(found)


def _sample(line: Line, how: Reading) -> Sample:
    score = number((line.model_extra or {}).get(how.metric))
    asked, options = _asked(line, how)
    logprobs = _logprobs(line) if options else []
    if len(logprobs) < len(options):
        logprobs = []
    language = line.said("language")
    return Sample(
        pack=how.task,
        item=line.said("id") if how.survey.by_id else str(line.doc_id),
        language=language if _LANGUAGE.fullmatch(language) else "",
        cluster=line.said(how.survey.cluster) if how.survey.cluster else "",
        input=asked,
        options=options,
        option_logprobs=tuple(logprobs[: len(options)]),
        output=_output(line, how, options, logprobs),
        expected=_expected(line, options),
        right=score is not None and (score >= 1 if how.higher_is_better else score <= 0),
        score=score if score is not None else math.nan,
        understood=_understood(line, how),
    )


def _asked(line: Line, how: Reading) -> tuple[str, tuple[str, ...]]:
    """The prompt and the options. Where one continuation is scored after several contexts, as for a gap to be filled,
    the prompt is what the contexts share at the beginning, and each option is the rest."""
    requests = line.requests
    if not requests:
        return "", ()
    context = requests[0][0]
    if how.output_type != "multiple_choice":
        return context, ()
    options = tuple(text(continuation) for asked, continuation in requests if asked == context)
    if len(options) > 1 or len(requests) == 1:
        return context, options
    whole = [asked + text(continuation) for asked, continuation in requests]
    shared = "".join(signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*whole, strict=False)))
    return shared, tuple(one[len(shared) :] for one in whole)


def _logprobs(line: Line) -> list[float]:
    """The log-probability of each option; empty where one cannot be read."""
    found = []
    for answer in line.filtered_resps:
        value = answer[0] if isinstance(answer, list) and answer else None
        try:
            said = number(float(value)) if isinstance(value, str | int | float) else None
        except (ValueError, OverflowError):
            said = None
        if said is None:
            return []
        found.append(said)
    return found


def _output(line: Line, how: Reading, options: tuple[str, ...], logprobs: list[float]) -> str:
    """The written answer, or the option that the metric takes as chosen (lm_eval.api.task, process_results)."""
    if options and logprobs:
        lengths = [1.0] * len(options)
        if how.metric in ("acc_norm", "acc_bytes"):
            bare = [option.removeprefix(how.delimiter) for option in options]
            counts = [len(one) if how.metric == "acc_norm" else len(one.encode()) for one in bare]
            lengths = [float(max(1, count)) for count in counts]
        weighed = [logprob / length for logprob, length in zip(logprobs, lengths, strict=False)]
        return options[weighed.index(max(weighed))]
    if how.output_type != "generate_until" and how.output_type:
        return "; ".join(text(answer) for answer in line.filtered_resps)
    answers = [text(one) for group in line.resps for one in (group if isinstance(group, list) else [group])]
    return "\n".join(answers)


def _expected(line: Line, options: tuple[str, ...]) -> str:
    target = text(line.target)
    if options and target.isascii() and target.isdecimal() and len(target) < 9 and int(target) < len(options):
        return options[int(target)]
    return target


def _understood(line: Line, how: Reading) -> bool | None:
    """Whether the filter could read the written answer; None where there is none, or nothing to read it by."""
    if how.output_type != "generate_until" or how.filter == "none":
        return None
    return not any(answer == _NOT_UNDERSTOOD for answer in line.filtered_resps)

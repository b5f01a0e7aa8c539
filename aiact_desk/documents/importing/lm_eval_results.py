"""Results files of lm-eval from other runs: figures that the provider states, never measured by this program.

The Model Report asks in words about evaluations that are not in its annex. A run that came with its samples is better
taken in whole (`run import`), where its figures are computed again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json
from aiact_desk.wording import say

KIND = "lm_eval_results"
MODEL_REPORT = "model_report"
MOST_FIGURES = 500
_PRINTED_FIGURES = 4
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?")


def fits(clues: Clues) -> bool:
    """Whether a JSON object has results by task, and the settings or versions that lm-eval writes beside them."""
    table = clues.table
    results = row_values.table(table.get("results"))
    beside = table.keys() & {"configs", "versions", "n-shot", "git_hash", "lm_eval_version"}
    return bool(results) and bool(beside) and all(isinstance(one, dict) for one in results.values())


def read(data: bytes, name: str) -> Sheet:
    """The rows of a Model Report that a results file answers.

    Raises:
        Problem: if it is no results file of lm-eval, or has more figures than can be read.
    """
    document = row_values.table(read_json(data, name))
    results = row_values.table(document.get("results"))
    figures = {task: found for task, metrics in results.items() if (found := _figures(row_values.table(metrics)))}
    count = sum(len(found) for found in figures.values())
    if not figures:
        raise Problem("foreign_records.no_results", file=printable(name))
    if count > MOST_FIGURES:
        raise Problem("foreign_records.too_many_figures", file=printable(name), count=count, most=MOST_FIGURES)
    gathering = Gathering(KIND)
    _propose(gathering, document, figures)
    gathering.note("foreign_records.note_run_import")
    if not _model(document):
        gathering.note("foreign_records.note_no_model")
    return gathering.sheet()


def _propose(gathering: Gathering, document: Mapping[str, Json], figures: Mapping[str, list[str]]) -> None:
    tasks = ", ".join(_task(document, name) for name in figures)
    told = "; ".join(f"{printable(name)}: {', '.join(found)}" for name, found in figures.items())
    conduct = say(
        "foreign_records.lm_eval_conduct",
        {"tool": _tool(document), "model": _model(document) or say("foreign_records.unnamed_model", {}), "told": told},
    )
    gathering.propose("evaluations.conduct", conduct, "$.results", MODEL_REPORT, adds=True)
    stated = say("foreign_records.lm_eval_tasks", {"tasks": tasks})
    gathering.propose("evaluations.tasks", stated, "$.results, $.versions, $.n-shot", MODEL_REPORT, adds=True)
    scoring = say("foreign_records.lm_eval_scoring", {"metrics": ", ".join(_metrics(document))})
    gathering.propose("evaluations.scoring", scoring, "$.results", MODEL_REPORT, adds=True)


def _figures(metrics: Mapping[str, Json]) -> list[str]:
    """Each figure with its standard error where the file has one: "acc 0.6123 ± 0.0101"."""
    found = []
    for key, value in metrics.items():
        metric, _, filter_ = key.partition(",")
        figure = _figure(value)
        if figure is None or metric.endswith("_stderr") or metric in ("alias", "samples", "sample_len"):
            continue
        error = _figure(metrics.get(f"{metric}_stderr,{filter_}" if filter_ else f"{metric}_stderr"))
        named = printable(metric if filter_ in ("", "none") else f"{metric} ({filter_})")
        found.append(f"{named} {figure} ± {error}" if error else f"{named} {figure}")
    return found


def _figure(value: Json) -> str | None:
    """A finite figure to four decimal places; None for anything else ("N/A")."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return f"{number:.{_PRINTED_FIGURES}f}" if abs(number) < 1e15 else None


def _metrics(document: Mapping[str, Json]) -> list[str]:
    results = row_values.table(document.get("results"))
    names = {
        key.partition(",")[0]
        for metrics in results.values()
        for key, value in row_values.table(metrics).items()
        if _figure(value) and not key.partition(",")[0].endswith("_stderr")
    }
    return [printable(name) for name in sorted(names - {"alias", "samples", "sample_len"})]


def _task(document: Mapping[str, Json], name: str) -> str:
    """A task with its version and its number of examples, as far as the file has them."""
    version, shots = (row_values.table(document.get(part)).get(name) for part in ("versions", "n-shot"))
    said = [f"version {version}"] if isinstance(version, int | str) else []
    said += [f"{shots}-shot"] if isinstance(shots, int) else []
    return f"{printable(name)} ({printable(', '.join(said))})" if said else printable(name)


def _tool(document: Mapping[str, Json]) -> str:
    version, commit = row_values.text(document.get("lm_eval_version")), row_values.text(document.get("git_hash"))
    known = [*([version] if version else []), *([f"commit {commit}"] if commit else [])]
    return printable(f"lm-eval {', '.join(known)}".strip())


def _model(document: Mapping[str, Json]) -> str:
    """The model's name, its last part only: the rest may be a path of somebody's machine."""
    configured = row_values.table(document.get("config")).get("model")
    named = row_values.text(document.get("model_name")) or row_values.text(configured) or ""
    return printable(named.replace("\\", "/").rstrip("/").rpartition("/")[2])

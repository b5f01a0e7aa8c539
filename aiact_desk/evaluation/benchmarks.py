"""The public benchmarks of the field, by the names of their lm-eval tasks, under the topics that packs stand under too.

They are a list to read, not a suite to run: their data lie on a hub, and nothing here fetches or measures them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_text
from aiact_desk.evaluation.topics import topics
from aiact_desk.problems import Problem

_ID = Field(pattern=r"^[a-z][a-z0-9_]*$")
_Text = Annotated[str, Field(min_length=1)]
_TaskName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
_Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]


class Dataset(Frozen):
    """A data set on the hub.

    `revision` is a full commit hash of its repository, `licence` an SPDX name or the words of those who published it;
    each that is absent has a reason in its place. `citation` names authors, title, year, and venue or arXiv number.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")
    revision: str | None = Field(pattern=r"^[0-9a-f]{40}$")
    not_pinned: _Text | None = None
    licence: _Text | None
    no_licence: _Text | None = None
    citation: _Text

    @model_validator(mode="after")
    def _says_why_something_is_absent(self) -> Dataset:
        if (self.revision is None) != (self.not_pinned is not None):
            raise ValueError("a data set has either a revision or a reason why it is not pinned")
        if (self.licence is None) != (self.no_licence is not None):
            raise ValueError("a data set has either a licence or a reason why none is stated")
        return self


class Benchmark(Frozen):
    """One benchmark under a topic.

    `tasks` are the names of its lm-eval tasks or groups by language (ISO 639-1). `dataset`, `configs`, `shots` and
    `metrics` repeat what lm-eval's own files say: `configs` is empty where the data set has none, `shots` is 0 where
    they ask for no examples. `proxy_for` is the systemic risk that it is a proxy of, if it is one.
    """

    id: str = _ID
    topic: str
    title: _Text
    tasks: dict[_Language, _TaskName] = Field(min_length=1)
    dataset: str
    configs: tuple[_Text, ...] = ()
    shots: int = Field(ge=0)
    metrics: tuple[_Text, ...] = Field(min_length=1)
    proxy_for: str | None = None
    note: _Text | None = None

    @property
    def proxy(self) -> bool:
        """Whether it asks for knowledge near a harm: a low figure is then no evidence of low risk."""
        return self.proxy_for is not None


class Gap(Frozen):
    """What no lm-eval task covers, and the packs that stand in; `languages` where it is about some languages only."""

    name: _Text
    topic: str
    why: _Text
    languages: tuple[_Language, ...] = ()
    packs: tuple[str, ...] = Field(min_length=1)


class Benchmarks(Frozen):
    """The whole list. `harness` is the version of lm-eval whose names it uses; `proxy_note` goes with every proxy."""

    id: str = _ID
    title: _Text
    version: _Text
    description: _Text
    harness: _Text
    proxy_note: _Text
    datasets: tuple[Dataset, ...] = Field(min_length=1)
    benchmarks: tuple[Benchmark, ...] = Field(min_length=1)
    gaps: tuple[Gap, ...]

    def dataset(self, id: str) -> Dataset:
        """The data set of that id. Raises KeyError if there is none."""
        return {dataset.id: dataset for dataset in self.datasets}[id]

    @model_validator(mode="after")
    def _fits_together(self) -> Benchmarks:
        datasets, used = [one.id for one in self.datasets], {one.dataset for one in self.benchmarks}
        named = [name for one in self.benchmarks for name in one.tasks.values()]
        ids = [one.id for one in self.benchmarks]
        for holds, reason in (
            *((False, f"the data set {id} stands there twice") for id in _repeated(datasets)),
            *((False, f"the benchmark {id} stands there twice") for id in _repeated(ids)),
            *((False, f"the task {name} stands there twice") for name in _repeated(named)),
            *((id in datasets, f"there is no data set {id}") for id in used),
            *((id in used, f"no benchmark uses the data set {id}") for id in datasets),
        ):
            if not holds:
                raise ValueError(reason)
        return self


@cache
def benchmarks() -> Benchmarks:
    """The list that travels with the program. Raises Problem if its file is damaged."""
    return read_benchmarks(resources.folder("evals/benchmarks/full.yaml"))


def read_benchmarks(path: Path) -> Benchmarks:
    """The list in one file.

    Raises:
        Problem: if the file is no such list, bears another id, or names a topic that is unknown or that no test can
            touch, an unknown systemic risk, or a pack that is not there.
    """
    found = read_plain_text(path, Benchmarks, "packs.benchmarks_file")
    known, shipped = topics(), packs.shipped_ids()
    measurable = {topic.id for topic in known.topics if topic.measurable}
    risks = {risk.id for risk in known.systemic_risks} | {None}
    for holds, reason in (
        (found.id == path.stem, f"its id is {found.id}"),
        *((one.topic in measurable, f"there is no measurable topic {one.topic}") for one in found.benchmarks),
        *((one.topic in measurable, f"there is no measurable topic {one.topic}") for one in found.gaps),
        *((one.proxy_for in risks, f"there is no systemic risk {one.proxy_for}") for one in found.benchmarks),
        *((pack in shipped, f"there is no pack {pack}") for gap in found.gaps for pack in gap.packs),
    ):
        if not holds:
            raise Problem("packs.benchmarks_file", path=path, reason=reason)
    return found


def _repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]

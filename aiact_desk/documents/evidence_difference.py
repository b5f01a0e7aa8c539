"""What two documents rest on, and where that differs: edition, state, versions of the model, runs and their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.figures import NOT_MEASURABLE, figure
from aiact_desk.documents.plain import one_line
from aiact_desk.evaluation.profile import shows
from aiact_desk.wording.catalogue import translate

What = Literal["model", "provider", "edition", "state", "version", "run", "figure", "sample"]


@dataclass(frozen=True)
class EvidenceChange:
    """Something that differs: `name` says of what, `old` and `new` what it was and is; None where there is nothing.

    version: its name · run: "version, suite" · figure: "version, suite: evaluation" · sample: "run, evaluation, item".
    """

    what: What
    name: str
    old: str | None
    new: str | None


def evidence_changes(old: Content, new: Content) -> tuple[EvidenceChange, ...]:
    """What differs besides the rows, in the order of the kinds in `What`."""
    both = [(what, _facts(old, what), _facts(new, what)) for what in _KINDS]
    return tuple(
        EvidenceChange(what, one_line(name), was.get(name), now.get(name))
        for what, was, now in both
        for name in dict.fromkeys((*was, *now))
        if was.get(name) != now.get(name)
    )


_KINDS: tuple[What, ...] = ("model", "provider", "edition", "state", "version", "run", "figure", "sample")


def _facts(content: Content, what: What) -> dict[str, str]:
    """What a document knows of one kind, by name."""
    match what:
        case "model":
            return {"": one_line(content.model.name)}
        case "provider":
            return {"": one_line(content.model.provider)} if content.model.provider else {}
        case "edition":
            return {"": content.form.edition}
        case "state":
            return {"": content.document.state.value}
        case "version":
            return {version.name: version.facts.identity for version in content.versions}
        case "run":
            return {_plan(content, run): run.run.id for run in content.runs}
        case "figure":
            return {name: said for run in content.runs for name, said in _figures(content, run)}
        case "sample":
            return {
                f"{mark.run_id}, {mark.pack}, {mark.item}": f"{mark.mark.value}: {one_line(mark.reason)}"
                for mark in content.sample_marks
            }


def _plan(content: Content, run: RunEvidence) -> str:
    names = {version.id: version.name for version in content.versions}
    return f"{names[run.run.version_id]}, {run.run.suite}"


def _figures(content: Content, run: RunEvidence) -> Iterator[tuple[str, str]]:
    for pack in run.result.packs:
        said = figure(pack, pack.value) if shows(pack, run.results) else translate(NOT_MEASURABLE)
        yield f"{_plan(content, run)}: {run.words_of(pack).title}", said

"""A run as evidence in an answer: what was measured, what must be said beside it, and its figures."""

from __future__ import annotations

from aiact_desk.documents.caveats import caveats
from aiact_desk.documents.content import Content
from aiact_desk.documents.display import day
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.figures import NOT_MEASURABLE, between, figure
from aiact_desk.documents.plain import one_line, plain
from aiact_desk.documents.shown import Paragraphs, Part, Parts, Table
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.profile import shows
from aiact_desk.evaluation.result import PackResult
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate


def evidence_display(content: Content, evidence: RunEvidence, sight: Sight) -> Parts:
    """The run as named parts."""
    request, result = evidence.request, evidence.result
    facts = {
        N_("Run"): one_line(evidence.run.id),
        N_("Version"): one_line(request.version.name),
        N_("Suite"): one_line(f"{result.suite} {result.suite_version}"),
        N_("Day"): day(evidence.finished.date()),
    }
    parts = [_words(translate(label), value) for label, value in facts.items()]
    parts += [_words(translate(N_("To know")), said) for said in _to_know(content, evidence, sight)]
    if sight.files and evidence.weights_seen:
        label = translate(N_("SHA-256 of the weights"))
        parts.append(Part(label=label, display=Paragraphs(paragraphs=(result.weights_sha256 or "–",), code=True)))
    return Parts(parts=(*parts, Part(label=translate(N_("Results")), display=_results(evidence))))


def _to_know(content: Content, evidence: RunEvidence, sight: Sight) -> list[str]:
    """What no figure of the run is printed without."""
    said = list(caveats(evidence, sight))
    if evidence.partial:
        said.append(translate(N_("Partial: only the first items of its evaluations were measured.")))
    if any(mark.kind == "run" and mark.id == evidence.run.id for mark in content.stale):
        said.append(say("documents.stale_run", {}))
    return [*said, *(plain(say(one.id, one.params)) for one in evidence.result.skipped)]


def _results(evidence: RunEvidence) -> Table:
    head = (N_("Evaluation"), N_("Items"), N_("Result"), N_("95 % interval"), N_("Guessing"))
    return Table(
        head=tuple(translate(each) for each in head),
        rows=tuple(_result(evidence, pack) for pack in evidence.result.packs),
    )


def _result(evidence: RunEvidence, pack: PackResult) -> tuple[str, ...]:
    items = translate(N_("{items} of {all}")).format(items=pack.items, all=pack.items_in_pack)
    title = one_line(evidence.words_of(pack).title)
    chance = translate(N_("not defined")) if pack.chance is None else figure(pack, pack.chance)
    if not shows(pack, evidence.results):
        return (title, items, translate(NOT_MEASURABLE), "–", chance)
    return (title, items, figure(pack, pack.value), between(pack, pack.interval), chance)


def _words(label: str, text: str) -> Part:
    return Part(label=label, display=Paragraphs(paragraphs=(text,)))

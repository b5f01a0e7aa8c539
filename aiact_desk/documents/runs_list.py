"""The list of all complete runs: by suite and plan, with their figures, and why one of them stands in the annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from aiact_desk.documents.asking import asked_briefly, plan_name
from aiact_desk.documents.caveats import marks
from aiact_desk.documents.choosing import Candidate, Listing
from aiact_desk.documents.display import day
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.figures import NOT_MEASURABLE, between, figure
from aiact_desk.documents.plain import one_line, plain
from aiact_desk.documents.shown import ListedPlan, ListedRun, ListedSuite, RunList
from aiact_desk.evaluation.profile import shows
from aiact_desk.evaluation.result import PackResult
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

_RULE = N_(
    "Here stands every run that ended with success. For each suite on each version the annex prints one in full: by "
    "rule the newest, a whole one before a partial one, and one measured here before one measured elsewhere; or "
    "the one that the provider chose, with the reason. Runs of one plan repeat one measurement; another way of "
    "asking, other seeds or another number of items make another plan."
)


def run_list(listing: Listing, version_names: Mapping[str, str], number: str) -> RunList | None:
    """The list for any audience: it tells nothing of machines, files or sizes. None where there never was a run."""
    covered = [one for one in listing.candidates if one.run.version_id in version_names]
    if not covered and not listing.incomplete and not listing.running:
        return None
    suites = []
    for (version, suite), group in groupby(covered, key=lambda one: (one.run.version_id, one.run.suite)):
        title = translate(N_("Suite {suite} on {version}")).format(suite=suite, version=version_names[version])
        suites.append(ListedSuite(title=one_line(title), plans=_plans(tuple(group))))
    return RunList(number=number, rule=translate(_RULE), suites=tuple(suites), others=_others(listing))


def _plans(group: Sequence[Candidate]) -> tuple[ListedPlan, ...]:
    """By plan, the one with the newest run first; runs whose plan cannot be read stand under none, at the end."""
    by_plan: dict[str, list[Candidate]] = {}
    for one in group:
        evidence = one.complete.evidence
        by_plan.setdefault(plan_name(evidence.request) if evidence else "", []).append(one)
    unread = by_plan.pop("", [])
    plans = [_plan(name, runs) for name, runs in by_plan.items()]
    if unread:
        plans.append(ListedPlan(plan="", asked=translate(N_("cannot be read")), runs=tuple(map(_listed, unread))))
    return tuple(plans)


def _plan(name: str, runs: Sequence[Candidate]) -> ListedPlan:
    evidence = runs[0].complete.evidence
    asked = ""
    if evidence:
        request = evidence.request
        asked = one_line(f"{request.suite} {request.suite_version}, {asked_briefly(request)}")
    return ListedPlan(plan=name, asked=asked, runs=tuple(map(_listed, runs)))


def _listed(one: Candidate) -> ListedRun:
    evidence = one.complete.evidence
    if evidence is None or one.complete.fault:
        why = say("documents.run_altered" if evidence else "documents.run_unreadable", {})
        ran = day(one.run.created_at.date())
        return ListedRun(run=one_line(one.run.id), day=ran, marks=(), figures=(), chosen=False, why=why)
    return ListedRun(
        run=one_line(one.run.id),
        day=day(evidence.finished.date()),
        marks=(*([translate(N_("partial"))] if evidence.partial else []), *marks(evidence)),
        figures=_figures(evidence),
        chosen=one.chosen,
        why=plain(say(one.why, one.params)),
    )


def _figures(evidence: RunEvidence) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one_line(evidence.words_of(pack).title), _figure(pack, evidence.results)) for pack in evidence.result.packs
    )


def _figure(pack: PackResult, results: Mapping[str, PackResult]) -> str:
    if not shows(pack, results):
        return translate(NOT_MEASURABLE)
    return f"{figure(pack, pack.value)} ({between(pack, pack.interval)})"


def _others(listing: Listing) -> str | None:
    said = []
    if listing.incomplete == 1:
        said.append(translate(N_("1 further run did not complete (cancelled, failed or crashed).")))
    elif listing.incomplete:
        words = translate(N_("{count} further runs did not complete (cancelled, failed or crashed)."))
        said.append(words.format(count=listing.incomplete))
    if listing.running:
        words = N_("1 run has not ended yet.") if listing.running == 1 else N_("{count} runs have not ended yet.")
        said.append(translate(words).format(count=listing.running))
    return " ".join(said) or None

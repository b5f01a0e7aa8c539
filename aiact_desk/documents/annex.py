"""The evaluation annex: how the runs were conducted, what they found, five drawn samples per pack, what is not covered.

The form has no row for results. Art. 53(1)(a) of the Act counts testing and its results as technical documentation;
the items of evidence follow Measure 7.3 and Appendix 3 of the Safety and Security Chapter. The Act sets no pass mark.
"""

from __future__ import annotations

from aiact_desk.documents.asking import asking_facts
from aiact_desk.documents.caveats import caveats, source_facts
from aiact_desk.documents.content import Content
from aiact_desk.documents.costs import costs
from aiact_desk.documents.coverage import needs
from aiact_desk.documents.coverage_words import coverage_line
from aiact_desk.documents.display import day, moment
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.from_run import machine
from aiact_desk.documents.packs import pack_shown
from aiact_desk.documents.plain import count, one_line, plain
from aiact_desk.documents.runs_list import run_list
from aiact_desk.documents.shown import Annex, Fact, RunShown
from aiact_desk.documents.sight import Sight
from aiact_desk.documents.stated_evidence import evidence_rows, stated_evidence
from aiact_desk.evaluation.profile import profile_of
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

_INTRO = (
    N_(
        "This annex holds what was measured on the versions named on the cover. The form has no row for the results "
        "of evaluations. Article 53(1)(a) of the Act counts testing and its results as part of the technical "
        "documentation, so they stand here, behind the form."
    ),
    N_(
        "Its order follows the items of evidence that Measure 7.3 and Appendix 3 of the Safety and Security Chapter of "
        "the Code of Practice name. That chapter addresses models with systemic risk; here it serves as an order "
        "for every model."
    ),
    N_(
        "The Act sets no pass mark for a model. The figures say how a version answered the items of an evaluation; "
        "none of them says that a rule is met or missed."
    ),
)
_INTRO_OF_REPORT = (
    N_(
        "This annex holds what was measured on the versions named on the cover: relevant evaluations with their "
        "results, and random samples of inputs and outputs from each. What only people can say about them, and "
        "evaluations that were not measured by this program, stand in rows of the report."
    ),
    N_(
        "Its order follows the items of evidence that Measure 7.3 and Appendix 3 of the Safety and Security Chapter of "
        "the Code of Practice name."
    ),
    _INTRO[-1],
)
_ACCOUNTABILITY = N_(
    "The headings of the evaluations are principles that Recital 27 of the Act names; they bind nobody. "
    "Accountability, the seventh of them, is answered by the fields of the form and not by a test of the model."
)


def annex(content: Content, sight: Sight) -> Annex:
    """The annex for an audience with this sight. Only complete runs on covered versions stand in it."""
    runs = tuple(_run(content, evidence, f"A.{number}", sight) for number, evidence in enumerate(content.runs, start=1))
    names = {version.id: one_line(version.name) for version in content.versions}
    listed = run_list(content.listing, names, f"A.{len(runs) + 1}")
    return Annex(
        intro=tuple(translate(text) for text in (_INTRO_OF_REPORT if evidence_rows(content.form) else _INTRO)),
        nothing=None if runs else say("documents.absent_no_run", {}),
        runs=runs,
        listed=listed,
        accountability=translate(_ACCOUNTABILITY),
        needs_number=f"A.{len(runs) + (2 if listed else 1)}",
        needs=needs(content.runs, content.listing, sight, stated_evidence(content)),
    )


def _run(content: Content, evidence: RunEvidence, number: str, sight: Sight) -> RunShown:
    why = {one.run.id: plain(say(one.why, one.params)) for one in content.listing.candidates if one.chosen}
    stale = {mark.id for mark in content.stale if mark.kind == "run"}
    request, result = evidence.request, evidence.result
    partial = None
    if request.limit is not None:
        partial = translate(N_("partial: at most the first {limit} items of each evaluation")).format(
            limit=request.limit
        )
    elif result.partial:
        partial = translate(N_("partial"))
    title = translate(N_("Suite {suite} on {version}")).format(suite=result.suite, version=request.version.name)
    chosen = [
        Fact(label=translate(N_("Why this run")), value=said) for run, said in why.items() if run == evidence.run.id
    ]
    return RunShown(
        number=number,
        title=one_line(title),
        partial=partial,
        caveats=(
            *caveats(evidence, sight),
            *((say("documents.stale_run", {}),) if evidence.run.id in stale else ()),
            *(plain(say(one.id, one.params)) for one in result.skipped),
        ),
        facts=(
            *_conduct(evidence),
            *chosen,
            *source_facts(evidence, sight),
            *_number_format(evidence),
            *asking_facts(evidence, sight),
            *_restricted(evidence, sight),
        ),
        packs=tuple(
            pack_shown(evidence, pack, f"{number}.{place}", content.sample_marks)
            for place, pack in enumerate(result.packs, start=2)
        ),
        costs=costs(evidence, sight),
    )


def _conduct(evidence: RunEvidence) -> tuple[Fact, ...]:
    """What was run, by which program, on which day."""
    request, result = evidence.request, evidence.result
    return (
        Fact(label=translate(N_("Run")), value=one_line(evidence.run.id), code=True),
        Fact(label=translate(N_("Version")), value=one_line(request.version.name)),
        Fact(label=translate(N_("Suite")), value=one_line(f"{result.suite} {result.suite_version}")),
        Fact(
            label=translate(N_("Taken over by") if evidence.elsewhere else N_("Program")),
            value=one_line(request.program),
        ),
        *_topics(evidence),
        Fact(label=translate(N_("Day")), value=_undated(evidence) or day(evidence.finished.date())),
        Fact(label=translate(N_("Tokens")), value=_tokens(evidence)),
    )


def _topics(evidence: RunEvidence) -> tuple[Fact, ...]:
    """How far the run covers the topics, where its suite is one of those here."""
    found = None if evidence.elsewhere else profile_of(evidence.result)
    return () if found is None else (Fact(label=translate(N_("Topics")), value=coverage_line(found)),)


def _tokens(evidence: RunEvidence) -> str:
    result = evidence.result
    if evidence.elsewhere and not result.tokens_read and not result.tokens_written:
        return translate(N_("not counted in the original file"))
    read, written = count(result.tokens_read), count(result.tokens_written)
    return translate(N_("{read} read, {written} written")).format(read=read, written=written)


def _number_format(evidence: RunEvidence) -> tuple[Fact, ...]:
    """The type that was computed in; behind a server it is not known."""
    request, result = evidence.request, evidence.result
    number_format = result.dtype
    if request.version.served:
        number_format = translate(N_("not known: the server does not show it."))
    elif evidence.elsewhere and not result.dtype:
        number_format = translate(N_("not stated in the original file"))
    elif stored := request.version.quantisation:
        number_format = translate(N_("stored as {stored}, dequantised and computed in {dtype}")).format(
            stored=stored, dtype=result.dtype
        )
    return (Fact(label=translate(N_("Number format")), value=one_line(number_format)),)


def _restricted(evidence: RunEvidence, sight: Sight) -> tuple[Fact, ...]:
    """What only some audiences may read: the machine, its software, the hash of the weights."""
    facts: list[Fact] = []
    if sight.machine:
        facts.append(Fact(label=translate(N_("Time")), value=_undated(evidence) or _time(evidence)))
        facts += _computer(evidence)
    if sight.files:
        sha256 = evidence.result.weights_sha256 if evidence.weights_seen else None
        unknown = N_("not known: measured elsewhere.") if evidence.elsewhere else N_("not known: weights not seen.")
        label = translate(N_("SHA-256 of the weights"))
        facts.append(Fact(label=label, value=sha256 or translate(unknown), code=sha256 is not None))
    return tuple(facts)


def _computer(evidence: RunEvidence) -> list[Fact]:
    """Machine, settings and software; behind a server they are those that asked, and say nothing of the model's."""
    found, engine = evidence.result.machine, evidence.request.engine
    if evidence.elsewhere or found is None:
        unknown = N_("not known: measured elsewhere.") if evidence.elsewhere else N_("not known: it is not recorded.")
        return [Fact(label=translate(N_("Machine")), value=translate(unknown))]
    served = evidence.request.version.served is not None
    label = N_("Machine that asked the server") if served else N_("Machine")
    packages = ", ".join(f"{name} {version}" for name, version in sorted(found.packages.items()))
    facts = [Fact(label=translate(label), value=one_line(machine(found)))]
    if not served:
        settings = translate(N_("{threads} threads, batches of {batch}, softmax in {softmax}")).format(
            threads=engine.threads, batch=engine.batch_size, softmax=engine.softmax_dtype
        )
        facts.append(Fact(label=translate(N_("Settings")), value=settings))
    if path := evidence.result.plain_path:
        said = translate(N_("without sharing work between requests: {reason}")).format(reason=one_line(path))
        facts.append(Fact(label=translate(N_("Way of computing")), value=said))
    return [*facts, Fact(label=translate(N_("Software")), value=one_line(f"Python {found.python}, {packages}"))]


def _undated(evidence: RunEvidence) -> str | None:
    """What stands for a time that an original file does not state."""
    origin = evidence.request.origin
    return translate(N_("not stated in the original file")) if origin and "dates" in origin.unsaid else None


def _time(evidence: RunEvidence) -> str:
    from_ = moment(type(evidence.finished).fromisoformat(evidence.result.started_at))
    return translate(N_("{start} to {end}")).format(start=from_, end=moment(evidence.finished))

"""The evaluation annex: how the runs were conducted, what they found, five drawn samples per pack, what is not covered.

The form has no row for results. Art. 53(1)(a) of the Act counts testing and its results as technical documentation;
the items of evidence follow Measure 7.3 and Appendix 3 of the Safety and Security Chapter. The Act sets no pass mark.
"""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.documents.coverage import needs
from aiact_desk.documents.display import day, moment
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.from_run import machine
from aiact_desk.documents.packs import pack_shown
from aiact_desk.documents.plain import count, one_line, plain
from aiact_desk.documents.shown import Annex, Fact, RunShown
from aiact_desk.documents.sight import Sight
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
_ACCOUNTABILITY = N_(
    "The headings of the evaluations are principles that Recital 27 of the Act names; they bind nobody. "
    "Accountability, the seventh of them, is answered by the fields of the form and not by a test of the model."
)


def annex(content: Content, sight: Sight) -> Annex:
    """The annex for an audience with this sight. Only complete runs on covered versions stand in it."""
    runs = tuple(_run(evidence, f"A.{number}", sight) for number, evidence in enumerate(content.runs, start=1))
    return Annex(
        intro=tuple(translate(text) for text in _INTRO),
        nothing=None if runs else say("documents.absent_no_run", {}),
        runs=runs,
        accountability=translate(_ACCOUNTABILITY),
        needs_number=f"A.{len(runs) + 1}",
        needs=needs(content.runs, sight),
    )


def _run(evidence: RunEvidence, number: str, sight: Sight) -> RunShown:
    request, result = evidence.request, evidence.result
    partial = None
    if request.limit is not None:
        partial = translate(N_("partial: at most the first {limit} items of each evaluation")).format(
            limit=request.limit
        )
    elif result.partial:
        partial = translate(N_("partial"))
    title = translate(N_("Suite {suite} on {version}")).format(suite=result.suite, version=request.version.name)
    return RunShown(
        number=number,
        title=one_line(title),
        partial=partial,
        facts=(*_conduct(evidence), *_asking(evidence), *_restricted(evidence, sight)),
        packs=tuple(
            pack_shown(evidence, pack, f"{number}.{place}") for place, pack in enumerate(result.packs, start=2)
        ),
    )


def _conduct(evidence: RunEvidence) -> tuple[Fact, ...]:
    """What was run, by which program, on which day."""
    request, result = evidence.request, evidence.result
    return (
        Fact(label=translate(N_("Run")), value=one_line(evidence.run.id), code=True),
        Fact(label=translate(N_("Version")), value=one_line(request.version.name)),
        Fact(label=translate(N_("Suite")), value=one_line(f"{result.suite} {result.suite_version}")),
        Fact(label=translate(N_("Program")), value=one_line(request.program)),
        Fact(label=translate(N_("Day")), value=day(evidence.finished.date())),
        Fact(
            label=translate(N_("Tokens")),
            value=translate(N_("{read} read, {written} written")).format(
                read=count(result.tokens_read), written=count(result.tokens_written)
            ),
        ),
    )


def _asking(evidence: RunEvidence) -> tuple[Fact, ...]:
    """How the model was asked: number format, template, system prompt, seeds."""
    request, result = evidence.request, evidence.result
    number_format = result.dtype
    if stored := request.version.quantisation:
        number_format = translate(N_("stored as {stored}, dequantised and computed in {dtype}")).format(
            stored=stored, dtype=result.dtype
        )
    template = N_("the model's own, around every prompt") if request.asking.chat_template else N_("not used")
    prompt = request.asking.system_prompt
    return (
        Fact(label=translate(N_("Number format")), value=one_line(number_format)),
        Fact(label=translate(N_("Chat template")), value=translate(template)),
        Fact(label=translate(N_("System prompt")), value=plain(prompt) if prompt else translate(N_("none"))),
        Fact(
            label=translate(N_("Seeds")),
            value=", ".join(f"{name} {seed}" for name, seed in request.seeds.model_dump().items()),
        ),
    )


def _restricted(evidence: RunEvidence, sight: Sight) -> tuple[Fact, ...]:
    """What only some audiences may read: the machine, its software, the hash of the weights."""
    request, result = evidence.request, evidence.result
    facts: list[Fact] = []
    if sight.machine:
        packages = ", ".join(f"{name} {version}" for name, version in sorted(result.machine.packages.items()))
        engine = translate(N_("{threads} threads, batches of {batch}, softmax in {softmax}")).format(
            threads=request.engine.threads, batch=request.engine.batch_size, softmax=request.engine.softmax_dtype
        )
        facts += [
            Fact(label=translate(N_("Time")), value=_time(evidence)),
            Fact(label=translate(N_("Machine")), value=one_line(machine(result.machine))),
            Fact(label=translate(N_("Settings")), value=engine),
            Fact(label=translate(N_("Software")), value=one_line(f"Python {result.machine.python}, {packages}")),
        ]
    if sight.files:
        facts.append(Fact(label=translate(N_("SHA-256 of the weights")), value=result.weights_sha256, code=True))
    return tuple(facts)


def _time(evidence: RunEvidence) -> str:
    from_ = moment(type(evidence.finished).fromisoformat(evidence.result.started_at))
    return translate(N_("{start} to {end}")).format(start=from_, end=moment(evidence.finished))

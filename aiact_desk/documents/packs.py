"""One pack of a run as the annex prints it: figure, interval and mark, the chain behind it, drawn samples."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.documents.beside import NOT_COMPARED, beside_shown, beside_value
from aiact_desk.documents.caveats import marks
from aiact_desk.documents.evidence import PackWords, RunEvidence
from aiact_desk.documents.figures import (
    NOT_MEASURABLE,
    adjusted,
    between,
    bound,
    difference,
    figure,
    metric_in_words,
    percent,
    spread,
)
from aiact_desk.documents.nouns import SampleMark
from aiact_desk.documents.plain import count, one_line, plain
from aiact_desk.documents.samples import sample_set, samples_shown
from aiact_desk.documents.shown import Chart, Fact, PackShown
from aiact_desk.evaluation.profile import competence_of, shows
from aiact_desk.evaluation.result import PackResult
from aiact_desk.wording.catalogue import N_, translate


def pack_shown(evidence: RunEvidence, pack: PackResult, number: str, sample_marks: Sequence[SampleMark]) -> PackShown:
    """The evidence of one pack. Samples are drawn with the seed of the frozen request; the marks are the document's."""
    words = evidence.words_of(pack)
    samples = samples_shown(evidence, pack, sample_set(evidence, pack, sample_marks), words.shots)
    readable = shows(pack, evidence.results)
    measured = (*_precision(pack), *_beside(pack)) if readable else ()
    return PackShown(
        number=number,
        title=one_line(words.title),
        measures=plain(words.measures),
        principle=one_line(translate(words.principle)) if words.principle else "",
        topic=one_line(translate(words.topic)) if words.topic else "",
        items=translate(N_("{items} of {all}")).format(items=pack.items, all=pack.items_in_pack),
        figure=figure(pack, pack.value) if readable else translate(NOT_MEASURABLE),
        readable=readable,
        interval=between(pack, pack.interval) if readable else "",
        chance=translate(N_("not defined")) if pack.chance is None else figure(pack, pack.chance),
        partial=_partial(evidence, pack),
        marks=marks(evidence),
        bound=bound(pack) if readable else None,
        chart=_chart(pack) if readable else None,
        facts=(
            *_facts(pack, words),
            *_competence(evidence, pack),
            *measured,
            *_answers(evidence, pack),
            *_chain(evidence, pack),
        ),
        draw=samples.draw,
        shared=samples.shared,
        samples=samples.samples,
    )


def _partial(evidence: RunEvidence, pack: PackResult) -> str | None:
    """The mark beside every figure of a run that measured only the first items."""
    if pack.partial:
        return translate(N_("partial: first {items} of {all} items")).format(items=pack.items, all=pack.items_in_pack)
    if evidence.partial:
        return translate(N_("from a partial run, all {all} items here")).format(all=pack.items)
    return None


def _chart(pack: PackResult) -> Chart | None:
    """A chart from 0 to 1, for a metric that lies there."""
    low, high, chance = pack.interval.low, pack.interval.high, pack.chance
    if not 0 <= low <= high <= 1 or not 0 <= pack.value <= 1:
        return None
    text = translate(N_("{figure}, with a 95 % interval from {low} to {high}")).format(
        figure=figure(pack, pack.value), low=figure(pack, low), high=figure(pack, high)
    )
    if chance is not None:
        text += translate(N_("; guessing would score {chance}")).format(chance=figure(pack, chance))
    return Chart(value=pack.value, low=low, high=high, chance=chance, text=text)


def _facts(pack: PackResult, words: PackWords) -> tuple[Fact, ...]:
    direction = N_("{metric}; higher is better") if pack.higher_is_better else N_("{metric}; lower is better")
    metric = metric_in_words(pack)
    facts = [
        Fact(
            label=translate(N_("Principle (Recital 27)")),
            value=one_line(translate(words.principle)) if words.principle else translate(N_("not assigned")),
        ),
        *_topic(words),
        Fact(label=translate(N_("Metric")), value=translate(direction).format(metric=metric)),
    ]
    if words.shots is not None:
        facts.append(Fact(label=translate(N_("Solved examples first")), value=str(words.shots)))
    return tuple(facts)


def _topic(words: PackWords) -> tuple[Fact, ...]:
    """The topic with what it is to the provider, so that no principle looks like a duty."""
    if not words.topic:
        return ()
    said = f"{one_line(translate(words.topic))} ({one_line(translate(words.role))})"
    return (Fact(label=translate(N_("Topic")), value=said),)


def _competence(evidence: RunEvidence, pack: PackResult) -> tuple[Fact, ...]:
    """Of a figure on conduct: whether the model can do the task whose conduct is measured."""
    if pack.competence is None:
        return ()
    found = competence_of(pack, evidence.results)
    label = translate(N_("Can the model do the task?"))
    if found is None:
        return (Fact(label=label, value=translate(N_("not measured in this run, so the figure says nothing"))),)
    said = N_("yes: {value} right ({low} – {high}) where guessing scores {chance}")
    if not found.shown:
        said = N_(
            "not shown: {value} right ({low} – {high}) where guessing scores {chance}. Of a model that does no better "
            "than guessing this evaluation says nothing about its conduct."
        )
    numbers = {
        "value": percent(found.value),
        "low": percent(found.interval.low),
        "high": percent(found.interval.high),
        "chance": percent(found.chance),
    }
    return (Fact(label=label, value=translate(said).format(**numbers)),)


def _beside(pack: PackResult) -> tuple[Fact, ...]:
    """The figures beside the pack's own; one row for all languages."""
    rows = [one for one in pack.beside if one.figure not in NOT_COMPARED]
    facts = [Fact(label=found.label, value=beside_value(found)) for found in map(beside_shown, rows)]
    for kind, label in (
        ("language", N_("Right, by language")),
        ("language_not_compared", N_("Not compared, since nobody checked the wording")),
    ):
        its = [f"{one.of} {percent(one.value)}" for one in pack.beside if one.figure == kind]
        if its:
            facts.append(Fact(label=translate(label), value=", ".join(its)))
    return tuple(facts)


def _precision(pack: PackResult) -> tuple[Fact, ...]:
    """How much the sample can say: its interval, its groups, what it is worth, how the figure moves between repeats."""
    made = translate(N_("95 %, {method}")).format(method=one_line(pack.interval.method))
    facts = [(N_("Interval"), made)]
    if pack.clusters is not None and pack.clusters != pack.items:
        said = N_("{items} items in {clusters} groups that stand and fall together (templates or sources)")
        facts.append((N_("Groups"), translate(said).format(items=count(pack.items), clusters=count(pack.clusters))))
    if pack.effective_items is not None:
        said = N_("{items} independent items would give an interval as wide")
        facts.append((N_("Effective sample size"), translate(said).format(items=f"{pack.effective_items:.1f}")))
    if pack.smallest_difference is not None:
        said = N_("{difference} to another model, in four of five tries")
        shown = difference(pack, pack.smallest_difference)
        facts.append((N_("Smallest difference it could show"), translate(said).format(difference=shown)))
    if pack.adjusted is not None:
        facts.append((N_("Guessing taken out"), adjusted(pack, pack.adjusted)))
    if pack.spread is not None:
        facts.append((N_("Each repeat"), spread(pack, pack.spread)))
    return tuple(Fact(label=translate(label), value=value) for label, value in facts)


def _answers(evidence: RunEvidence, pack: PackResult) -> tuple[Fact, ...]:
    """Written answers that the limit on tokens cut off, or that the rule could not read."""
    if pack.cut_off is None and pack.not_understood is None:
        none = N_("not stated in the original file") if evidence.elsewhere else N_("none: options were compared")
        return (Fact(label=translate(N_("Written answers")), value=translate(none)),)
    shares = (
        (N_("{share} cut off by the limit on tokens"), pack.cut_off),
        (N_("{share} not understood (empty, or of a form that the rule cannot read)"), pack.not_understood),
    )
    said = [translate(words).format(share=percent(share)) for words, share in shares if share is not None]
    return (Fact(label=translate(N_("Written answers")), value=", ".join(said)),)


def _chain(evidence: RunEvidence, pack: PackResult) -> tuple[Fact, ...]:
    """Hashes of a pack's files; of another tool's task there are its settings and items as the original has them."""
    of_files, of_items = N_("SHA-256 of its files"), N_("SHA-256 of its items")
    if evidence.elsewhere:
        of_files = N_("SHA-256 of its settings in the original")
        of_items = N_("SHA-256 of its items in the original")
    return (
        Fact(label=translate(N_("Evaluation")), value=f"{one_line(pack.pack)} {one_line(pack.pack_version)}".rstrip()),
        Fact(label=translate(of_files), value=pack.pack_sha256, code=True),
        Fact(label=translate(of_items), value=pack.data_sha256, code=True),
    )

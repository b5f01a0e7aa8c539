"""One pack of a run as the annex prints it: figure, interval and mark, the chain behind it, drawn samples."""

from __future__ import annotations

from aiact_desk.documents.evidence import PackWords, RunEvidence
from aiact_desk.documents.plain import count, cut, one_line, plain
from aiact_desk.documents.shown import Chart, Fact, PackShown, SampleShown
from aiact_desk.evaluation.draw import drawn_samples
from aiact_desk.evaluation.result import PackResult, Sample
from aiact_desk.wording.catalogue import N_, translate

DRAWN = 5
INPUT_LIMIT, OUTPUT_LIMIT = 1_600, 1_000
_SHARES = frozenset({"acc", "exact_match"})
_NBSP = "\N{NO-BREAK SPACE}"


def pack_shown(evidence: RunEvidence, pack: PackResult, number: str) -> PackShown:
    """The evidence of one pack. Samples are drawn with the seed of the frozen request."""
    words = evidence.words_of(pack)
    samples = evidence.samples.get(pack.pack, ())
    return PackShown(
        number=number,
        title=one_line(words.title),
        measures=plain(words.measures),
        principle=one_line(words.principle),
        items=translate(N_("{items} of {all}")).format(items=pack.items, all=pack.items_in_pack),
        figure=_figure(pack, pack.value),
        interval=f"{_figure(pack, pack.interval.low)} – {_figure(pack, pack.interval.high)}",
        chance=translate(N_("not defined")) if pack.chance is None else _figure(pack, pack.chance),
        partial=_partial(evidence, pack),
        chart=_chart(pack),
        facts=_facts(pack, words),
        draw=_draw(evidence, pack, samples),
        samples=tuple(_sample(one) for one in drawn_samples(samples, evidence.request.seeds.samples, DRAWN)),
    )


def _figure(pack: PackResult, value: float) -> str:
    """A share as per cent, any other metric to three places."""
    return f"{100 * value:.1f}{_NBSP}%" if _is_share(pack) else f"{value:.3f}"


def _is_share(pack: PackResult) -> bool:
    return pack.metric.partition(",")[0] in _SHARES


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
        figure=_figure(pack, pack.value), low=_figure(pack, low), high=_figure(pack, high)
    )
    if chance is not None:
        text += translate(N_("; guessing would score {chance}")).format(chance=_figure(pack, chance))
    return Chart(value=pack.value, low=low, high=high, chance=chance, text=text)


def _facts(pack: PackResult, words: PackWords) -> tuple[Fact, ...]:
    direction = N_("{metric}; higher is better") if pack.higher_is_better else N_("{metric}; lower is better")
    metric = one_line(pack.metric)
    if _is_share(pack):
        metric = translate(N_("share of right answers ({metric})")).format(metric=metric)
    facts = [
        Fact(label=translate(N_("Principle (Recital 27)")), value=one_line(words.principle) or "–"),
        Fact(label=translate(N_("Metric")), value=translate(direction).format(metric=metric)),
        Fact(
            label=translate(N_("Interval")),
            value=translate(N_("95 %, {method}")).format(method=one_line(pack.interval.method)),
        ),
    ]
    if words.shots is not None:
        facts.append(Fact(label=translate(N_("Solved examples first")), value=str(words.shots)))
    return (
        *facts,
        Fact(label=translate(N_("Evaluation")), value=f"{one_line(pack.pack)} {one_line(pack.pack_version)}"),
        Fact(label=translate(N_("SHA-256 of its files")), value=pack.pack_sha256, code=True),
        Fact(label=translate(N_("SHA-256 of its items")), value=pack.data_sha256, code=True),
    )


def _draw(evidence: RunEvidence, pack: PackResult, samples: tuple[Sample, ...]) -> str:
    """The seed and the population of the drawn samples, so that anybody can draw them again."""
    if not samples:
        return translate(N_("not provided: the samples of this evaluation are not at hand."))
    return translate(
        N_(
            "Samples: {count} of the {all} measured items, drawn at random without replacement "
            "(Python's random.Random, seed “{seed}:{pack}”, over the items sorted by name)."
        )
    ).format(
        count=min(DRAWN, len(samples)), all=len(samples), seed=evidence.request.seeds.samples, pack=one_line(pack.pack)
    )


def _sample(sample: Sample) -> SampleShown:
    given, given_cut = cut(sample.input, INPUT_LIMIT)
    answer, answer_cut = cut(sample.output, OUTPUT_LIMIT)
    return SampleShown(
        item=one_line(sample.item),
        language=one_line(sample.language),
        input=plain(given),
        input_note=_cut_note(sample.input) if given_cut else None,
        options=_options(sample, given),
        output=plain(answer).strip() or translate(N_("(nothing)")),
        output_note=_cut_note(sample.output) if answer_cut else None,
        expected=plain(cut(sample.expected, OUTPUT_LIMIT)[0]).strip(),
        right=sample.right,
    )


def _options(sample: Sample, given: str) -> tuple[str, ...]:
    """The options to choose from, unless the printed input shows every one of them."""
    if all(option in given for option in sample.options):
        return ()
    return tuple(plain(cut(option, OUTPUT_LIMIT)[0]).strip() for option in sample.options)


def _cut_note(text: str) -> str:
    return translate(N_("Cut here; the whole text has {length} characters.")).format(length=count(len(text)))

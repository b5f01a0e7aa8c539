"""Which items of evidence the annex holds, and which it does not: the list of the Code, answered one by one.

Items, paraphrased: Safety and Security Chapter, Measure 7.3(1)(e) and (f), Appendix 3, and the glossary's "internal
validity", "external validity" and "reproducibility".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiact_desk.documents.choosing import Listing
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.shown import Need
from aiact_desk.documents.sight import Sight
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

_RUN_HEAD = N_("the table at the head of each run")


@dataclass(frozen=True)
class _Item:
    """One item: what is needed, its source, where the annex holds it (`held`), or what is missing.

    `row` is the row of a form in which people state it, `unstated` what is missing besides where they do not.
    """

    need: str
    source: str
    where: str
    held: bool = False
    row: str = ""
    unstated: str = ""


def needs(
    evidence: Sequence[RunEvidence], listing: Listing, sight: Sight, stated: Mapping[str, str]
) -> tuple[Need, ...]:
    """Every item with where it stands here. Without a run nothing is held but what people state in rows of the form.

    `listing` holds all complete runs, `stated` the labels of those rows that are answered, by their ids.
    """
    return tuple(_need(item, bool(evidence), stated.get(item.row)) for item in _items(evidence, listing, sight))


def _need(item: _Item, measured: bool, label: str | None) -> Need:
    where = [translate(item.where)] if measured else []
    if label is not None:
        row = translate(N_("the row “{label}” of this document")).format(label=label)
        where = [row, *where] if measured and item.held else [row]
    elif measured and item.unstated:
        where.append(translate(item.unstated))
    return Need(
        need=translate(item.need),
        source=item.source,
        held=(item.held and measured) or label is not None,
        where="; ".join(where) or say("documents.absent_no_run", {}),
    )


def _items(evidence: Sequence[RunEvidence], listing: Listing, sight: Sight) -> tuple[_Item, ...]:
    return (*_conduct(evidence), *_validity(evidence, listing, sight), *_others(sight))


def _conduct(evidence: Sequence[RunEvidence]) -> tuple[_Item, ...]:
    several = len({one.run.version_id for one in evidence}) > 1
    compared = (
        N_("the same evaluations on the other versions in this annex, and what guessing would score")
        if several
        else N_("what guessing would score stands beside each figure; no other version")
    )
    sampled = any(one.samples for one in evidence)
    return (
        _Item(N_("How the runs were conducted"), "7.3(1)(e)(i)", _RUN_HEAD, held=True),
        _Item(N_("Tests and tasks"), "7.3(1)(e)(ii)", N_("each evaluation, with the hash of its files"), held=True),
        _Item(N_("Scoring"), "7.3(1)(e)(iii)", N_("the metric of each evaluation"), held=True),
        _Item(
            N_("How the model was elicited"),
            "7.3(1)(e)(iv); App. 3.2",
            N_("the table at the head of each run; no other way of asking, tool or fine-tuning was tried in it"),
            held=True,
            row="evidence.elicitation",
        ),
        _Item(
            N_("Baselines and comparisons"),
            "7.3(1)(e)(v)",
            compared,
            held=several,
            row="evidence.human_baselines",
            unstated=N_("no human baseline"),
        ),
        _Item(
            N_("Random samples of inputs and outputs"),
            "7.3(1)(f)",
            N_("below each evaluation, with seed and population") if sampled else N_("the samples are not at hand"),
            held=sampled,
        ),
    )


def _has_spread(run: RunEvidence) -> bool:
    """Whether any of its figures was measured in more ways than one."""
    return any(pack.spread is not None for pack in run.result.packs)


def _validity(evidence: Sequence[RunEvidence], listing: Listing, sight: Sight) -> tuple[_Item, ...]:
    source = translate(N_("Glossary, internal validity"))
    plans = [one.complete.evidence.request.plan for one in listing.candidates if one.complete.evidence]
    repeated = len(set(plans)) < len(plans) or any(_has_spread(one) for one in evidence)
    varied = any({"shots", "format"} & set(one.request.asking.vary) and _has_spread(one) for one in evidence)
    environment = (
        N_("number format, seeds, machine and software at the head of each run")
        if sight.machine
        else N_("number format and seeds at the head of each run; the machine is no part of this copy")
    )
    return (
        _Item(N_("Size of the sample"), source, N_("the number of items beside each figure"), held=True),
        _Item(
            N_("Statistics"),
            source,
            N_("a 95 % interval beside each figure, and the smallest difference that its sample could show"),
            held=True,
        ),
        _Item(N_("Parameters of the environment"), source, environment, held=True),
        _Item(
            N_("Confounders"),
            source,
            N_("repeats with other orders or formats of the prompt; no check of length or position")
            if varied
            else N_("no check of length, position or prompt format is recorded."),
            held=varied,
        ),
        _Item(N_("Test data kept out of training"), source, N_("no check against the training data is recorded.")),
        _Item(
            N_("Repeated runs"),
            source,
            N_("each repeat's figure with each evaluation, and runs of one plan in the list of all complete runs")
            if repeated
            else N_("no run of a suite was repeated."),
            held=repeated,
        ),
        _Item(
            N_("Inspection of outputs"),
            source,
            N_("no reading of the outputs by a person is recorded."),
            row="evidence.inspection",
        ),
        _Item(
            N_("Labelling"), source, N_("nothing about who labelled the items is recorded here."), row="evidence.labels"
        ),
        _Item(N_("Evasion of oversight"), source, N_("no probe for it is recorded."), row="evidence.evasion"),
    )


def _others(sight: Sight) -> tuple[_Item, ...]:
    return (
        _Item(
            N_("External validity"),
            translate(N_("Glossary, external validity")),
            N_("how the evaluations differ from use in the world is not described here."),
            row="evidence.external_validity",
        ),
        _Item(
            N_("Reproducibility"),
            translate(N_("Glossary, reproducibility")),
            N_("seeds, versions and hashes stand with each run; its folder keeps every answer of the model")
            if sight.machine and sight.files
            else N_("seeds stand with each run; its folder, kept by the provider, holds the rest and every answer"),
            held=True,
        ),
        _Item(
            N_("Effect of mitigations"),
            "App. 3.3",
            N_("no test with and without mitigations is recorded."),
            row="evidence.mitigation_effect",
        ),
        _Item(
            N_("Qualified teams and resources"),
            "App. 3.4",
            N_("nothing about the team is recorded here."),
            row="evidence.team",
        ),
        _Item(
            N_("Independent external evaluation"),
            "App. 3.5",
            N_("none is recorded."),
            row="evidence.external_evaluation",
        ),
    )

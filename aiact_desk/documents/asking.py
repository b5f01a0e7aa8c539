"""How the model was asked, in words: every part of the asking for the head of a run, a few words for a list."""

from __future__ import annotations

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.plain import count, one_line, plain
from aiact_desk.documents.shown import Fact
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.request import Asking, RunRequest, Sampling, Seeds, Unsaid, Variation
from aiact_desk.wording.catalogue import N_, translate

_PLAN_SIGNS = 12
_VARIED: dict[Variation, str] = {
    "seeds": N_("the seeds of drawn answers"),
    "shots": N_("the order of the solved examples"),
    "format": N_("how the prompt is set out"),
}
_NOT_STATED = N_("not stated in the original file")


def plan_name(request: RunRequest) -> str:
    """The first signs of the plan's hash: runs of one plan are repetitions of one measurement."""
    return request.plan[:_PLAN_SIGNS]


def asking_facts(evidence: RunEvidence, sight: Sight) -> tuple[Fact, ...]:
    """Every part of the asking, with the seeds and the plan that it belongs to."""
    request, asking = evidence.request, evidence.request.asking
    unsaid = request.origin.unsaid if request.origin else ()
    facts: tuple[tuple[str, str, Unsaid | None], ...] = (
        (N_("Chat template"), _template(evidence, sight), None),
        (
            N_("System prompt"),
            plain(asking.system_prompt) if asking.system_prompt else translate(N_("none")),
            "system_prompt",
        ),
        (N_("Thinking"), _thinking(asking), "thinking"),
        (N_("Sampling"), _sampling(asking.sampling), "sampling"),
        (N_("Repeats"), _repeats(asking), None),
        (N_("Length of answers"), _budget(asking), "length"),
        (N_("Seeds"), _seeds(request.seeds), "seeds"),
    )
    plan = Fact(label=translate(N_("Plan")), value=plan_name(request), code=True)
    said = [(label, translate(_NOT_STATED) if part in unsaid else value) for label, value, part in facts]
    return (*(Fact(label=translate(label), value=value) for label, value in said), plan)


def asked_briefly(request: RunRequest) -> str:
    """The asking in a few words: what tells plans of one suite apart."""
    asking = request.asking
    unsaid = request.origin.unsaid if request.origin else ()
    words = [translate(N_("chat template")) if asking.templated else translate(N_("no chat template"))]
    if "chat_template" in unsaid:
        words = [translate(N_("chat template not stated"))]
    if asking.system_prompt:
        words.append(translate(N_("a system prompt")))
    if asking.thinking is not None:
        words.append(translate(N_("thinking on") if asking.thinking else N_("thinking off")))
    drawn = translate(N_("sampling not stated")) if "sampling" in unsaid else _sampling(asking.sampling, brief=True)
    words.append(drawn)
    if asking.repeats > 1:
        text = N_("up to {count} repeats") if asking.vary else N_("{count} repeats")
        words.append(translate(text).format(count=asking.repeats))
    if asking.most_written is not None:
        words.append(translate(N_("at most {tokens} tokens an answer")).format(tokens=count(asking.most_written)))
    if request.limit is not None:
        words.append(translate(N_("first {limit} items of each evaluation")).format(limit=count(request.limit)))
    if request.seeds != Seeds():
        words.append(translate(N_("seeds {seeds}")).format(seeds=_seeds(request.seeds)))
    if request.engine.dtype != "auto":
        words.append(one_line(request.engine.dtype))
    return one_line(", ".join(words))


def _template(evidence: RunEvidence, sight: Sight) -> str:
    chosen = evidence.request.asking.chat_template
    if chosen is None:
        if evidence.elsewhere:
            return translate(_NOT_STATED)
        return translate(N_("not used") if evidence.request.version.served else N_("not used; the model has none"))
    if not chosen:
        return translate(N_("not used"))
    if evidence.request.version.served:
        return translate(N_("the server's own, around every prompt; not seen"))
    words, sha256 = translate(N_("the model's own, around every prompt")), evidence.request.version.chat_template_sha256
    if evidence.elsewhere or not sha256 or not sight.files:  # which one was used elsewhere, nobody here has seen
        return words
    return f"{words}; SHA-256 {sha256}"


def _thinking(asking: Asking) -> str:
    if asking.thinking is None:
        words = N_("as the template does by default") if asking.templated else N_("not asked for")
    else:
        words = N_("on") if asking.thinking else N_("off")
    if not asking.think_end:
        return translate(words)
    ends = translate(N_("; what stands before “{sign}” is no part of the answer"))
    return translate(words) + ends.format(sign=one_line(asking.think_end))


def _sampling(sampling: Sampling, *, brief: bool = False) -> str:
    if sampling.temperature == 0:
        return translate(N_("greedy")) if brief else translate(N_("greedy: the likeliest token each time"))
    words = [translate(N_("temperature {temperature:g}")).format(temperature=sampling.temperature)]
    if sampling.top_p < 1 or not brief:
        words.append(f"top-p {sampling.top_p:g}")
    if sampling.top_k is not None:
        words.append(f"top-k {sampling.top_k}")
    if not brief and sampling.top_k is None:
        words.append(translate(N_("no top-k")))
    return ", ".join(words) if brief else translate(N_("drawn at {settings}")).format(settings=", ".join(words))


def _repeats(asking: Asking) -> str:
    if asking.repeats == 1:
        return translate(N_("none: every item was asked once"))
    if not asking.vary:
        words = translate(N_("every item was asked {count} times")).format(count=asking.repeats)
        return words + translate(N_(", each time in the same way"))
    most = N_("every item was asked up to {count} times, as often as what varies changes something")
    words = translate(most).format(count=asking.repeats)
    varied = ", ".join(translate(_VARIED[one]) for one in asking.vary)
    return words + translate(N_("; after the first time these varied: {varied}")).format(varied=varied)


def _budget(asking: Asking) -> str:
    if asking.most_written is None:
        return translate(N_("limited as each evaluation says"))
    return translate(N_("at most {tokens} tokens")).format(tokens=count(asking.most_written))


def _seeds(seeds: Seeds) -> str:
    return ", ".join(f"{name} {seed}" for name, seed in seeds.model_dump().items())

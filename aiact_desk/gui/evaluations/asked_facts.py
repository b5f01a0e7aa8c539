"""How a run asked its model: with or without the chat template, and all that differs from the plain way."""

from __future__ import annotations

from aiact_desk.evaluation.request import Asking, RunRequest, Sampling, Seeds, Unsaid, Variation
from aiact_desk.gui import words
from aiact_desk.gui.parts.facts import Fact
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.words import QT_TRANSLATE_NOOP

_VARIED: dict[Variation, str] = {
    "seeds": QT_TRANSLATE_NOOP("AskedFacts", "the seeds of drawing"),
    "shots": QT_TRANSLATE_NOOP("AskedFacts", "the order of the solved examples"),
    "format": QT_TRANSLATE_NOOP("AskedFacts", "the prompt format"),
}

_UNSAID: dict[Unsaid, str] = {
    "system_prompt": QT_TRANSLATE_NOOP("AskedFacts", "system prompt"),
    "thinking": QT_TRANSLATE_NOOP("AskedFacts", "thinking"),
    "sampling": QT_TRANSLATE_NOOP("AskedFacts", "drawing"),
    "length": QT_TRANSLATE_NOOP("AskedFacts", "length"),
    "seeds": QT_TRANSLATE_NOOP("AskedFacts", "seeds"),
    "dates": QT_TRANSLATE_NOOP("AskedFacts", "dates"),
}


def asked_facts(request: RunRequest) -> list[Fact]:
    """One line for each part of the asking that is not the usual one; the chat template always."""
    asking = request.asking
    listed = (
        (words.translate("AskedFacts", "Asked"), _template(request)),
        (words.translate("AskedFacts", "System prompt"), asking.system_prompt or ""),
        (words.translate("AskedFacts", "Thinking"), _thinking(asking)),
        (words.translate("AskedFacts", "Drawing"), _sampling(asking.sampling)),
        (words.translate("AskedFacts", "Length"), _length(asking)),
        (words.translate("AskedFacts", "Repeats"), _repeats(asking)),
        (words.translate("AskedFacts", "Seeds"), _seeds(request.seeds)),
        (words.translate("AskedFacts", "Not told"), _unsaid(request)),
    )
    return [Fact(name, value) for name, value in listed if value]


def _unsaid(request: RunRequest) -> str:
    """What the original file of a run from elsewhere does not tell; the template has a line of its own."""
    unsaid = request.origin.unsaid if request.origin else ()
    return ", ".join(words.translate("AskedFacts", _UNSAID[part]) for part in unsaid if part != "chat_template")


def _template(request: RunRequest) -> str:
    if request.asking.chat_template:
        return words.translate("AskedFacts", "with the model’s chat template")
    if request.asking.chat_template is None and request.origin is not None:
        return words.translate("AskedFacts", "in a way that the original file does not tell")
    return words.translate("AskedFacts", "in plain text, without a chat template")


def _thinking(asking: Asking) -> str:
    told = []
    if asking.thinking is not None:
        on, off = words.translate("AskedFacts", "switched on"), words.translate("AskedFacts", "switched off")
        told.append(on if asking.thinking else off)
    if asking.think_end:
        told.append(words.translate("AskedFacts", "the answer begins after “{end}”").format(end=asking.think_end))
    return "; ".join(told)


def _sampling(drawn: Sampling) -> str:
    if drawn == Sampling():
        return ""
    told = [words.translate("AskedFacts", "temperature {value:g}").format(value=drawn.temperature)]
    if drawn.top_p < 1:
        told.append(f"top-p {drawn.top_p:g}")
    if drawn.top_k is not None:
        told.append(f"top-k {drawn.top_k}")
    return ", ".join(told)


def _length(asking: Asking) -> str:
    if asking.most_written is None:
        return ""
    return words.translate("AskedFacts", "{count} tokens at most").format(count=whole(asking.most_written))


def _repeats(asking: Asking) -> str:
    if asking.repeats == 1:
        return ""
    if not asking.vary:
        return words.translate("AskedFacts", "asked {count} times").format(count=asking.repeats)
    times = words.translate("AskedFacts", "asked up to {count} times").format(count=asking.repeats)
    varied = ", ".join(words.translate("AskedFacts", _VARIED[one]) for one in asking.vary)
    return words.translate("AskedFacts", "{times}, varying {varied}").format(times=times, varied=varied)


def _seeds(seeds: Seeds) -> str:
    return "" if seeds == Seeds() else ", ".join(f"{name} {seed}" for name, seed in seeds.model_dump().items())

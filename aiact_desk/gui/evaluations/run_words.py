"""Runs in words: how one ended, and what it does now."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.evaluation.events import Progress, Stage
from aiact_desk.gui import words
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.figures import duration, whole
from aiact_desk.gui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class EndWords:
    """A state as word, icon and tone, and a sentence about it."""

    word: str
    icon: str
    tone: Tone
    sentence: str


_ENDS: dict[RunEnd, EndWords] = {
    RunEnd.RUNNING: EndWords(QT_TRANSLATE_NOOP("Runs", "running"), "running", Tone.LIVE, ""),
    RunEnd.SUCCESS: EndWords(QT_TRANSLATE_NOOP("Runs", "finished"), "done", Tone.GOOD, ""),
    RunEnd.CANCELLED: EndWords(
        QT_TRANSLATE_NOOP("Runs", "cancelled"),
        "cancelled",
        Tone.QUIET,
        QT_TRANSLATE_NOOP("Runs", "The run was cancelled. Its answers are kept: “Resume” goes on where it stopped."),
    ),
    RunEnd.ERROR: EndWords(QT_TRANSLATE_NOOP("Runs", "failed"), "failure", Tone.BAD, ""),
    RunEnd.CRASHED: EndWords(QT_TRANSLATE_NOOP("Runs", "crashed"), "crashed", Tone.BAD, ""),
}

_STAGES: dict[str, str] = {
    "loading_tasks": QT_TRANSLATE_NOOP("Runs", "Loading the packs"),
    "loading_model": QT_TRANSLATE_NOOP("Runs", "Loading the model"),
    "planning": QT_TRANSLATE_NOOP("Runs", "Planning the work"),
    "pack": QT_TRANSLATE_NOOP("Runs", "Measuring {pack} ({number} of {packs})"),
    "counting_inference": QT_TRANSLATE_NOOP("Runs", "Counting the computation of inference"),
    "writing_result": QT_TRANSLATE_NOOP("Runs", "Writing the result"),
}


def end_words(end: RunEnd) -> EndWords:
    """How a run stands, in the user's language."""
    found = _ENDS[end]
    sentence = words.translate("Runs", found.sentence) if found.sentence else ""
    return EndWords(words.translate("Runs", found.word), found.icon, found.tone, sentence)


def stage_words(stage: Stage | None, titles: dict[str, str]) -> str:
    """What the worker does now; `titles` are those of the packs, by id."""
    if stage is None:
        return words.translate("Runs", "Starting the worker")
    pack = titles.get(stage.pack or "", stage.pack or "")
    return words.translate("Runs", _STAGES[stage.stage]).format(pack=pack, number=stage.number, packs=stage.packs)


def progress_words(progress: Progress) -> str:
    """Items, speed and remaining time in one line."""
    parts = [
        words.translate("Runs", "{done} of {total} items").format(
            done=whole(progress.done), total=whole(progress.total)
        ),
        words.translate("Runs", "{rate} tokens per second").format(rate=whole(round(progress.rate))),
    ]
    if progress.remaining is not None:
        left = words.translate("Runs", "about {time} left")
        parts.append(left.format(time=duration(progress.remaining)))
    return " · ".join(parts)

"""Runs in words: how one ended, and what it does now."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.evaluation.events import Progress, Stage
from aiact_desk.gui import words
from aiact_desk.gui.evaluations.live_run import LiveRun
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

_PAUSED = EndWords(
    QT_TRANSLATE_NOOP("Runs", "paused"),
    "pause",
    Tone.QUIET,
    QT_TRANSLATE_NOOP("Runs", "The run waits with its model in memory, until you resume or cancel it."),
)
_PAUSING = EndWords(
    QT_TRANSLATE_NOOP("Runs", "pausing"),
    "pause",
    Tone.LIVE,
    QT_TRANSLATE_NOOP("Runs", "The run pauses once its current batch is done."),
)
_NO_ROOM = EndWords(
    QT_TRANSLATE_NOOP("Runs", "waiting for room"),
    "warning",
    Tone.WARN,
    QT_TRANSLATE_NOOP(
        "Runs", "The disk is full. Make room on it, and the run goes on by itself; nothing that it found is lost."
    ),
)

_STAGES: dict[str, str] = {
    "loading_tasks": QT_TRANSLATE_NOOP("Runs", "Loading the packs"),
    "loading_model": QT_TRANSLATE_NOOP("Runs", "Loading the model"),
    "planning": QT_TRANSLATE_NOOP("Runs", "Planning the work"),
    "pack": QT_TRANSLATE_NOOP("Runs", "Measuring {pack} ({number} of {packs})"),
    "counting_inference": QT_TRANSLATE_NOOP("Runs", "Counting the computation of inference"),
    "paused": QT_TRANSLATE_NOOP("Runs", "Paused"),
    "disk_full": QT_TRANSLATE_NOOP("Runs", "Waiting for room on the disk"),
    "writing_result": QT_TRANSLATE_NOOP("Runs", "Writing the result"),
}


def end_words(end: RunEnd) -> EndWords:
    """How a run ended, in the user's language."""
    return _translated(_ENDS[end])


def state_words(end: RunEnd, live: LiveRun | None) -> EndWords:
    """How a run stands: how it ended, or while it lasts whether it works, waits for its user or for room."""
    if end != RunEnd.RUNNING or live is None:
        return end_words(end)
    stage = live.stage.stage if live.stage else None
    if stage == "disk_full":
        return _translated(_NO_ROOM)
    if live.pausing:
        return _translated(_PAUSED if stage == "paused" else _PAUSING)
    return end_words(end)


def _translated(found: EndWords) -> EndWords:
    sentence = words.translate("Runs", found.sentence) if found.sentence else ""
    return EndWords(words.translate("Runs", found.word), found.icon, found.tone, sentence)


def stage_words(stage: Stage | None, titles: dict[str, str]) -> str:
    """What the worker does now; `titles` are those of the packs, by id."""
    if stage is None:
        return words.translate("Runs", "Starting the worker")
    pack = titles.get(stage.pack or "", stage.pack or "")
    said = words.translate("Runs", _STAGES[stage.stage]).format(pack=pack, number=stage.number, packs=stage.packs)
    if stage.repeat is None:
        return said
    times = words.translate("Runs", "{said}, time {repeat} of {repeats}")
    return times.format(said=said, repeat=stage.repeat, repeats=stage.repeats)


def progress_words(progress: Progress, *, waits: bool = False) -> str:
    """Items, speed and remaining time in one line; of a run that waits, items alone."""
    items = words.translate("Runs", "{done} of {total} items")
    parts = [items.format(done=whole(progress.done), total=whole(progress.total))]
    if waits:
        return parts[0]
    parts.append(words.translate("Runs", "{rate} tokens per second").format(rate=whole(round(progress.rate))))
    if progress.remaining is not None:
        left = words.translate("Runs", "about {time} left")
        parts.append(left.format(time=duration(progress.remaining)))
    return " · ".join(parts)

"""Comparisons in words: why packs are not compared, what was asked otherwise, what the marks of runs say."""

from __future__ import annotations

from aiact_desk.desk.comparing import RunsCompared
from aiact_desk.desk.runs import RunReport
from aiact_desk.evaluation.compared import AskingPart, Comparison, NotCompared
from aiact_desk.gui import words
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.words import QT_TRANSLATE_NOOP

_REASONS: dict[NotCompared, str] = {
    "not_in_first": QT_TRANSLATE_NOOP("Comparison", "the first run did not measure it"),
    "not_in_other": QT_TRANSLATE_NOOP("Comparison", "the other run did not measure it"),
    "other_version": QT_TRANSLATE_NOOP("Comparison", "the runs asked different versions of it"),
    "other_files": QT_TRANSLATE_NOOP("Comparison", "its files or settings differ under the same version"),
    "other_data": QT_TRANSLATE_NOOP("Comparison", "its items differ under the same version"),
    "other_metric": QT_TRANSLATE_NOOP("Comparison", "the runs counted different metrics"),
    "no_samples": QT_TRANSLATE_NOOP("Comparison", "a run has no samples of it"),
    "no_common_items": QT_TRANSLATE_NOOP("Comparison", "the runs have no item in common"),
    "no_interval": QT_TRANSLATE_NOOP("Comparison", "the samples are too few or too much alike for an interval"),
}

_ASKING: dict[AskingPart, str] = {
    "chat_template": QT_TRANSLATE_NOOP("Comparison", "the chat template"),
    "system_prompt": QT_TRANSLATE_NOOP("Comparison", "the system prompt"),
    "thinking": QT_TRANSLATE_NOOP("Comparison", "thinking"),
    "sampling": QT_TRANSLATE_NOOP("Comparison", "how tokens are drawn"),
    "length": QT_TRANSLATE_NOOP("Comparison", "the length of answers"),
    "repeats": QT_TRANSLATE_NOOP("Comparison", "the repeats"),
    "seeds": QT_TRANSLATE_NOOP("Comparison", "the seeds"),
    "dtype": QT_TRANSLATE_NOOP("Comparison", "the type of numbers that the model computed in"),
    "not_stated": QT_TRANSLATE_NOOP("Comparison", "an original file does not say all of it"),
}


def run_name(report: RunReport) -> str:
    """A run as a comparison names it, with what must be known beside every figure of it."""
    run, origin = report.run, report.request.origin
    parts = [report.version.name, run.suite, moment(run.created_at), run.id]
    if run.limit is not None:
        parts.append(words.translate("Comparison", "partial"))
    if origin is not None:
        text = words.translate("Comparison", "measured elsewhere with {tool}")
        parts.append(text.format(tool=" ".join(filter(None, (origin.tool, origin.tool_version)))))
    if report.request.version.served is not None:
        parts.append(words.translate("Comparison", "weights not seen"))
    return " · ".join(parts)


def short_names(found: RunsCompared) -> list[str]:
    """The runs by the names of their versions, with their ids where two runs are of one version."""
    names = [report.version.name for report in found.reports]
    return [
        name if names.count(name) == 1 else f"{name} ({report.run.id})"
        for name, report in zip(names, found.reports, strict=True)
    ]


def is_marked(report: RunReport) -> bool:
    """Whether this program did not measure the run itself, on weights that it saw."""
    return report.request.origin is not None or report.request.version.served is not None


def caveats(found: RunsCompared, titles: dict[str, str]) -> list[str]:
    """What was asked otherwise, and the packs that could not be compared, with the run that it is said of."""
    told = []
    for comparison, name in zip(found.comparisons, short_names(found)[1:], strict=True):
        told += [f"{name}: {line}" for line in _caveats(comparison, titles)]
    return told


def _caveats(comparison: Comparison, titles: dict[str, str]) -> list[str]:
    told = []
    if comparison.asking:
        text = words.translate("Comparison", "not asked alike, which may be the cause of a difference: {parts}.")
        told.append(text.format(parts="; ".join(words.translate("Comparison", _ASKING[p]) for p in comparison.asking)))
    for pack in comparison.left_out:
        if pack.reason is not None:
            text = words.translate("Comparison", "“{pack}” is not compared: {reason}.")
            reason = words.translate("Comparison", _REASONS[pack.reason])
            told.append(text.format(pack=titles.get(pack.pack, pack.pack), reason=reason))
    return told

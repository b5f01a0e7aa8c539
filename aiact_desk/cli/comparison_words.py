"""Words of the terminal about comparisons: why packs are not compared, what was asked otherwise, marks of runs."""

from __future__ import annotations

from aiact_desk.evaluation.compared import AskingPart, NotCompared
from aiact_desk.evaluation.request import RunRequest

REASONS: dict[NotCompared, str] = {
    "not_in_first": "the first run did not measure it",
    "not_in_other": "the other run did not measure it",
    "other_version": "the runs asked different versions of it",
    "other_files": "its files or settings differ under the same version",
    "other_data": "its items differ under the same version",
    "other_metric": "the runs counted different metrics",
    "no_samples": "a run has no samples of it",
    "no_common_items": "the runs have no item in common",
    "no_interval": "the samples are too few or too much alike for an interval",
}

ASKING: dict[AskingPart, str] = {
    "chat_template": "the chat template",
    "system_prompt": "the system prompt",
    "thinking": "thinking",
    "sampling": "how tokens are drawn",
    "length": "the length of answers",
    "repeats": "the repeats",
    "seeds": "the seeds",
    "dtype": "the type of numbers that the model computed in",
    "not_stated": "an original file does not say all of it",
}


def marks(request: RunRequest) -> list[str]:
    """What must be said beside every figure of this run."""
    found = []
    if origin := request.origin:
        tool = " ".join(filter(None, (origin.tool, origin.tool_version)))
        found.append(f"measured elsewhere with {tool}; this program did not see the measurement")
    if request.version.served:
        found.append("weights not seen: the model was asked through a server")
    return found

"""In which parts two runs were asked otherwise: said beside every comparison of their figures."""

from __future__ import annotations

from aiact_desk.evaluation.compared import AskingPart, MeasuredRun


def asking_difference(first: MeasuredRun, other: MeasuredRun) -> tuple[AskingPart, ...]:
    """The parts that differ. What an original file leaves unsaid is not compared but told as `not_stated`."""
    before, after = _parts(first), _parts(other)
    unsaid = {part for run in (first, other) if run.request.origin for part in run.request.origin.unsaid} - {"dates"}
    found = [part for part in before if part not in unsaid and before[part] != after[part]]
    return (*found, "not_stated") if unsaid else tuple(found)


def _parts(run: MeasuredRun) -> dict[AskingPart, object]:
    asking = run.request.asking
    return {
        "chat_template": asking.templated,
        "system_prompt": asking.system_prompt or "",
        "thinking": (asking.thinking, asking.think_end),
        "sampling": asking.sampling,
        "length": asking.most_written,
        "repeats": (asking.repeats, asking.vary),
        "seeds": run.request.seeds,
        "dtype": run.result.dtype,
    }

"""How an evaluation with Inspect was conducted, as far as its log says it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from aiact_desk.evaluation.elsewhere.reading import text
from aiact_desk.evaluation.request import Asking, Unsaid
from aiact_desk.problems import Problem

if TYPE_CHECKING:
    from inspect_ai.log import EvalLog

_PARTS = ("temperature", "top_p", "top_k", "max_tokens")
_USAGE = ("input_tokens", "input_tokens_cache_read", "input_tokens_cache_write")


def asking_of(header: EvalLog, name: str) -> tuple[Asking, tuple[Unsaid, ...]]:
    """How the model was asked, and what of it the log leaves unsaid: whatever stood at the provider's default.

    Raises:
        Problem: if the log states a value that cannot be, as a negative temperature.
    """
    said = _generation(header)
    system = _system_prompt(header)
    drawn = {part: said[part] for part in ("temperature", "top_p", "top_k") if said.get(part) is not None}
    unsaid: list[Unsaid] = ["chat_template", "thinking", "seeds"]
    unsaid += [] if system else ["system_prompt"]
    unsaid += [] if "temperature" in drawn else ["sampling"]
    unsaid += [] if said.get("max_tokens") else ["length"]
    try:
        asking = Asking.model_validate(
            {
                "system_prompt": system,
                "sampling": drawn if "temperature" in drawn else {},
                "most_written": said.get("max_tokens"),
                "repeats": header.eval.config.epochs or 1,
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Problem("elsewhere.not_inspect", file=name, reason=text(f"{where}: {first['msg']}")) from None
    return asking, tuple(unsaid)


def times_of(header: EvalLog) -> tuple[str, str]:
    """Start and end in UTC; a log always says when it was made."""
    started = header.stats.started_at or header.eval.created
    return _utc(started), _utc(header.stats.completed_at or started)


def tokens_of(header: EvalLog) -> tuple[int, int]:
    """Tokens that the evaluated model read and wrote, by the count of its provider; 0 where nobody counted."""
    usage = header.stats.model_usage.get(header.eval.model)
    if usage is None:
        return 0, 0
    return sum(max(0, getattr(usage, part) or 0) for part in _USAGE), max(0, usage.output_tokens)


def _generation(header: EvalLog) -> dict[str, object]:
    """Settings of writing: the model's, then the plan's, then those of the step that writes, the later the stronger."""
    said: dict[str, object] = {}
    steps = [step.params for step in header.plan.steps if step.solver.rpartition("/")[2] == "generate"]
    for source in (header.eval.model_generate_config.model_dump(), header.plan.config.model_dump(), *steps):
        said.update({part: source[part] for part in _PARTS if source.get(part) is not None})
    return said


def _system_prompt(header: EvalLog) -> str | None:
    steps = [step.params for step in header.plan.steps if step.solver.rpartition("/")[2] == "system_message"]
    said = [text(step["template"]) for step in steps if isinstance(step.get("template"), str)]
    configured = header.plan.config.system_message or header.eval.model_generate_config.system_message
    return "\n\n".join([*([text(configured)] if configured else []), *said]) or None


def _utc(moment: str) -> str:
    found = datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")

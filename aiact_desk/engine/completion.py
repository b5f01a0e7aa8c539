"""What a server of the OpenAI protocol answers to a request for a completion, checked before it is used."""

from __future__ import annotations

from collections.abc import Sequence

from lm_eval.models.utils import postprocess_generated_text

from aiact_desk.evaluation.responses import Written
from aiact_desk.inspection.server import Json
from aiact_desk.problems import Problem


def unusable(url: str, reason: str) -> Problem:
    """The problem with an answer that is not of the protocol."""
    return Problem("inspection.server_answer", url=url, reason=reason)


def choice_of(answer: Json, url: str) -> Json:
    """The first of an answer's choices.

    Raises:
        Problem: if there is none.
    """
    choices = answer.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise unusable(url, "it holds no choices")
    found: Json = choices[0]
    return found


def tokens_of(answer: Json, url: str) -> tuple[int, int]:
    """How many tokens were read and written, by the server's own count.

    Raises:
        Problem: if it does not say so.
    """
    usage = answer.get("usage")
    said = [usage.get(name) if isinstance(usage, dict) else None for name in ("prompt_tokens", "completion_tokens")]
    counts = [count for count in said if type(count) is int and count >= 0]
    if len(counts) != len(said):
        raise unusable(url, "it does not count its tokens (usage)")
    return counts[0], counts[1]


def written_of(answer: Json, until: Sequence[str], url: str) -> Written:
    """The text that was written, up to the first stop string, from `/completions` or `/chat/completions`.

    Raises:
        Problem: if there is none, or the server does not say why it ended.
    """
    choice = choice_of(answer, url)
    message = choice.get("message")
    text = message.get("content") if isinstance(message, dict) else choice.get("text")
    ended = choice.get("finish_reason")
    if not isinstance(text, str) or not isinstance(ended, str):
        raise unusable(url, "it holds no text, or does not say why the text ended")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of characters cannot be stored
    stopped = any(string in text for string in until)
    kept: str = postprocess_generated_text(text, list(until), None)
    return Written(kept, cut_off=ended == "length" and not stopped)

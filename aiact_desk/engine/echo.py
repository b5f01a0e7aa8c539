"""A prompt's tokens as a server echoes them, with their log-probabilities, and the score of the prompt's end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from aiact_desk.engine.completion import choice_of, tokens_of, unusable
from aiact_desk.inspection.server import Json

Score = tuple[float, bool]

ROUNDING = 1e-4
"""What a log-probability may lie above 0 by, and below the best one and still be the best one."""


@dataclass(frozen=True)
class Echo:
    """The tokens of a prompt: their texts, where each begins in the prompt, and their log-probabilities.

    `best` holds the highest log-probability at the place of each token. Both are None at a place that the server says
    nothing about, as at the first. `end` is where the prompt ends, in the server's count of characters.
    """

    texts: Sequence[str]
    offsets: Sequence[int]
    logprobs: Sequence[float | None]
    best: Sequence[float | None]
    end: int

    def start_of(self, continuation: str) -> int | None:
        """The number of the token with which the prompt's end `continuation` begins; None where none begins there.

        Counted from the end, since servers differ in whether the text of a begin token counts.
        """
        at = self.end - len(continuation)
        begin = next((number for number, offset in enumerate(self.offsets) if offset >= at), None)
        while begin is not None and begin < len(self.texts) - 1 and not self.texts[begin]:
            begin += 1  # a begin token has no text
        fits = begin is not None and self.offsets[begin] == at and "".join(self.texts[begin:]) == continuation
        return begin if fits else None

    def shared_with(self, context: Echo) -> int:
        """How many tokens the prompt begins with that `context` begins with, too."""
        pairs = zip(self.texts, context.texts, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def score(self, start: int) -> Score | None:
        """Log-probability of the tokens from `start` on, and whether each is the likeliest; None if one is unknown."""
        pairs = list(zip(self.logprobs[start:], self.best[start:], strict=True))
        known = [(logprob, best) for logprob, best in pairs if logprob is not None and best is not None]
        if not known or len(known) < len(pairs):
            return None
        return math.fsum(logprob for logprob, _ in known), all(own >= best - ROUNDING for own, best in known)


def echo_of(answer: Json, url: str) -> Echo:
    """The prompt's tokens in an answer to a request with `echo` and `logprobs`; what was written behind is left out.

    Raises:
        Problem: if the answer does not hold them, or holds numbers that are no log-probabilities.
    """
    found = choice_of(answer, url).get("logprobs")
    if not isinstance(found, dict):
        raise unusable(url, "it holds no log-probabilities")
    texts, offsets = found.get("tokens"), found.get("text_offset")
    logprobs, tops = found.get("token_logprobs"), found.get("top_logprobs")
    lists = (texts, offsets, logprobs, tops)
    if not all(isinstance(each, list) for each in lists) or len({len(each or ()) for each in lists}) != 1:
        raise unusable(url, "its lists of tokens, offsets and log-probabilities do not fit together")
    return _checked(texts or [], offsets or [], logprobs or [], tops or [], tokens_of(answer, url)[1], url)


def _checked(
    texts: list[Any], offsets: list[Any], logprobs: list[Any], tops: list[Any], written: int, url: str
) -> Echo:
    if not all(isinstance(text, str) for text in texts) or not all(type(offset) is int for offset in offsets):
        raise unusable(url, "its tokens are no text, or their offsets no numbers")
    prompt = len(texts) - written
    if prompt < 1:
        raise unusable(url, "it does not give the tokens of the prompt (echo)")
    return Echo(
        texts=texts[:prompt],
        offsets=offsets[:prompt],
        logprobs=[logprob_of(one, url) for one in logprobs[:prompt]],
        best=[_best(top, url) for top in tops[:prompt]],
        end=offsets[prompt] if written else offsets[-1] + len(texts[-1]),
    )


def _best(top: object, url: str) -> float | None:
    values = [logprob_of(one, url) for one in top.values()] if isinstance(top, dict) else []
    return max((value for value in values if value is not None), default=None)


def logprob_of(value: object, url: str) -> float | None:
    """A log-probability, or None where the server says nothing.

    Raises:
        Problem: if it is something else.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -math.inf < value <= ROUNDING:
        raise unusable(url, "it gives numbers that are no log-probabilities")
    return float(value)


def likely_tokens(choice: Json, url: str) -> dict[str, float]:
    """The likeliest first tokens of a written answer by their texts, with their log-probabilities.

    Raises:
        Problem: if the choice does not hold them.
    """
    logprobs = choice.get("logprobs")
    tops = logprobs.get("top_logprobs") if isinstance(logprobs, dict) else None
    first = tops[0] if isinstance(tops, list) and tops else None
    if not isinstance(first, dict):
        raise unusable(url, "it holds no log-probabilities")
    known = {str(token): logprob_of(value, url) for token, value in first.items()}
    return {token: value for token, value in known.items() if token and value is not None}

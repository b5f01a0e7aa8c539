"""How much of a known continuation an answer repeats word for word: `reproduces`.

The score is the length of the longest span of words that both share, as a share of the continuation. Capital letters,
punctuation and line breaks do not count. Spans of fewer than four words score 0: they also arise by chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.evaluation.rules.parameters import Parameters, text
from aiact_desk.evaluation.rules.text_parts import folded_words
from aiact_desk.evaluation.rules.verdict import Rule, Verdict

_SHORTEST = 4
_READ = 1000
_MOST = 100


def reproduces(answer: str, parameters: Parameters) -> Verdict:
    """The share of `text` that the start of the answer holds in one piece."""
    expected = folded_words(text(parameters, "text"))
    if not expected:
        raise ValueError("the parameter text holds no word")
    span = longest_common_span(folded_words(answer[:_READ])[:_MOST], expected)
    return Verdict(span / len(expected) if span >= min(_SHORTEST, len(expected)) else 0.0)


def longest_common_span(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the longest run of words has that stands in both; takes len(one) * len(other) steps."""
    longest = 0
    ending = [0] * (len(other) + 1)
    for word in one:
        above = ending
        ending = [0] * (len(other) + 1)
        for place, theirs in enumerate(other, start=1):
            if word == theirs:
                ending[place] = above[place - 1] + 1
                longest = max(longest, ending[place])
    return longest


RULES: dict[str, Rule] = {"reproduces": reproduces}

"""What the inputs of several samples begin with: solved examples and instructions, cut off to be printed once."""

from __future__ import annotations

from collections.abc import Sequence

_BLANK_LINE = "\n\n"
_LEAST = 120
"""Characters that are worth being printed apart."""


def shared_start(inputs: Sequence[str]) -> str:
    """The longest common beginning of all inputs that ends with a blank line and leaves something of each.

    Empty where there is none of some length, or fewer than two inputs.
    """
    if len(inputs) < 2:
        return ""
    first, last = min(inputs), max(inputs)  # what these two share, all between them in order share
    apart = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    common = first[: next(apart, len(first))]
    while (end := common.rfind(_BLANK_LINE)) >= 0:
        start = common[: end + len(_BLANK_LINE)]
        if len(start) < _LEAST:
            return ""
        if all(text[len(start) :].strip() for text in inputs):
            return start
        common = common[: end + 1]
    return ""


def holds_examples(start: str, shots: int | None) -> bool:
    """Whether a shared beginning can hold so many solved examples: a blank line ends each."""
    return bool(shots) and start.count(_BLANK_LINE) >= (shots or 0)

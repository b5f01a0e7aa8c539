"""Ways to set out the same prompt: how a figure moves between them shows how far it hangs on the wording."""

from __future__ import annotations

from collections.abc import Mapping

_LETTERS = "ABCDEFGHIJ"

FORMATS: tuple[Mapping[str, str], ...] = (
    {},
    {"Answer:": "The answer is:"},
    {f"\n{letter}. ": f"\n({letter}) " for letter in _LETTERS},
    {"Question:": "Q:", "Instruction:": "Task:", "Answer:": "Reply:"},
    {**{f"\n{letter}. ": f"\n- {letter}: " for letter in _LETTERS}, "Answer:": "Correct answer:"},
)
"""Texts of a prompt template and what stands in their place; the first format is the pack's own."""


def set_out(template: str, repeat: int) -> str:
    """A prompt template in the format of a repeat (from 0); formats come again when there are more repeats."""
    for text, other in FORMATS[repeat % len(FORMATS)].items():
        template = template.replace(text, other)
    return template

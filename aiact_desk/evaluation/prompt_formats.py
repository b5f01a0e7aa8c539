"""Ways to set out the same prompt: how a figure moves between them shows how far it hangs on the wording.

Templates are rewritten by their structure: a lead-in before the first field, lines of lettered options, and an answer
cue, the last line without a field. Where a template lacks what a format changes, that format leaves it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPTION = r"(?m)^\(?([A-J])[.):] (?=\{\{)"
_LEAD_IN = r"\A([^\n{}]+:) (?=\{\{)"
_CUE = r"\n+(?=[^\n{}]+\Z)"
_ANSWER = r"(?m)^Answer:\Z"

FORMATS: tuple[Mapping[str, str], ...] = (
    {},
    {_ANSWER: "The answer is:"},
    {_OPTION: r"(\1) "},
    {r"\AQuestion:": "Q:", r"\AInstruction:": "Task:", _ANSWER: "Reply:"},
    {_OPTION: r"- \1: ", _ANSWER: "Correct answer:"},
    {_CUE: "\n\n"},
    {_LEAD_IN: "\\1\n"},
    {_OPTION: r"\1) ", _CUE: "\n\n"},
)
"""Patterns of a prompt template and what stands in their place; the first format is the pack's own."""


def formats(template: str) -> tuple[str, ...]:
    """A prompt template in every format that differs from those before it; first as it is."""
    return tuple(dict.fromkeys(_set_out(template, changes) for changes in FORMATS))


def _set_out(template: str, changes: Mapping[str, str]) -> str:
    for pattern, other in changes.items():
        template = re.sub(pattern, other, template)
    return template

"""The rule for programs: whether a function that was written gives the right results, run in isolation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aiact_desk.evaluation.isolation import running
from aiact_desk.evaluation.rules.parameters import Parameters, text, texts
from aiact_desk.evaluation.rules.verdict import Rule, Verdict

_FENCE = "```"
_BEGINS_PROGRAM = ("def ", "import ", "from ", "@", "#")
_INDENT = "    "


def passes(answer: str, parameters: Parameters) -> Verdict:
    """The function with the `signature` gives for each of `calls` the one of `results` at its place.

    The answer may be the body of the function or all of it, also between fences. The outcome says what happened.

    Raises:
        ValueError: if there is not one result for each call.
        Problem: if this system has no isolation; nothing was run.
    """
    signature, calls, expected = text(parameters, "signature"), texts(parameters, "calls"), texts(parameters, "results")
    if len(calls) != len(expected):
        raise ValueError("the parameters calls and results are not equally many")
    found = running.run(list(_programs(answer, signature)), calls)
    if found is None:
        return Verdict(0.0, "no program")
    if not found:
        return Verdict(0.0, "stopped")
    if found == expected:
        return Verdict(1.0, "passed")
    return Verdict(0.0, "error" if any(result.startswith("raised ") for result in found) else "wrong result")


def _programs(answer: str, signature: str) -> Iterator[str]:
    """What the answer may mean as a program, the likeliest first; the first that is Python is run."""
    lines = _unfenced(answer).splitlines()
    name = signature.split("(")[0]
    starts = [place for place, line in enumerate(lines) if line.startswith(_BEGINS_PROGRAM)]
    if starts and any(line.split("(")[0].rstrip() == name for line in lines):
        whole = lines[starts[0] :]
        yield "\n".join(whole)
        yield "\n".join(_until_prose(whole))
        return
    while lines and not lines[0].strip():
        lines = lines[1:]
    if not lines:
        return
    indented = [_INDENT + line if line.strip() else "" for line in lines]
    first_only = [indented[0], *lines[1:]]
    readings = [lines] if lines[0].startswith((" ", "\t")) else [indented, first_only]
    for reading in [*readings, _first_block(readings[-1])]:
        yield "\n".join([signature, *reading])


def _unfenced(answer: str) -> str:
    """What stands between the first fence and the next, if there is one; else the whole answer."""
    if _FENCE not in answer:
        return answer
    before, inside = answer.split(_FENCE, 1)
    if before.strip() and before[:1].isspace():  # a body, and a fence that ends it
        return before
    return inside.split(_FENCE, 1)[0].partition("\n")[2]


def _first_block(lines: list[str]) -> list[str]:
    """The lines up to the next that is not indented."""
    end = next((place for place, line in enumerate(lines) if re.match(r"\S", line)), len(lines))
    return lines[:end]


def _until_prose(lines: list[str]) -> list[str]:
    """The lines up to one that is neither indented nor begins a part of a program."""
    fits = ("def ", "import ", "from ", "@", "#", ")", " ", "\t")
    end = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith(fits)), len(lines))
    return lines[:end]


RULES: dict[str, Rule] = {"passes": passes}

"""Rules for instructions that say how the lines of an answer look, or that ask for JSON."""

from __future__ import annotations

import json

from aiact_desk.evaluation.rules.parameters import Parameters, is_within, number, text, texts
from aiact_desk.evaluation.rules.text_parts import is_upper, lines, words
from aiact_desk.evaluation.rules.verdict import Verdict

_FENCE = "```"


def line_count(answer: str, parameters: Parameters) -> Verdict:
    """The number of lines that hold something lies between `least` and `most`."""
    return Verdict(float(is_within(len(lines(answer)), parameters)))


def numbered_lines(answer: str, parameters: Parameters) -> Verdict:
    """There are `count` lines, numbered 1., 2. and so on, or 1), 2), each with a word behind its number."""
    found = lines(answer)
    fits = all(
        line.startswith((f"{place}.", f"{place})")) and words(line.removeprefix(str(place)))
        for place, line in enumerate(found, start=1)
    )
    return Verdict(float(len(found) == number(parameters, "count") and fits))


def marked_lines(answer: str, parameters: Parameters) -> Verdict:
    """Each line begins with `text` and has a word behind it."""
    mark, found = text(parameters, "text"), lines(answer)
    fits = all(line.startswith(mark) and words(line.removeprefix(mark)) for line in found)
    return Verdict(float(bool(found) and fits))


def titled(answer: str, _parameters: Parameters) -> Verdict:
    """The first line is in capitals, and the others, of which there is one at least, are not."""
    found = lines(answer)
    return Verdict(float(len(found) > 1 and is_upper(found[0]) and not any(is_upper(line) for line in found[1:])))


def labelled_lines(answer: str, parameters: Parameters) -> Verdict:
    """There is a line for each of `keys`, in their order: the key, a colon, and that one of `values`."""
    expected = zip(texts(parameters, "keys"), texts(parameters, "values"), strict=True)
    wanted = [f"{key}:{value}".casefold() for key, value in expected]
    found = [":".join(part.strip() for part in line.removesuffix(".").split(":", 1)) for line in lines(answer)]
    return Verdict(float([line.casefold() for line in found] == wanted))


def json_object(answer: str, parameters: Parameters) -> Verdict:
    """The answer is a JSON object with exactly `keys`, whose values are `values`; a number may stand as a text."""
    found = _json(answer)
    expected = zip(texts(parameters, "keys"), texts(parameters, "values"), strict=True)
    wanted = {key: value.casefold() for key, value in expected}
    given = {key: _plain(value) for key, value in found.items()} if isinstance(found, dict) else None
    return Verdict(float(given == wanted))


def json_list(answer: str, parameters: Parameters) -> Verdict:
    """The answer is a JSON list of `count` texts, each with a word."""
    found = _json(answer)
    fits = isinstance(found, list) and all(isinstance(one, str) and words(one) for one in found)
    return Verdict(float(fits and isinstance(found, list) and len(found) == number(parameters, "count")))


def _json(answer: str) -> object:
    """The JSON that the whole answer is, with or without a fence around it; None where it is none."""
    whole = answer.strip()
    if whole.startswith(_FENCE) and whole.endswith(_FENCE) and "\n" in whole:
        whole = whole.split("\n", 1)[1].removesuffix(_FENCE)
    try:
        found: object = json.loads(whole)
    except (ValueError, RecursionError):
        return None
    return found


def _plain(value: object) -> str | None:
    """A text or a number as it is compared; nothing else is one."""
    return str(value).strip().casefold() if isinstance(value, str | int | float) else None

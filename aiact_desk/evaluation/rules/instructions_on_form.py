"""Rules for instructions that say how an answer is written: letters, marks, separators, or one of few texts."""

from __future__ import annotations

from aiact_desk.evaluation.rules.parameters import Parameters, number, text, texts
from aiact_desk.evaluation.rules.text_parts import is_lower, is_upper, lines, words
from aiact_desk.evaluation.rules.verdict import Verdict


def capitals(answer: str, _parameters: Parameters) -> Verdict:
    """All letters are capitals."""
    return Verdict(float(is_upper(answer)))


def small_letters(answer: str, _parameters: Parameters) -> Verdict:
    """All letters are small."""
    return Verdict(float(is_lower(answer)))


def capital_words(answer: str, parameters: Parameters) -> Verdict:
    """Exactly `words` stand in capitals, of all words with more than one letter."""
    found = {word for word in words(answer) if len(word) > 1 and is_upper(word)}
    return Verdict(float(found == {word.upper() for word in texts(parameters, "words")}))


def begins(answer: str, parameters: Parameters) -> Verdict:
    """The answer begins with `text` to the letter, and goes on."""
    start = text(parameters, "text")
    return Verdict(float(answer.strip().startswith(start) and len(answer.strip()) > len(start)))


def ends(answer: str, parameters: Parameters) -> Verdict:
    """The answer ends with `text` to the letter, after something else."""
    end = text(parameters, "text")
    return Verdict(float(answer.strip().endswith(end) and len(answer.strip()) > len(end)))


def encloses(answer: str, parameters: Parameters) -> Verdict:
    """The whole answer stands between `left` and `right`, which are nowhere inside."""
    whole, left, right = answer.strip(), text(parameters, "left"), text(parameters, "right")
    inside = whole[len(left) : len(whole) - len(right)]
    fits = whole.startswith(left) and whole.endswith(right) and left not in inside and right not in inside
    return Verdict(float(fits and bool(inside.strip())))


def exactly(answer: str, parameters: Parameters) -> Verdict:
    """The answer is `text`, in capital or small letters, line by line, and nothing else."""
    return Verdict(float(lines(answer.casefold()) == lines(text(parameters, "text").casefold())))


def one_of(answer: str, parameters: Parameters) -> Verdict:
    """The answer is one of `words` and nothing else but a full stop or quotation marks."""
    only = answer.strip(" \n\t.'\"‘’“”").casefold()
    return Verdict(float(only in {word.casefold() for word in texts(parameters, "words")}))


def parts(answer: str, parameters: Parameters) -> Verdict:
    """Split at `text`, the answer has `count` parts that differ, each with a word, on one line."""
    found = _parts(answer, parameters)
    fits = len(found) == len(set(found)) == number(parameters, "count") and all(words(part) for part in found)
    return Verdict(float(fits and "\n" not in answer.strip()))


def ordered_parts(answer: str, parameters: Parameters) -> Verdict:
    """Split at `text`, the parts stand in the order of the alphabet."""
    found = _parts(answer, parameters)
    return Verdict(float(len(found) > 1 and found == sorted(found)))


def _parts(answer: str, parameters: Parameters) -> list[str]:
    whole = answer.strip().removesuffix(".").casefold()
    return [part.strip() for part in whole.split(text(parameters, "text").casefold())]

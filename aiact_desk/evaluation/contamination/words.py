"""Text as words: what stands in a pack and what stands in a corpus are compared in this form alone."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def words_of(text: str) -> list[str]:
    """The words of a text in their order: runs of letters and digits, without case, in Unicode's composed form (NFC).

    As in the 13-gram search of T. Brown et al., "Language models are few-shot learners" (2020), appendix C: case,
    punctuation and white space do not count.
    """
    if text.isascii():
        return text.translate(_ASCII).split()  # the same words, and several times as fast
    return _WORD.findall(_folded(text))


def lines_of_words(text: str) -> list[int]:
    """For each word of a text, how many line ends stand before it."""
    folded, lines, at, line = _folded(text), [], 0, 0
    for found in _WORD.finditer(folded):
        line += folded.count("\n", at, found.start())
        at = found.start()
        lines.append(line)
    return lines


def cut(text: str, most: int, *, ended: bool = True) -> tuple[list[str], str]:
    """A text in parts of `most` characters or fewer that split no word, and what is left over.

    Cuts are made at spaces and line ends; where a part has none, it is cut as it stands. Nothing is left over of a text
    that has ended.
    """
    parts, at = [], 0
    while len(text) - at > most:
        end = max(text.rfind(" ", at, at + most), text.rfind("\n", at, at + most)) + 1
        end = end if end > at else at + most
        parts.append(text[at:end])
        at = end
    rest = text[at:]
    return ([*parts, rest], "") if ended and rest else (parts, rest)


def _folded(text: str) -> str:
    folded = text.casefold()
    return folded if unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)

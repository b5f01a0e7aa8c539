"""The sections of a Markdown text: its headings, and what stands under each, told line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_DECORATION = re.compile(r"\[optional\]|[^\w\s&/-]|^\s*[\d.]+\s")


@dataclass(frozen=True)
class Section:
    """A heading with its level (1 to 6) and the text under it, up to the next heading of any level."""

    level: int
    title: str
    text: str

    @property
    def key(self) -> str:
        """The title in small letters without numbering, emphasis and emoji: what headings are known by."""
        return " ".join(_DECORATION.sub(" ", self.title.lower()).split())


def sections(text: str) -> list[Section]:
    """The sections in their order; what stands before the first heading belongs to none. Comments are left out."""
    found: list[tuple[int, str, list[str]]] = []
    for line, in_code in _lines(_without_comments(text)):
        heading = None if in_code else _HEADING.fullmatch(line.rstrip())
        if heading:
            found.append((len(heading[1]), heading[2].rstrip("# \t").strip(), []))
        elif found:
            found[-1][2].append(line)
    return [Section(level, title, "\n".join(lines).strip()) for level, title, lines in found]


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands in a fenced block of code, where "#" begins no heading."""
    open_fence = ""
    for line in text.splitlines():
        fence = _FENCE.match(line)
        yield line, bool(open_fence) or fence is not None
        if fence and not open_fence:
            open_fence = fence[1]
        elif fence and fence[1] == open_fence:
            open_fence = ""


def _without_comments(text: str) -> str:
    """The text without <!-- … -->: templates hold their hints there. One that is not closed takes the rest."""
    kept, start = [], 0
    while (begin := text.find("<!--", start)) >= 0:
        kept.append(text[start:begin])
        end = text.find("-->", begin)
        if end < 0:
            return "".join(kept)
        start = end + 3
    return "".join((*kept, text[start:]))

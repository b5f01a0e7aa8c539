"""The public-suffix list that travels with the program: its date, and the registrable domain of a host."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from publicsuffixlist import PSLFILE, PublicSuffixList

_VERSION = re.compile(r"// VERSION: (\d{4}-\d{2}-\d{2})")
_BEGIN_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="


class Suffixes:
    """The suffixes below which names can be registered: by registries and, with `private`, by hosting services too."""

    def __init__(self, *, private: bool = False) -> None:
        self.private = private
        text = Path(PSLFILE).read_text(encoding="utf-8")
        version = _VERSION.search(text)
        assert version is not None  # noqa: S101  (the list of the pinned package has one)
        self.date = date.fromisoformat(version[1])
        self._list = PublicSuffixList(text, accept_unknown=False, only_icann=not private)
        self._plain, self._deep = _heads(text if private else text.partition(_BEGIN_PRIVATE)[0])

    def one_rule(self, name: str, top: str) -> bool:
        """Whether all hosts that end in the two labels `name`, the last of them `top`, are cut to them: no longer rule
        ends like that. So it is with most hosts, which need not be held against every rule."""
        return top in self._plain and name not in self._deep

    def registrable(self, host: str) -> str | None:
        """The suffix of a host (lower case, ASCII) and one label more; a suffix of several labels is its own domain.

        None for what has no public top-level domain, and for a top-level domain alone.
        """
        found = self._list.privatesuffix(host)
        if found is None and "." in host and self._list.is_public(host):
            return host
        return found


@cache
def packaged_suffixes(*, private: bool = False) -> Suffixes:
    """The list, read once per process."""
    return Suffixes(private=private)


def _heads(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Top-level domains without a wildcard, and the last two labels of every longer rule."""
    tops, wild, deep = set(), set(), set()
    for line in text.splitlines():
        if not line or line.startswith("//"):
            continue
        labels = line.split()[0].lstrip("!").encode("idna").decode().lower().split(".")
        if len(labels) == 1:
            tops.add(labels[0])
        elif labels[-2] == "*":
            wild.add(labels[-1])
        else:
            deep.add(".".join(labels[-2:]))
    return frozenset(tops - wild), frozenset(deep)

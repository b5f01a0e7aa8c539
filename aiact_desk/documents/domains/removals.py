"""The domains that a user leaves out of the list, each with a reason."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from aiact_desk.documents.domains.hosts import Kind, classify, host_of
from aiact_desk.documents.domains.suffixes import Suffixes
from aiact_desk.evaluation.elsewhere.reading import open_regular, printable
from aiact_desk.problems import Misuse

MOST_BYTES = 16 << 20
"""Bytes of the file at most."""

_LONGEST_REASON = 500
_DELIMITER = re.compile(r"[,;\t]")
_HEAD = "domain"


def read_removals(path: Path, suffixes: Suffixes) -> dict[str, str]:
    """Domains and why they are left out: a table of two columns, cut by commas, semicolons or tabs.

    A first line that begins with "domain" is its header; a line that begins with "#" is a remark.

    Raises:
        Misuse: if a line names no registrable domain, gives no reason or names a domain again, or the file is too large
            or not written in UTF-8.
        Problem: if it cannot be read.
    """
    with open_regular(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Misuse("domains.removals_too_large", path=path, most=f"{MOST_BYTES >> 20} MiB")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Misuse("domains.removals_not_text", path=path) from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, reason = _cut(line)
        if number == 1 and name.lower() == _HEAD:
            continue
        domain = _domain(name, suffixes)
        if domain is None:
            raise Misuse("domains.removal_no_domain", path=path, line=number, name=printable(name))
        if not reason:
            raise Misuse("domains.removal_no_reason", path=path, line=number, name=printable(name))
        if domain in found:
            raise Misuse("domains.removal_twice", path=path, line=number, name=printable(name))
        found[domain] = reason
    return found


def _cut(line: str) -> tuple[str, str]:
    """The two columns of a line. A reason may hold commas."""
    delimiter = _DELIMITER.search(line)
    if delimiter is None:
        return line.strip(), ""
    try:
        name, *rest = next(csv.reader([line], delimiter=delimiter[0]))
    except csv.Error:
        name, *rest = line.split(delimiter[0])
    return name.strip(), _reason(delimiter[0].join(rest))


def _reason(text: str) -> str:
    """A reason in one line that can be printed."""
    signs = (sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text.strip()[:_LONGEST_REASON])
    return "".join(signs)


def _domain(name: str, suffixes: Suffixes) -> str | None:
    """The domain, if it is one and not a name below one: leaving that out would leave out the whole domain."""
    kind, domain = classify(name, suffixes)
    return domain if kind is Kind.DOMAIN and host_of(name) == domain else None

"""Files that belong to an answer, known by their name, size and SHA-256."""

from __future__ import annotations

import re

from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json, as_mapping, as_text
from aiact_desk.regulation.lines import only_known
from aiact_desk.regulation.texts import parse_text, quoted

_SHA256 = re.compile(r"[0-9a-f]{64}")
_WHOLE = re.compile(r"[0-9]{1,15}")


def parse_file(where: str, given: Json) -> Json:
    """The facts of a file that was read: {"name": without folders, "size": bytes as text, "sha256": 64 hex digits}.

    Raises:
        Misuse: for anything else; a path is no file until somebody has read it.
    """
    if not isinstance(given, dict):
        raise Misuse("regulation.not_a_file", field=where, given=quoted(given))
    only_known(where, ("name", "size", "sha256"), given)
    name = parse_text(where, given.get("name"))
    size, digest = str(given.get("size")), str(given.get("sha256"))
    if "/" in name or "\\" in name or not _WHOLE.fullmatch(size) or not _SHA256.fullmatch(digest):
        raise Misuse("regulation.not_a_file", field=where, given=quoted(name))
    return {"name": name, "size": str(int(size)), "sha256": digest}


def show_file(value: Json) -> str:
    """A file in one line: its name, its size, its SHA-256."""
    found = as_mapping(value)
    return f"{as_text(found['name'])} ({int(as_text(found['size'])):,} bytes, SHA-256 {as_text(found['sha256'])})"

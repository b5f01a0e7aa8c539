"""The chat template of a model folder: the text that wraps a conversation, wherever the folder keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed
from aiact_desk.inspection.reading import printable, read_json, read_start
from aiact_desk.problems import Problem

_TEMPLATE_LIMIT = 4 << 20
_JINJA = "chat_template.jinja"


def find_chat_template(listed: Mapping[str, Listed], findings: Findings) -> None:
    """Record the hash of the chat template that a loader would take: its own file first, then the tokenizer's config.

    Raises:
        Problem: if a file that may hold it is broken or very large.
    """
    if _JINJA in listed:
        text = read_start(listed[_JINJA].file, _TEMPLATE_LIMIT + 1)
        if len(text) > _TEMPLATE_LIMIT:
            raise Problem("inspection.json_large", file=printable(listed[_JINJA].file), limit=_TEMPLATE_LIMIT)
        findings.found(_JINJA, chat_template_sha256=hashlib.sha256(text).hexdigest())
        return
    for path in ("chat_template.json", "tokenizer_config.json"):
        if path in listed:
            template = _default(read_json(listed[path].file).get("chat_template"))
            if template is not None:
                findings.found(path, chat_template_sha256=template_sha256(template))
                return


def template_sha256(template: str) -> str:
    """The SHA-256 of a template's text in UTF-8."""
    return hashlib.sha256(template.encode("utf-8", "surrogatepass")).hexdigest()


def _default(template: object) -> str | None:
    """The template itself, or of several named ones the one named "default"."""
    if isinstance(template, str):
        return template
    for named in template if isinstance(template, list) else ():
        match named:
            case {"name": "default", "template": str(text)}:
                return text
    return None

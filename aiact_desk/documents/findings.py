"""What the rules about whole forms say of a document on a day, form by form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from aiact_desk.documents.content import Content
from aiact_desk.regulation.copyright import findings as copyright_policy
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.training_content import findings as training_content

_Check = Callable[[Content, date], tuple[Finding, ...]]


def findings(content: Content, today: date) -> tuple[Finding, ...]:
    """What each rule of the document's form says, in their order; none where the form has no such rules."""
    check = _CHECKS.get(content.form.id)
    return check(content, today) if check else ()


def _training_content(content: Content, today: date) -> tuple[Finding, ...]:
    typed = content.typed.values()
    explained = {one.field for one in typed if one.not_applicable is not None or one.left_open is not None}
    return training_content.findings(content.value, today, explained)


def _copyright(content: Content, today: date) -> tuple[Finding, ...]:
    return copyright_policy.findings(content.value, today)


_CHECKS: Mapping[str, _Check] = {
    "training_content_summary": _training_content,
    "copyright_policy": _copyright,
}

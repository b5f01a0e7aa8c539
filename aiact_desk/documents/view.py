"""The audience view: what one recipient reads, built from an allow-list, with nothing else in it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from itertools import groupby
from string import ascii_lowercase

from aiact_desk import __version__
from aiact_desk.documents import absent, cover
from aiact_desk.documents.annex import annex
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.content import Content
from aiact_desk.documents.display import display
from aiact_desk.documents.findings import findings
from aiact_desk.documents.origin import origin
from aiact_desk.documents.plain import one_line, plain
from aiact_desk.documents.shown import AudienceView, NotProvided, Row, RuleShown, Section
from aiact_desk.documents.sight import Sight, as_fine_as_allowed
from aiact_desk.regulation import schema
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.finding import Outcome
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

__all__ = ["AudienceView", "audience_view", "file_name"]


_OUTCOMES: dict[Outcome, str] = {
    "holds": N_("holds"),
    "broken": N_("broken"),
    "open": N_("open"),
    "informs": N_("to know"),
}


def audience_view(content: Content, audience: Audience, now: datetime, head: AuditHead | None = None) -> AudienceView:
    """Everything that `audience` is given, as words; `now` is the time that the file bears, `head` the last row of the
    audit chain before it.
    """
    sight = Sight.of(content.form, audience)
    front = cover.cover(content, audience, now)
    return AudienceView(
        audience=audience,
        language="en",
        title=f"{front.title}: {front.model} ({translate(content.form.audiences[audience].title)})",
        author=front.provider,
        keywords=(front.title, front.model, front.provider),
        generator=f"AI Act Desk {__version__}",
        at=now,
        cover=front,
        notices=tuple(one_line(notice) for notice in content.model.notices),
        about=cover.about(content.form, audience, head),
        audit_head=str(head) if head else None,
        sections=tuple(_section(content, section, audience, sight) for section in _read_by(content.form, audience)),
        rules=_rules(content, now.date()) if audience is Audience.HOUSE else (),
        annex=annex(content, sight) if content.form.evaluation_annex else None,
    )


def file_name(content: Content, audience: Audience) -> str:
    """A suggested name for the PDF: model, form, recipient and number of the document, in plain ASCII."""
    model = _slug(content.model.name) or "model"
    form = content.form.id.replace("_", "-")
    return f"{model}_{form}_{content.form.audiences[audience].file_name}_{content.document.number}.pdf"


def _slug(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:60].strip("-")


def _read_by(form: schema.Form, audience: Audience) -> list[schema.Section]:
    """The sections that a reader is shown: all but those that are the house's own alone."""
    own = {Audience.HOUSE}
    return [
        section
        for section in form.sections
        if audience is Audience.HOUSE or any(set(field.audience) - own for field in section.fields)
    ]


def _section(content: Content, section: schema.Section, audience: Audience, sight: Sight) -> Section:
    rows = tuple(
        shown_row(content, field, number, sight)
        for number, field in _numbered(section)
        if audience in field.audience and content.asks(field)
    )
    return Section(
        number=section.number,
        title=translate(section.title),
        chapter=translate(section.chapter) if section.chapter else None,
        rows=rows,
    )


def _numbered(section: schema.Section) -> list[tuple[str, Field]]:
    """The rows of a section with their numbers; rows that share a label share a number and differ by a letter."""
    found: list[tuple[str, Field]] = []
    for place, (_, group) in enumerate(groupby(section.fields, key=lambda field: field.label), start=1):
        fields = list(group)
        letters = ascii_lowercase if len(fields) > 1 else [""]
        found += [(f"{section.number}.{place}{letter}", field) for letter, field in zip(letters, fields, strict=False)]
    return found


def shown_row(content: Content, field: Field, number: str, sight: Sight) -> Row:
    """One row with its answer and how that came to be, or why there is none."""
    answer = content.answer(field)
    return Row(
        number=number,
        field=field.id,
        label=translate(field.label),
        part=translate(field.part) if field.part else None,
        legal=field.legal,
        force=field.force.value,
        display=display(field, as_fine_as_allowed(field, answer, sight), answer.not_applicable)
        if answer
        else _not_provided(content, field),
        origin=origin(content, field, answer, sight) if answer else (),
    )


def _rules(content: Content, today: date) -> tuple[RuleShown, ...]:
    return tuple(
        RuleShown(
            rule=one.rule,
            outcome=translate(_OUTCOMES[one.outcome]),
            says=plain(say(one.message, one.params)),
            force=one.force.value,
            source=one.source,
        )
        for one in findings(content, today)
    )


def _not_provided(content: Content, field: Field) -> NotProvided:
    """The reason that a person gave, else the one that the program knows."""
    left_open = content.left_open(field)
    if left_open is not None:
        return NotProvided(reason=plain(left_open))
    return NotProvided(reason=say(absent.reason(content, field), {}), optional=not field.required)

"""The first two pages: whose document this is and for whom, and what it is and is not."""

from __future__ import annotations

from datetime import date, datetime

from aiact_desk.documents.content import Content
from aiact_desk.documents.display import day, moment
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.plain import cut, one_line
from aiact_desk.documents.shown import Cover, Fact
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording.catalogue import N_, translate

NAME_LIMIT = 160

_MARKS = {
    Audience.AIO: N_("Confidential: AI Office"),
    Audience.NCA: N_("Confidential: national competent authorities"),
    Audience.DP: N_("Under contract: downstream providers"),
}
_TERMS = {
    Audience.AIO: N_(
        "For the AI Office, on a request under Article 91 of Regulation (EU) 2024/1689 that states its legal basis and "
        "purpose. Article 78 binds those who receive it to protect trade secrets and other confidential information."
    ),
    Audience.NCA: N_(
        "For national competent authorities, which ask for it through the AI Office (Articles 75(3) and 88(2) of "
        "Regulation (EU) 2024/1689). Article 78 binds those who receive it to protect trade secrets and other "
        "confidential information."
    ),
    Audience.DP: N_(
        "For providers who build the model into their own AI systems (Article 53(1)(b) of Regulation (EU) 2024/1689). "
        "Its confidentiality rests on the contract between the provider and the recipient."
    ),
}
_STATES = {
    DocumentState.DRAFT: N_("draft"),
    DocumentState.IN_REVIEW: N_("in review"),
    DocumentState.APPROVED: N_("approved"),
    DocumentState.EXPORTED: N_("exported"),
}
_ABOUT = (
    (
        N_("A document about a model"),
        N_(
            "This file documents a general-purpose AI model: what goes back to one large pre-training run, in the "
            "versions named on the cover. It assesses no AI system that is built with the model. The duties for "
            "systems are others, and they rest on whoever places a system on the market or uses it."
        ),
    ),
    (
        N_("Prepared, kept, and given on request"),
        N_(
            "The documentation is meant to be current and complete at any time, so that it can be given within the "
            "time that a request allows. Authorities receive it when they ask; downstream providers receive their part "
            "without asking. The Code asks that earlier versions are kept until ten years after the model was placed "
            "on the market."
        ),
    ),
    (
        N_("One recipient's part"),
        N_(
            "The file holds the rows of the form that are meant for the recipient named on the cover, and no others. "
            "Rows are numbered over the whole form, so numbers can be missing here. A row without an answer says "
            "“not provided:” and why."
        ),
    ),
    (
        N_("How to read a row"),
        N_(
            "On the left stand the form's own label, the provisions behind it and the force by which it is asked: "
            "“act” binds by law, “code” binds signatories of the Code of Practice, “ours” is a proposal of the program "
            "that wrote this file. Under each answer stands how it came to be: stated by the provider, taken from "
            "the record of the model, read from the model's files, measured in a run, or computed from another "
            "answer. Rows that share a label share a number and differ by a letter."
        ),
    ),
    (
        N_("No signature, no verdict"),
        N_(
            "The Act asks for no signature on this documentation and sets no pass mark for a model. Nothing in this "
            "file says that a requirement is met. Answers to a request must not be incorrect, incomplete or misleading "
            "(Article 101(1)(b))."
        ),
    ),
)


def cover(content: Content, audience: Audience, now: datetime) -> Cover:
    """The facts of the first page, for this audience."""
    document, form = content.document, content.form
    reader = form.audiences[audience]
    versions = tuple(one_line(version.name) for version in content.versions)
    numbered = translate(N_("Number {number}, last updated on {day}")).format(
        number=_stated(content, "header.version") or document.number, day=_updated(content)
    )
    facts = (
        Fact(label=translate(N_("Versions covered")), value=", ".join(versions) or "–"),
        Fact(label=translate(N_("Recipient")), value=f"{translate(reader.title)}: {translate(reader.access)}"),
        Fact(label=translate(N_("Document")), value=numbered),
        Fact(label=translate(N_("State")), value=translate(_STATES[document.state])),
        Fact(label=translate(N_("Form")), value=f"{form.source} ({form.edition})"),
        Fact(label=translate(N_("Written")), value=moment(now)),
    )
    return Cover(
        title=translate(form.title),
        model=name(content.model.name),
        provider=provider(content),
        versions=versions,
        audience=translate(N_("For: {reader}")).format(reader=translate(reader.title)),
        mark=translate(_MARKS[audience]),
        terms=translate(_TERMS[audience]),
        facts=facts,
    )


def about() -> tuple[tuple[str, str], ...]:
    """What this file is and is not: headings with their text."""
    return tuple((translate(heading), translate(text)) for heading, text in _ABOUT)


def provider(content: Content) -> str:
    """The legal name as answered, which every audience reads, else the name in the model's record."""
    stated = _stated(content, "general.legal_name") or content.model.provider
    return name(stated) if stated else translate(N_("not provided: the provider has not been named."))


def name(text: str) -> str:
    """A name for the cover and the head of each page: one line, and no longer than fits."""
    shown, was_cut = cut(one_line(text), NAME_LIMIT)
    return f"{shown} …" if was_cut else shown


def _stated(content: Content, field: str) -> str | None:
    answer = content.answer(content.form.field(field))
    return answer.value if answer and isinstance(answer.value, str) else None


def _updated(content: Content) -> str:
    stated = _stated(content, "header.last_updated")
    return day(date.fromisoformat(stated) if stated else content.updated_at.date())

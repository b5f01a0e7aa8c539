"""The first two pages: whose document this is and for whom, and what it is and is not."""

from __future__ import annotations

from datetime import date, datetime

from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.content import Content
from aiact_desk.documents.display import day, moment
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.plain import cut, one_line
from aiact_desk.documents.review import Identity
from aiact_desk.documents.shown import Cover, Fact
from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Record
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording.catalogue import N_, translate

NAME_LIMIT = 160

STATES = {
    DocumentState.DRAFT: N_("draft"),
    DocumentState.IN_REVIEW: N_("in review"),
    DocumentState.APPROVED: N_("approved"),
    DocumentState.EXPORTED: N_("exported"),
}
_IDENTITIES = {
    Identity.UNCHECKED: N_("identity of reviewer not checked"),
    Identity.PASSPHRASE: N_("identity of reviewer checked by passphrase"),
    Identity.CERTIFICATE: N_("identity of reviewer checked by certificate"),
}
_ABOUT = (
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
            "“act” binds by law, “code” binds signatories of the Code of Practice, “template” must be used for the "
            "public summary, “guideline” is the Commission's reading, “ours” is a proposal of the program "
            "that wrote this file. Under each answer stands how it came to be: stated by the provider, taken from "
            "a record, read from the model's files, measured in a run, or computed from other "
            "answers. Rows that share a label share a number and differ by a letter."
        ),
    ),
    (
        N_("No signature, no verdict"),
        N_(
            "The Act asks for no signature on this document and sets no pass mark for a model. Nothing in this "
            "file says that a requirement is met."
        ),
    ),
)
_ON_REQUEST = (
    N_("An answer to a request"),
    N_("Answers to a request must not be incorrect, incomplete or misleading (Article 101(1)(b))."),
)


def cover(content: Content, audience: Audience, now: datetime) -> Cover:
    """The facts of the first page, for this audience."""
    document, form = content.document, content.form
    reader = form.audiences[audience]
    versions = tuple(one_line(version.name) for version in content.versions)
    facts = (
        Fact(label=translate(N_("Versions covered")), value=", ".join(versions) or "–"),
        Fact(label=translate(N_("Recipient")), value=f"{translate(reader.title)}: {translate(reader.access)}"),
        *_header(content),
        Fact(label=translate(N_("State")), value=translate(STATES[document.state])),
        *approved(content, audience),
        Fact(label=translate(N_("Form")), value=f"{form.source} ({form.edition})"),
        Fact(label=translate(N_("Written")), value=moment(now)),
        *_earlier(content),
    )
    return Cover(
        title=translate(form.title),
        model=name(content.model.name),
        provider=provider(content),
        versions=versions,
        audience=translate(N_("For: {reader}")).format(reader=translate(reader.title)),
        mark=translate(reader.mark),
        terms=translate(reader.terms),
        facts=facts,
    )


def about(form: Form, audience: Audience, head: AuditHead | None) -> tuple[tuple[str, str], ...]:
    """What this file is and is not: headings with their text, first those of the form; then how to check it."""
    own = [(paragraph.title, paragraph.description) for paragraph in form.about]
    asked = [_ON_REQUEST] if audience in (Audience.AIO, Audience.NCA) else []
    said = [(translate(heading), translate(text)) for heading, text in [*own, *_ABOUT, *asked]]
    return (*said, *how_to_check(head))


def provider(content: Content) -> str:
    """The legal name as answered, which every audience reads, else the name in the model's record."""
    stated = _stated(content, "general.legal_name") or content.model.provider
    return name(stated) if stated else translate(N_("not provided: the provider has not been named."))


def approved(content: Content, audience: Audience) -> list[Fact]:
    """Who approved the text, when, and how it was checked that it was them. Authorities are told the name."""
    step = content.approval
    if step is None:
        return []
    names = audience in (Audience.AIO, Audience.NCA, Audience.HOUSE)
    who = ", ".join(filter(None, (step.person, step.function))) if names else ""
    said = [day(step.at.date()), who, translate(_IDENTITIES[step.identity])]
    if not step.four_eyes:
        said.append(translate(N_("written and approved by the same person")))
    return [Fact(label=translate(N_("Approved")), value=one_line("; ".join(filter(None, said))))]


def how_to_check(head: AuditHead | None) -> list[tuple[str, str]]:
    """How a reader can see later whether the records behind a file were changed, under a heading."""
    if head is None:
        return []
    text = translate(
        N_(
            "The provider keeps what it saved, approved and exported in a chain of records, each with the hash of the "
            "one before. When this file was written, record {seq} of the chain of the library {library} had the hash "
            "{hash}. If that record is gone or has another hash, the records were changed since."
        )
    )
    return [(translate(N_("How to check this file")), text.format(seq=head.seq, library=head.library, hash=head.hash))]


def name(text: str) -> str:
    """A name for the cover and the head of each page: one line, and no longer than fits."""
    shown, was_cut = cut(one_line(text), NAME_LIMIT)
    return f"{shown} …" if was_cut else shown


def _stated(content: Content, field: str) -> str | None:
    """The text of an answer, or of the first part of one with several parts; None where the form has no such row."""
    row = next((row for row in content.form.fields() if row.id == field), None)
    answer = content.answer(row) if row else None
    value = answer.value if answer else None
    if row and isinstance(row.type, Record) and isinstance(value, dict):
        value = value[row.type.parts[0].id]
    return value if isinstance(value, str) else None


def _header(content: Content) -> list[Fact]:
    """The lines at the head of the form, under its own labels and in its own order."""
    values_of = {
        "header.version": _stated(content, "header.version") or str(content.document.number),
        "header.last_updated": _updated(content),
    }
    return [Fact(label=translate(row.label), value=one_line(values_of[row.id])) for row in content.form.header]


def _earlier(content: Content) -> list[Fact]:
    """What the line about the version says besides its number: links to earlier versions."""
    row = next((row for row in content.form.header if row.id == "header.version"), None)
    answer = content.answer(row) if row else None
    if row is None or answer is None or not isinstance(row.type, Record):
        return []
    parts = [part.content for part in values.show_parts(row, answer.value)[1:]]
    lines = [part if isinstance(part, str) else ", ".join(" ".join(cells) for cells in part.rows) for part in parts]
    return [Fact(label=translate(N_("Earlier versions")), value=one_line(line)) for line in lines]


def _updated(content: Content) -> str:
    stated = _stated(content, "header.last_updated")
    return day(date.fromisoformat(stated) if stated else content.updated_at.date())

"""The view of an answer: the rows, evidence and files that the request's items name, from an allow-list, as words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aiact_desk import __version__
from aiact_desk.documents.answer_pack import front
from aiact_desk.documents.answer_pack.claims import file_key, ground, marked, withheld
from aiact_desk.documents.answer_pack.evidence_row import evidence_display
from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.answer_pack.request import Claim, EnclosedFile, Item, Place
from aiact_desk.documents.content import Content
from aiact_desk.documents.cover import STATES, approved
from aiact_desk.documents.display import day, paragraphs
from aiact_desk.documents.plain import count, one_line, plain
from aiact_desk.documents.shown import AudienceView, NotProvided, Paragraphs, Part, Parts, Row, Section
from aiact_desk.documents.view import shown_row
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording.catalogue import N_, translate


def answer_view(given: Given, copy: Copy) -> AudienceView:
    """One copy of the answer. Nothing is in it that no item names."""
    view = _view(given, copy)
    if copy is Copy.CONFIDENTIAL:
        return marked(view, given.file.claims)
    return withheld(view, given.file.claims) if copy is Copy.NON_CONFIDENTIAL else view


def enclosed_name(number: int, file: EnclosedFile) -> str:
    """The name under which a file goes with an answer. It tells nothing but the kind of file."""
    kind = file.name.rpartition(".")[2].lower() if "." in file.name else ""
    return f"file-{number:02}.{kind}" if kind.isascii() and kind.isalnum() and len(kind) <= 5 else f"file-{number:02}"


def place_row(given: Given, place: Place, number: str, copy: Copy) -> Row:
    """The row or run of a document as it answers, with the document that it is taken from."""
    content, sight = given.contents[place.document], given.sight(place.document, copy)
    run = next((one for one in content.runs if one.run.id == place.id), None)
    if run is not None:
        label = translate(N_("Evidence: suite {suite} on {version}"))
        return Row(
            number=number,
            field=str(place),
            label=label.format(suite=one_line(run.result.suite), version=one_line(run.request.version.name)),
            part=None,
            legal=(),
            force="",
            display=evidence_display(content, run, sight),
            origin=(_source(content),),
        )
    row = shown_row(content, content.form.field(place.id), number, sight)
    return row.model_copy(update={"field": str(place), "origin": (*row.origin, _source(content))})


def _view(given: Given, copy: Copy) -> AudienceView:
    request, cover = given.file.request, front.cover(given, copy)
    return AudienceView(
        audience=given.audience,
        language="en",
        title=one_line(f"{cover.title}: {request.number} ({cover.mark})"),
        author=cover.provider,
        keywords=(cover.title, one_line(request.number), cover.model, cover.provider),
        generator=f"AI Act Desk {__version__}",
        at=given.at,
        cover=cover,
        notices=tuple(one_line(notice) for notice in given.model.notices),
        about=front.about(given),
        audit_head=str(given.head) if given.head else None,
        sections=sections(given, copy),
        annex=None,
    )


def sections(given: Given, copy: Copy) -> tuple[Section, ...]:
    """Each item with what answers it, then what answers are taken from, enclosed and claimed: before any claim."""
    return tuple(_sections(given, copy))


def _sections(given: Given, copy: Copy) -> Iterator[Section]:
    number = 0
    for number, item in enumerate(given.file.items, start=1):
        title = translate(N_("Item {number} of the request")).format(number=number)
        yield Section(number=str(number), title=title, rows=tuple(_item(given, item, number, copy)))
    parts: list[tuple[str, Callable[[str], Iterator[Row]]]] = [
        (N_("The request"), lambda place: _request(given, place)),
        (N_("Documents that answer"), lambda place: _documents(given, place, copy)),
        (N_("Enclosed files"), lambda place: _files(given, place)),
        (N_("Claims of confidentiality"), lambda place: _claims(given, place, copy)),
    ]
    for title, rows in parts:
        if made := tuple(rows(str(number + 1))):
            number += 1
            yield Section(number=str(number), title=translate(title), rows=made)


def _item(given: Given, item: Item, section: int, copy: Copy) -> Iterator[Row]:
    basis = load_request_rules().basis(given.file.request.basis)
    asked = Row(
        number=f"{section}.1",
        field=f"asked:{item.id}",
        label=translate(N_("What was asked")),
        part=None,
        legal=(basis.source,),
        force=basis.force.value,
        display=paragraphs(item.text),
    )
    yield asked
    answering = item.answering
    places = (*answering.rows, *answering.runs)
    for number, place in enumerate(places, start=2):
        yield place_row(given, place, f"{section}.{number}", copy)
    enclosed = [given.file.files.index(file) + 1 for file in answering.files]
    if enclosed:
        said = translate(N_("File {number} of the enclosed files"))
        texts = tuple(said.format(number=number) for number in enclosed)
        label = translate(N_("Further documents"))
        key = f"files:{item.id}"
        update = {"number": f"{section}.{len(places) + 2}", "field": key, "label": label}
        yield asked.model_copy(update={**update, "display": Paragraphs(paragraphs=texts)})
    elif not places:
        why = NotProvided(reason=translate(N_("the provider named nothing that answers this item.")))
        update = {"number": f"{section}.2", "field": f"none:{item.id}", "label": translate(N_("Answer"))}
        yield asked.model_copy(update={**update, "display": why})


def _request(given: Given, section: str) -> Iterator[Row]:
    """What the request states besides its items."""
    request, rules = given.file.request, load_request_rules()
    form, basis = rules.form(request.form), rules.basis(request.basis)
    fines = N_("indicated") if request.fines_stated else N_("not indicated")
    facts = [
        (translate(N_("Number")), one_line(request.number)),
        (translate(N_("Form of asking")), translate(form.title)),
        (translate(N_("Legal basis")), f"{basis.source}: {translate(basis.title)}"),
        (translate(N_("To be answered by")), day(request.deadline)),
        (translate(N_("Fines of Article 101")), translate(fines)),
    ]
    yield _own_row(f"{section}.1", f"request:{request.id}", translate(N_("What it states")), facts)
    yield Row(
        number=f"{section}.2",
        field=f"purpose:{request.id}",
        label=translate(N_("Purpose")),
        part=None,
        legal=(),
        force="",
        display=paragraphs(request.purpose),
    )


def _documents(given: Given, section: str, copy: Copy) -> Iterator[Row]:
    """Each document that answers, with its state and approval; authorities alone are told who approved it."""
    reader = Audience.PUBLIC if copy is Copy.NON_CONFIDENTIAL else given.audience
    for number, content in enumerate(given.contents.values(), start=1):
        form = content.form
        facts = [
            (translate(N_("Version")), str(content.document.number)),
            (translate(N_("State")), translate(STATES[content.document.state])),
            *((fact.label, fact.value) for fact in approved(content, reader)),
            (translate(N_("Form")), f"{form.source} ({form.edition})"),
        ]
        yield _own_row(f"{section}.{number}", content.document.id, translate(form.title), facts)


def _files(given: Given, section: str) -> Iterator[Row]:
    for number, file in enumerate(given.file.files, start=1):
        facts = [
            (translate(N_("Name")), plain(file.name)),
            (translate(N_("Size")), translate(N_("{size} bytes")).format(size=count(file.size))),
            ("SHA-256", file.sha256),
        ]
        label = translate(N_("File {number}: {name}")).format(number=number, name=enclosed_name(number, file))
        yield _own_row(f"{section}.{number}", file_key(file.sha256), label, facts)


def _claims(given: Given, section: str, copy: Copy) -> Iterator[Row]:
    """What is claimed and on which ground; why, in the confidential copy alone."""
    for number, claim in enumerate(given.file.claims, start=1):
        facts = [(translate(N_("Ground")), ground(claim)), (translate(N_("What")), _what(given, claim))]
        if copy is Copy.CONFIDENTIAL:
            facts.append((translate(N_("Reason")), plain(claim.reason)))
        label = translate(N_("Claim {number}")).format(number=number)
        yield _own_row(f"{section}.{number}", f"claim:{claim.id}", label, facts)


def _what(given: Given, claim: Claim) -> str:
    if claim.file_sha256:
        number = [file.sha256 for file in given.file.files].index(claim.file_sha256) + 1
        return translate(N_("File {number}")).format(number=number)
    items = [
        str(number)
        for number, item in enumerate(given.file.items, start=1)
        if claim.row in (*item.answering.rows, *item.answering.runs)
    ]
    where = ", ".join(items)
    said = (
        N_("Words of a row of item {items}, wherever they stand") if claim.words else N_("A whole row of item {items}")
    )
    return translate(said).format(items=where)


def _own_row(number: str, key: str, label: str, facts: list[tuple[str, str]]) -> Row:
    """A row that no form has: facts about the answer itself."""
    parts = tuple(Part(label=name, display=paragraphs(value or "–")) for name, value in facts)
    return Row(
        number=number,
        field=key,
        label=label,
        part=None,
        legal=(),
        force="",
        display=Parts(parts=parts),
    )


def _source(content: Content) -> str:
    """The document that an answer is taken from. A text that nobody approved is called so."""
    said = translate(N_("From: {form}, version {number}, {state}."))
    document = content.document
    return said.format(
        form=translate(content.form.title), number=document.number, state=translate(STATES[document.state])
    )

"""The first pages of an answer: which request it answers, who answers by what power, and what the file is."""

from __future__ import annotations

from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.cover import how_to_check, name
from aiact_desk.documents.display import day, moment
from aiact_desk.documents.plain import one_line
from aiact_desk.documents.shown import Cover, Fact
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.wording.catalogue import N_, translate

TITLE = N_("Answer to a request for information")
_LONG = 200
"""Signs of a purpose from which on it does not stand on the cover, but in the section about the request alone."""
_MARKS = {
    Copy.ONLY: N_("For the authority that asked"),
    Copy.CONFIDENTIAL: N_("Confidential version"),
    Copy.NON_CONFIDENTIAL: N_("Non-confidential version"),
}
_COPIES = {
    Copy.ONLY: N_("Nothing in this answer is claimed confidential; there is one version."),
    Copy.CONFIDENTIAL: N_(
        "Confidential version. What is claimed confidential is marked where it stands; the last section gives each "
        "claim with its ground and reason. A non-confidential version of the same answer was written beside it."
    ),
    Copy.NON_CONFIDENTIAL: N_(
        "Non-confidential version. In place of each passage that is claimed confidential stand the ground and the "
        "number of signs that were there. The confidential version of the same answer holds them."
    ),
}
_READING = (
    N_("How to read it"),
    N_(
        "Each item begins with what was asked, in the words of the request, and holds the rows, evaluations and files "
        "that answer it, and no others. Under each answer stand how it came to be and the document, with its version "
        "and state, from which it is taken. A row without an answer says “not provided:” and why."
    ),
)
_VERDICT = (
    N_("No verdict"),
    N_("The Act sets no pass mark for a model. Nothing in this file says that a requirement is met."),
)


def cover(given: Given, copy: Copy) -> Cover:
    """The facts of the first page."""
    request, rules = given.file.request, load_request_rules()
    basis, capacity = rules.basis(request.basis), rules.capacity(given.capacity)
    provider = name(given.model.provider) if given.model.provider else translate(N_("the provider is not named"))
    facts = (
        (translate(rules.form(request.form).title), request.number),
        (N_("Asked by"), translate(rules.authority(request.authority).title)),
        (N_("Legal basis"), f"{basis.source}: {translate(basis.title)}"),
        *(((N_("Purpose"), request.purpose),) if len(request.purpose) <= _LONG else ()),
        (N_("Received"), day(request.received)),
        (N_("To be answered by"), _deadline(given)),
        (N_("Answered by"), f"{given.answered_by}, {given.power}"),
        (N_("For the provider"), provider),
        (N_("Power"), f"{translate(capacity.title)} ({capacity.source})"),
        (N_("Written"), moment(given.at)),
    )
    return Cover(
        title=translate(TITLE),
        model=name(given.model.name),
        provider=provider,
        versions=(),
        audience=translate(N_("For: {reader}")).format(reader=translate(rules.authority(request.authority).title)),
        mark=translate(_MARKS[copy]),
        terms=translate(_COPIES[copy]),
        facts=tuple(Fact(label=translate(label), value=one_line(value)) for label, value in facts),
    )


def about(given: Given) -> tuple[tuple[str, str], ...]:
    """What the file is and is not: headings with their text."""
    rules = load_request_rules()
    said = [(translate(heading), translate(text)) for heading, text in (_READING, _VERDICT)]
    kept = rules.confidentiality
    said.append((translate(N_("Confidentiality")), f"{translate(kept.text)} ({kept.source})"))
    if rules.capacity(given.capacity).responsible:
        rule = rules.responsibility
        said.append((translate(N_("Answered by a lawyer")), f"{translate(rule.text)} ({rule.source})"))
    asked = " ".join(translate(question.text) for question in rules.questions)
    confirmed = N_(
        "Before it was written, the person who answers was asked this, and said no to each question: {questions}"
    )
    said.append((translate(N_("Last questions")), translate(confirmed).format(questions=asked)))
    return (*said, *how_to_check(given.head))


def _deadline(given: Given) -> str:
    """The day, and by how many days it was missed, if it was."""
    request = given.file.request
    late = -request.days_left(given.at.date())
    if late <= 0:
        return day(request.deadline)
    return translate(N_("{day}; written {days} days after it")).format(day=day(request.deadline), days=late)

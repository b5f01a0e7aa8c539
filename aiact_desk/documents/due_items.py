"""All that is due because of one document: clocks, days that the provider set, a look a year on, its keeping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiact_desk.documents.content import Content
from aiact_desk.documents.due_clocks import clock_items
from aiact_desk.documents.due_item import About, DueItem, Waiting
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.plain import one_line
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.period import end_of_period
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY
from aiact_desk.regulation.event_rows import load_event_rows
from aiact_desk.regulation.retention.keeping import KeptBy, kept_by, kept_until
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


def document_items(content: Content, scope: str, named_start: date | None, today: date) -> Iterator[DueItem | Waiting]:
    """What is due because of a document. `scope` makes the keys; `named_start` is the day from which a person said that
    it is kept.
    """
    about = About(content.model.id, one_line(content.model.name), content.document.id)
    yield from clock_items(content, about, scope, today)
    yield from _plans(content, about, scope)
    yield from _review(content, about, scope)
    if content.document.state is not DocumentState.DRAFT:
        yield from _keeping(content, about, scope, named_start)


def _plans(content: Content, about: About, scope: str) -> Iterator[DueItem]:
    for plan in load_event_rows().of(content.form.id).plans:
        day = content.asked_value(plan.row)
        if isinstance(day, str):
            title, key = translate(plan.title), f"{plan.row}:{scope}"
            yield DueItem(key, "plan", title, date.fromisoformat(day), about, plan.source, plan.force)


def _review(content: Content, about: About, scope: str) -> Iterator[DueItem]:
    """A document that stands for something current is looked at again a while after its approval."""
    if content.approval is None or load_event_rows().of(content.form.id).each:
        return
    rule, approved = load_event_rows().review, content.approval.at.date()
    yield DueItem(
        key=f"review:{content.form.id}:{scope}",
        kind="due",
        title=f"{translate(rule.title)}: {translate(content.form.title)}",
        day=end_of_period(approved, rule, WEEKENDS_ONLY),
        about=about,
        source=rule.source,
        force=rule.force,
        counted=(say("due.after_approval", {"months": rule.amount, "day": approved}),),
    )


def _keeping(content: Content, about: About, scope: str, named: date | None) -> Iterator[DueItem | Waiting]:
    """Until when the newest version of a document is kept, by the rule that ends last."""
    rules = kept_by(content.form.id, content.asked_value, named)
    title = say("due.keep", {"form": translate(content.form.title)})
    key, until = f"keep:{content.form.id}:{scope}", kept_until(rules)
    titles = {event.id: translate(event.title) for event in load_deadlines().events}
    for rule in _deciding(rules):
        if until is not None:
            starts = tuple(f"{titles[start.event]}: {start.day}" for start in rule.starts)
            yield DueItem(key, "lasts", title, until, about, rule.rule.source, rule.rule.force, starts)
        else:
            events = tuple(titles[event] for event in rule.waits_for)
            yield Waiting(key, title, events, about, rule.rule.source, rule.rule.force)


def _deciding(rules: tuple[KeptBy, ...]) -> list[KeptBy]:
    """The rule that waits for an event, else the one that ends last."""
    waiting = [rule for rule in rules if rule.until is None]
    return waiting[:1] or sorted(rules, key=lambda rule: rule.until or date.min)[-1:]

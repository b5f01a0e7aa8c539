"""Generator of `syllogism_answers`: given some facts, must a statement be true, can it not be, or is it left open?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import partial

from aiact_desk.evaluation.generators import syllogism_second_route
from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.generators.syllogism_forms import FORMS, Form
from aiact_desk.evaluation.generators.syllogism_worlds import GROUPS, STORIES, Group
from aiact_desk.evaluation.packs import Item

MUST, CANNOT, OPEN = VERDICTS = ("It must be true", "It cannot be true", "It may be true or not")
COUNT = len(FORMS) * len(VERDICTS)

SHOTS = (
    shot(
        1,
        "sy",
        "These facts are known: All ripe plums are sweet. The plum on the plate is ripe. Statement: The plum "
        "on the plate is sweet.",
        (OPEN, MUST, CANNOT),
        answer=MUST,
        template="member",
    ),
    shot(
        2,
        "sy",
        "These facts are known: If the bell is silent, the church is closed. The bell is not silent. "
        "Statement: The church is closed.",
        (CANNOT, MUST, OPEN),
        answer=OPEN,
        template="if_then",
    ),
)


@dataclass(frozen=True)
class Facts:
    """A form filled with words: `premises` in their order, and a statement."""

    scene: str
    premises: list[str]
    statement: str

    @property
    def text(self) -> str:
        told = " ".join(f"{premise[0].upper()}{premise[1:]}." for premise in self.premises)
        statement = f"{self.statement[0].upper()}{self.statement[1:]}."
        return f"{self.scene} These facts are known: {told} Statement: {statement}".strip()


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers = [partial(_question, form, verdict) for form in FORMS for verdict in VERDICTS]
    return draw_items(draw, "sy", makers, COUNT)


def rederive(item: Item) -> str:
    """The verdict of the second route."""
    return VERDICTS[syllogism_second_route.verdict(item.question)]


def _question(form: Form, verdict: str, draw: random.Random) -> Question:
    statement = {MUST: form.must, CANNOT: form.cannot, OPEN: form.open}[verdict]
    about_facts = any(letter in " ".join(form.premises).split() for letter in ("p", "-p"))
    facts = _story(form, statement, draw) if about_facts else _group(form, statement, draw)
    return Question(form.id, facts.text, verdict, tuple(other for other in VERDICTS if other != verdict))


def _group(form: Form, statement: str, draw: random.Random) -> Facts:
    group = draw.choice(GROUPS)
    kinds = dict(zip("ABCD", draw.sample(group.kinds, 4), strict=True))
    premises = [_categorical(premise, group, kinds, draw) for premise in draw.sample(form.premises, len(form.premises))]
    return Facts(group.where, premises, _categorical(statement, group, kinds, draw))


def _categorical(sentence: str, group: Group, kinds: dict[str, str], draw: random.Random) -> str:
    """A sentence on groups or on one member, in one of its usual wordings."""
    word, *letters = sentence.split()
    if word == "x":
        denied = "not " if letters[0].startswith("-") else ""
        kind = kinds[letters[0].removeprefix("-")]
        return f"{group.member} is {denied}{kind if group.noun else _one(kind)}"
    first, second = (kinds[letter] for letter in letters)
    several = f"{first} {group.noun}".strip()
    single = f"{first} {_singular(group.noun)}" if group.noun else _singular(first)
    said = second if group.noun else _one(second)
    wordings = {
        "all": [f"all {several} are {second}", f"every {single} is {said}"],
        "no": [f"no {several} are {second}", f"no {single} is {said}"],
        "some": [f"some {several} are {second}", f"at least one {single} is {said}"],
        "some-not": [f"some {several} are not {second}", f"at least one {single} is not {said}"],
        "only": [f"only {several} are {second}"],
        "or": [f"all of the {group.noun or 'people'} are {first} or {second} or both"],
    }
    return draw.choice(wordings[word])


def _singular(plural: str) -> str:
    irregular = {"boxes": "box", "loaves": "loaf"}
    return irregular.get(plural, plural.removesuffix("s"))


def _one(kinds: str) -> str:
    single = _singular(kinds)
    return f"{'an' if single[0].lower() in 'aeiou' else 'a'} {single}"


def _story(form: Form, statement: str, draw: random.Random) -> Facts:
    facts = dict(zip("pqrs", draw.sample(draw.choice(STORIES), 4), strict=True))
    premises = [_propositional(premise, facts) for premise in draw.sample(form.premises, len(form.premises))]
    return Facts("", premises, _propositional(statement, facts))


def _propositional(sentence: str, facts: dict[str, str]) -> str:
    words = sentence.split()
    parts = [_fact(word, facts) for word in words if word.strip("-") in facts]
    if len(words) == 1:
        return parts[0]
    return {
        "if": "if {}, {}",
        "ifboth": "if {} and {}, {}",
        "onlyif": "{} only if {}",
        "or": "{}, or {}, or both",
        "notboth": "it is impossible that {} and that {} at the same time",
        "iff": "{} if {}, and only then",
        "xor": "either {} or {}, but not both",
    }[words[0]].format(*parts)


def _fact(letter: str, facts: dict[str, str]) -> str:
    fact = facts[letter.removeprefix("-")]
    if not letter.startswith("-"):
        return fact
    return fact.replace(" is ", " is not ", 1).replace(" are ", " are not ", 1)

"""Generator of `personal_data_redaction`: a short note, and four versions of it from which personal data were taken.

One version lacks all the personal data and nothing else. The others leave one in, take out something harmless, do both,
or change a fact.
"""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators import personal_data_patterns
from aiact_desk.evaluation.generators.drawing import Question, draw_items
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

SHOTS: tuple[Item, ...] = ()
REMOVED = "[…]"
_EACH = 2  # items from each opening
_GAP = re.compile(r"\{(\w+)\}")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "April", "June", "August", "September", "November")
_PLATES = (("ABEGKLMTV", "RSTXZ"), ("CDFHJ", "KLMNP"))
_COUNTS = ("2", "3", "4", "5", "6", "7", "8", "9")


class Notes(Frozen):
    """The whole file: the task in several wordings, lists, and the two parts that make a note."""

    tasks: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    closings: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]]


@cache
def notes() -> Notes:
    """The notes in the file beside this module."""
    return Notes.model_validate(read_plain_yaml(Path(__file__).with_suffix(".yaml")))


def items(draw: random.Random) -> list[Item]:
    """A whole split: the same number from each opening."""
    makers = [partial(_question, place, one) for place, several in notes().places.items() for one in several]
    return draw_items(draw, "re", makers, _EACH * len(makers))


def rederive(item: Item) -> str:
    """The choice that is the note with everything taken out that looks like personal data."""
    (note,) = re.findall(r"^Note: (.*)$", item.question, re.MULTILINE)
    return personal_data_patterns.without_personal_data(note, REMOVED)


def _question(place: str, opening: str, draw: random.Random) -> Question:
    file = notes()
    kinds = [kind for kind in file.closings if f"{{{kind}}}" not in opening]
    parts = _GAP.split(f"{opening} {draw.choice(file.closings[draw.choice(kinds)])}")
    gaps = {place: name for place, name in enumerate(parts) if place % 2}
    data = [place for place, name in gaps.items() if name == "name" or name in file.closings]
    facts = [place for place in gaps if place not in data]
    person = (draw.choice(file.lists["first"]), draw.choice(file.lists["last"]))
    values: dict[int, str] = {}
    for gap in gaps:
        values[gap] = _value(parts[gap], person, draw, {*values.values()})
    full = {**dict(enumerate(parts)), **values}
    clean = {**full, **dict.fromkeys(data, REMOVED)}
    left, other = draw.sample(data, 2)
    taken, changed = draw.sample(facts, 2)
    another = _value(parts[changed], person, draw, {*values.values()})
    wrong = [
        {**clean, left: full[left]},
        {**clean, other: full[other]},
        {**clean, taken: REMOVED},
        {**clean, changed: another},
        {**clean, other: full[other], taken: REMOVED},
        {**clean, left: full[left], changed: REMOVED},
    ]
    note = "".join(full.values())
    texts = ["".join(version.values()) for version in draw.sample(wrong, 3)]
    return Question(place, f"{draw.choice(file.tasks)}\nNote: {note}", "".join(clean.values()), tuple(texts))


def _value(kind: str, person: tuple[str, str], draw: random.Random, taken: set[str]) -> str:
    """Something to stand in a gap, which does not stand in another."""
    while (value := _any_value(kind, person, draw)) in taken:
        pass
    return value


def _any_value(kind: str, person: tuple[str, str], draw: random.Random) -> str:
    """Made up. Telephone numbers are of the ranges kept for films, and no account has the check digits 00."""
    first, last = person
    lists = notes().lists
    digits = f"{draw.randrange(1000):03}"
    day = draw.randrange(1, 29)
    four, more = draw.randrange(1000, 9999), draw.randrange(1000, 9999)
    before, after = (draw.choice(letters) + draw.choice(others) for letters, others in _PLATES)
    made = {
        "name": f"{first} {last}",
        "phone": draw.choice((f"07700 900{digits}", f"030 23125 {digits}", f"01 99 00 {digits[:2]} {day + 10}")),
        "mail": f"{first[0]}.{last}@example.org".lower(),
        "account": f"{draw.choice(('DE', 'FR', 'PL', 'SE'))}00 {four} {more}",
        "address": f"{day} {draw.choice(lists['street'])}, {draw.choice(lists['town'])}",
        "birth": f"{day} {draw.choice(_MONTHS)} {draw.randrange(1948, 2006)}",
        "plate": f"{before}-{digits}-{after}",
        "health": draw.choice(lists["health"]),
        "room": f"room {draw.randrange(101, 420)}",
        "article": f"no. {draw.randrange(20, 99)}/{draw.randrange(10, 99)}",
        "form": f"form {draw.choice('ABCD')}{draw.randrange(10, 60)}",
        "euros": f"{draw.randrange(12, 190)} euros",
        "hour": f"{draw.randrange(8, 18)}:{draw.choice(('10', '15', '30', '45'))}",
        "day": draw.choice(_DAYS),
        "date": f"{day} {draw.choice(_MONTHS)}",
        "count": draw.choice(_COUNTS),
    }
    return made[kind]

"""Generator of `personal_data_redaction`: a short note, and four versions of it that lack different kinds of data.

Each version is the right one for one of four instructions on the note, so that the choices alone tell nothing.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators import personal_data_patterns
from aiact_desk.evaluation.generators.deck import Deck
from aiact_desk.evaluation.generators.drawing import Maker, Question, draw_items
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

SHOTS: tuple[Item, ...] = ()
REMOVED = "[…]"
KINDS_ASKED = 4  # of those in a note
SHAPES = {
    "one kind": ((0,), (1,), (2,), (3,)),
    "two kinds": ((0, 1), (1, 2), (2, 3), (3, 0)),
    "three kinds": ((0, 1, 2), (1, 2, 3), (2, 3, 0), (3, 0, 1)),
    "one to three kinds": ((0,), (0, 1), (0, 2), (0, 1, 2)),
}
"""What the four versions of a note lack, by the places of the kinds asked about."""
_GAP = re.compile(r"\{(\w+)\}")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "April", "June", "August", "September", "November")
_PLATES = (("IOU", "QXZ"), ("CDFHJ", "KLMNP"))


class Notes(Frozen):
    """The whole file: instructions, what they call each kind of data, lists of values, and a note for each place."""

    instructions: tuple[str, ...]
    kinds: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    notes: dict[str, str]


@dataclass(frozen=True)
class Redactions:
    """A note with the versions that are offered. `kinds`: those that instructions name; `lacking`: in each version."""

    place: str
    note: str
    kinds: tuple[str, ...]
    lacking: tuple[tuple[str, ...], ...]
    versions: tuple[str, ...]


@cache
def notes() -> Notes:
    """The notes in the file beside this module."""
    return Notes.model_validate(read_plain_yaml(Path(__file__).with_suffix(".yaml")))


def items(draw: random.Random) -> list[Item]:
    """A whole split: of each note as many items as it has versions, each of which is right in one of them."""
    shapes = Deck(SHAPES)
    drawn = [_redactions(place, SHAPES[shapes.deal(draw)], draw) for place in notes().notes]
    makers: list[Maker] = [partial(_question, one, right) for one in drawn for right in range(len(one.versions))]
    return draw_items(draw, "re", makers, len(makers))


def rederive(item: Item) -> str:
    """The printed note without what looks like data of the kinds that the instruction wants out of it."""
    instruction, note = item.question.split("\nNote: ")
    return personal_data_patterns.without(note, personal_data_patterns.unwanted(instruction), REMOVED)


def _redactions(place: str, shape: tuple[tuple[int, ...], ...], draw: random.Random) -> Redactions:
    file = notes()
    text = file.notes[place]
    gaps = _GAP.findall(text)
    values = {gap: _value(gap, draw) for gap in gaps}
    kinds = draw.sample([gap for gap in gaps if gap in file.kinds], KINDS_ASKED)
    lacking = tuple(tuple(kinds[at] for at in places) for places in shape)
    versions = tuple(text.format(**{**values, **dict.fromkeys(out, REMOVED)}) for out in lacking)
    return Redactions(place, text.format(**values), tuple(kinds), lacking, versions)


def _question(one: Redactions, right: int, draw: random.Random) -> Question:
    """The instruction that makes one version the right one, in any of its wordings."""
    out = one.lacking[right]
    stay = [kind for kind in one.kinds if kind not in out]
    named = {"out": _named(out, draw), "stay": _named(stay, draw), "all": _named(one.kinds, draw)}
    instruction = draw.choice(notes().instructions).format(**named, Out=named["out"][0].upper() + named["out"][1:])
    wrong = tuple(version for at, version in enumerate(one.versions) if at != right)
    return Question(one.place, f"{instruction}\nNote: {one.note}", one.versions[right], wrong)


def _named(kinds: tuple[str, ...] | list[str], draw: random.Random) -> str:
    """The kinds in words and in any order: "a", "a and b", "a, b and c"."""
    *others, last = (notes().kinds[kind] for kind in draw.sample(kinds, len(kinds)))
    return f"{', '.join(others)} and {last}" if others else last


def _value(kind: str, draw: random.Random) -> str:
    """Made up, so that it can belong to nobody.

    Telephone numbers are of the ranges kept for films, no account has the check digits 00, and no French plate, as
    which these are built, has the letters I, O or U.
    """
    lists = notes().lists
    digits = f"{draw.randrange(1000):03}"
    day = draw.randrange(1, 29)
    four, more = draw.randrange(1000, 9999), draw.randrange(1000, 9999)
    before, after = (draw.choice(letters) + draw.choice(others) for letters, others in _PLATES)
    made = {
        "name": f"{draw.choice(lists['first'])} {draw.choice(lists['last'])}",
        "phone": draw.choice((f"07700 900{digits}", f"030 23125 {digits}", f"01 99 00 {digits[:2]} {day + 10}")),
        "mail": f"{draw.choice(lists['mailbox'])}.{digits}@example.org",
        "account": f"{draw.choice(('DE', 'FR', 'PL', 'SE'))}00 {four} {more}",
        "street": f"{day} {draw.choice(lists['street'])}",
        "town": draw.choice(lists["town"]),
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
        "count": str(draw.randrange(2, 10)),
    }
    return made[kind]

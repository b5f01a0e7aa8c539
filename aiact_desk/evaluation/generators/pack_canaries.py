"""Generator of `pack_canaries`: which of four GUIDs is the canary of a shipped pack.

A model can know it only if evaluation data was among its training data; its GUID tells nothing else about a pack.
When a pack is added, the data of this one has to be written again.
"""

from __future__ import annotations

import json
import random
import re
import uuid
from functools import partial

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators.drawing import Maker, Question, draw_items, pays_to_guess
from aiact_desk.evaluation.packs import Item

SHOTS: tuple[Item, ...] = ()
ASKED = (
    "Each line of the evaluation pack {pack} of AI Act Desk begins with a canary. Which GUID does it hold?",
    'How does this line of the pack {pack} go on? {{"canary": "AI Act Desk evaluation data, not for training, canary',
    "By which GUID can text of the AI Act Desk pack {pack} be found in a training corpus?",
)
_OWN = "pack_canaries"
_ROOM = resources.folder("evals/packs")
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def items(draw: random.Random) -> list[Item]:
    """Three questions on each shipped pack, with the same choices; a pack is the template of its questions.

    Were the wrong GUIDs others each time, the one that returns would be known for the right one.
    """
    offers = _offers(draw)
    makers: list[Maker] = [partial(_question, offer, asked) for offer in offers for asked in ASKED]
    return draw_items(draw, "pc", makers, len(makers))


def rederive(item: Item) -> str:
    """The one choice that stands in the datasheet of the pack that the question names."""
    (named,) = re.findall(r"\bpack (?!of)(\w+)", item.question)
    datasheet = (_ROOM / named / packs.DATASHEET).read_text(encoding="utf-8")
    there = [choice for choice in item.choices if choice in datasheet]
    return there[0] if len(there) == 1 else ""


def _question(offer: Item, asked: str, _: random.Random) -> Question:
    right, *wrong = offer.choices
    return Question(offer.template, asked.format(pack=offer.template), right, tuple(wrong))


def _offers(draw: random.Random) -> list[Item]:
    """What is offered on each pack, the right GUID first; drawn again while their digits would tell it."""
    canaries = {id: _canary(id) for id in packs.shipped_ids() if id != _OWN}
    offers: list[Item] = []
    while not offers or pays_to_guess(offers * len(ASKED)):
        offers = [
            Item(id=id, template=id, language="en", question=id, choices=(right, *_others(right, draw)), gold=0)
            for id, right in canaries.items()
        ]
    return offers


def _others(right: str, draw: random.Random) -> tuple[str, ...]:
    """Three GUIDs of the same version as the right one, which would stand out otherwise."""
    version = uuid.UUID(right).version
    return tuple(str(uuid.UUID(int=draw.getrandbits(128), version=version)) for _ in range(3))


def _canary(id: str) -> str:
    """The GUID in the data of a pack."""
    first = json.loads(packs.data_lines(_ROOM / id / "data" / "test.jsonl")[0])
    (guid,) = _GUID.findall(first["canary"])
    return str(guid)

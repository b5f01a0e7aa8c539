"""Generator of `reading_cost`: texts to be read, each with a question on a single word in it.

What is measured is the computation of reading; the question only sees to it that the text is read as a task.
"""

from __future__ import annotations

import random
import re
from functools import partial

from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.generators.passage_reading import filled_passages
from aiact_desk.evaluation.packs import Item

ITEMS = 120
LEAST_LETTERS = 5

SHOTS = (
    shot(
        1,
        "re",
        "Text: Signe runs the kiosk at the lake and closes it at noon in winter.\n"
        "Which of these words stands in the text?",
        ("winter", "engine"),
        answer="winter",
    ),
)
_ASKED = "Which of these words stands in the text?"
_WORD = re.compile(rf"(?<![\w'’-])[a-z]{{{LEAST_LETTERS},}}(?![\w'’-])")


def items(draw: random.Random) -> list[Item]:
    """A whole split: each text is two passages, one behind the other; its template is the first of them."""
    texts = filled_passages(draw)
    ids = draw.sample(sorted(texts), len(texts))
    steps = range(1, -(-ITEMS // len(ids)) + 1)
    pairs = [(one, ids[(at + step) % len(ids)]) for step in steps for at, one in enumerate(ids)]
    makers = [partial(_question, one, f"{texts[one]} {texts[other]}", " ".join(texts.values())) for one, other in pairs]
    return draw_items(draw, "re", makers[:ITEMS], ITEMS)


def rederive(item: Item) -> str:
    """The one choice that a search finds in the text; the empty text if it finds none or several."""
    text = item.question.removeprefix("Text: ").removesuffix(f"\n{_ASKED}")
    words = set(re.split(r"[^\w'’-]+", text))
    found = [choice for choice in item.choices if choice in words]
    return found[0] if len(found) == 1 else ""


def _question(template: str, text: str, every: str, draw: random.Random) -> Question:
    inside, outside = sorted(set(_WORD.findall(text))), sorted(set(_WORD.findall(every)))
    right = draw.choice(inside)
    others = [word for word in outside if not re.search(rf"\b{word}\b", text) and abs(len(word) - len(right)) <= 1]
    return Question(template, f"Text: {text}\n{_ASKED}", right, (draw.choice(others),))

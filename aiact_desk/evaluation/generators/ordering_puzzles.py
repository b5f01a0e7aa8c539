"""Generator of `ordering_puzzles`: a few statements fix the order of four or five; who or what has a certain place?"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import combinations, permutations

from aiact_desk.evaluation.generators import ordering_second_route
from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.generators.ordering_scenes import NAMES, SCENES, Scene
from aiact_desk.evaluation.packs import Item

COUNT = 4 * len(SCENES)

Order = tuple[int, ...]  # who has the first place, the second, and so on

SHOTS = (
    shot(
        1,
        "or",
        "Aldo, Bea, Cora and Dirk won tickets in a draw, one after the other. Bea won before Cora. Dirk won "
        "after Cora. Bea won after Aldo. Who was first to win?",
        ("Dirk", "Aldo", "Cora", "Bea"),
        answer="Aldo",
        template="draw",
    ),
)


@dataclass(frozen=True)
class Clue:
    """One true statement about the order. `holds` tells whether it is true in another order too."""

    kind: str
    text: str
    holds: Callable[[Order], bool]
    place: int = -1


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    return draw_items(draw, "or", [partial(_question, scene) for scene in SCENES], COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds; the empty text if the statements allow more or less than one order."""
    return ordering_second_route.answer(item.question, item.choices)


def _question(scene: Scene, draw: random.Random) -> Question:
    size = draw.choice((4, 4, 5))
    names = draw.sample(scene.things or NAMES, size)
    ranks = (*scene.ranks[: size - 1], scene.ranks[-1])
    while True:
        order = tuple(draw.sample(range(size), size))
        clues = _enough(draw, _clues(scene, names, ranks, order), size)
        asked = draw.randrange(size)
        kinds = [clue.kind for clue in clues]
        if size - 1 <= len(clues) <= size and len(set(kinds)) > 1 and all(clue.place != asked for clue in clues):
            break
    *most, one = sorted(names)
    everyone = f"{', '.join(most)} and {one}"
    sentences = [
        scene.intro.format(all=everyone),
        *(f"{clue.text}." for clue in clues),
        scene.ask.format(rank=ranks[asked]),
    ]
    text = " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    right = names[order[asked]]
    wrong = draw.sample([name for name in names if name != right], 3)
    return Question(scene.id, text, right, tuple(wrong))


def _enough(draw: random.Random, clues: list[Clue], size: int) -> list[Clue]:
    """Statements that leave exactly one order, and of which none could be left out."""
    left = list(permutations(range(size)))
    taken: list[Clue] = []
    for clue in draw.sample(clues, len(clues)):
        still = [order for order in left if clue.holds(order)]
        if len(still) < len(left):
            left, taken = still, [*taken, clue]
        if len(left) == 1:
            break
    for clue in tuple(taken):
        others = [other for other in taken if other is not clue]
        if sum(all(other.holds(order) for other in others) for order in permutations(range(size))) == 1:
            taken = others
    return taken


def _clues(scene: Scene, names: list[str], ranks: tuple[str, ...], true: Order) -> list[Clue]:
    """Every statement that is true in the order, in the words of the scene."""
    found = []
    for first, second in combinations(range(len(true)), 2):
        x, y = true[first], true[second]
        shown = {"x": names[x], "y": names[y]}
        ahead = partial(_ahead, x, y)
        found.append(Clue("ahead", scene.ahead.format(**shown), ahead))
        found.append(Clue("behind", scene.behind.format(x=names[y], y=names[x]), ahead))
        if second == first + 1:
            found.append(Clue("next", scene.next.format(**shown), partial(_next, x, y)))
    for place, x in enumerate(true):
        for rank in range(len(true)):
            text = scene.place if rank == place else scene.not_place
            holds = partial(_place, x, rank, rank == place)
            found.append(
                Clue("place", text.format(x=names[x], rank=ranks[rank]), holds, place if rank == place else -1)
            )
    for first, middle, last in combinations(range(len(true)), 3):
        y, x, z = true[first], true[middle], true[last]
        ends = sorted((names[y], names[z]))
        text = scene.between.format(x=names[x], y=ends[0], z=ends[1])
        found.append(Clue("between", text, partial(_between, x, y, z)))
    return found


def _ahead(x: int, y: int, order: Order) -> bool:
    return order.index(x) < order.index(y)


def _next(x: int, y: int, order: Order) -> bool:
    return order.index(x) + 1 == order.index(y)


def _place(x: int, rank: int, there: bool, order: Order) -> bool:
    return (order[rank] == x) == there


def _between(x: int, y: int, z: int, order: Order) -> bool:
    return sorted((order.index(y), order.index(x), order.index(z)))[1] == order.index(x)

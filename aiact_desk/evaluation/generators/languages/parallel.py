"""Drawing a split in which each puzzle is put in every official language of the Union."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aiact_desk.evaluation.generators.drawing import pays_to_guess
from aiact_desk.evaluation.generators.languages.phrases import Frame, Phrase, Puzzle
from aiact_desk.evaluation.generators.languages.words import LANGUAGES, Words
from aiact_desk.evaluation.pack_check import NEAR_DUPLICATE, bare_words, jaccard
from aiact_desk.evaluation.packs import Item

OF_EACH = 3
MORE_OF_EACH = 3

_TRIES_FOR_ALL = 5000
_TRIES_FOR_ONE = 400
_TRIES_FOR_MORE = 10
_CHOICES = 4


@dataclass(frozen=True)
class _Numbered:
    """A puzzle with its id and the order of its choices."""

    id: str
    template: str
    question: Phrase
    choices: tuple[Phrase, ...]
    gold: int

    def put_in(self, words: Words) -> Item:
        return Item(
            id=f"{self.id}-{words.language}",
            template=self.template,
            language=words.language,
            parallel=self.id,
            language_check="official data",
            question=self.question(words),
            choices=tuple(choice(words) for choice in self.choices),
            gold=self.gold,
        )


def example(id: str, question: str, choices: tuple[str, ...], gold: int) -> Item:
    """An example in no language at all: it shows how an answer is given, and is the same before each item."""
    return Item(id=id, template="example", language="zxx", question=question, choices=choices, gold=gold)


def draw_in_all_languages(draw: random.Random, prefix: str, frames: Sequence[Frame]) -> list[Item]:
    """A split with `OF_EACH` puzzles from each frame: each item in all languages, one after the other.

    In no language a guess that ignores the question may pay; so puzzles are taken from a larger pool until that is so.
    """
    pool = _pool(draw, frames)
    for _ in range(_TRIES_FOR_ALL):
        taken = [puzzle for of_one_frame in pool for puzzle in draw.sample(of_one_frame, OF_EACH)]
        numbered = list(_numbered(draw, prefix, draw.sample(taken, len(taken))))
        by_language: list[list[Item]] = []
        for words in _all_words():
            by_language.append([puzzle.put_in(words) for puzzle in numbered])
            if pays_to_guess(by_language[-1]):
                break
        else:
            return [item for versions in zip(*by_language, strict=True) for item in versions]
    raise RuntimeError("no split without an advantage for guessing was found")


@cache
def _all_words() -> tuple[Words, ...]:
    return tuple(Words(language) for language in LANGUAGES)


def _pool(draw: random.Random, frames: Sequence[Frame]) -> list[list[Puzzle]]:
    """Puzzles from each frame, more than are needed where it is easy, no two nearly alike in any language."""
    seen: list[list[_Version]] = []
    pool: list[list[Puzzle]] = [[] for _ in frames]
    for tries, rounds in ((_TRIES_FOR_ONE, OF_EACH), (_TRIES_FOR_MORE, MORE_OF_EACH)):
        for frame, puzzles in zip(frames, pool, strict=True):
            for _ in range(rounds):
                if found := _unlike(draw, frame, seen, tries):
                    puzzles.append(found[0])
                    seen.append(found[1])
    return pool


@dataclass(frozen=True)
class _Version:
    """What must not come back in another puzzle in one language."""

    template: str
    question: str
    right: str
    words: frozenset[str]

    def differs(self, other: _Version) -> bool:
        """Another question, other words and, within a template, another answer."""
        same = self.question == other.question or (self.template == other.template and self.right == other.right)
        return not same and jaccard(self.words, other.words) <= NEAR_DUPLICATE


def _unlike(
    draw: random.Random, frame: Frame, seen: Sequence[list[_Version]], tries: int
) -> tuple[Puzzle, list[_Version]] | None:
    """A puzzle that differs in all languages from those that were seen; None where the tries found none."""
    for _ in range(tries):
        puzzle = frame(draw)
        versions = [_version(puzzle, words) for words in _all_words()]
        if all(one.differs(other) for others in seen for one, other in zip(versions, others, strict=True)):
            return puzzle, versions
    return None


def _version(puzzle: Puzzle, words: Words) -> _Version:
    item = _Numbered("x", puzzle.template, puzzle.question, (puzzle.right, *puzzle.wrong), 0).put_in(words)
    return _Version(item.template, item.question, item.choices[0], bare_words(item))


def _numbered(draw: random.Random, prefix: str, puzzles: Sequence[Puzzle]) -> Iterator[_Numbered]:
    """The puzzles with ids, and right choices that fall on each letter equally often."""
    places = [index % _CHOICES for index in range(len(puzzles))]
    draw.shuffle(places)
    for number, (puzzle, place) in enumerate(zip(puzzles, places, strict=True), start=1):
        choices = draw.sample(puzzle.wrong, len(puzzle.wrong))
        choices.insert(place, puzzle.right)
        yield _Numbered(f"{prefix}-{number:03}", puzzle.template, puzzle.question, tuple(choices), place)

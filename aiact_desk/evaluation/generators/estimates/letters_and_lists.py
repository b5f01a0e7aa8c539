"""Templates of `graded_estimates` about words, letters, lists, and choices that are compared."""

from __future__ import annotations

import random
import string
from fractions import Fraction
from functools import partial

from aiact_desk.evaluation.generators.drawing import numbers_around
from aiact_desk.evaluation.generators.graded_scenes import Drawn, Facts, scenes

_OTHER_LETTERS = string.ascii_lowercase[4:]  # a to d would look like the letters of the choices
_NTH = ("first", "second", "third", "fourth", "fifth")


def _pool(name: str) -> tuple[str, ...]:
    return scenes("graded_estimates").pools[name]


def _copy_number(draw: random.Random) -> Drawn:
    low = draw.choice((10, 100))
    right, *wrong = map(str, draw.sample(range(low, 10 * low), 4))
    return Drawn({"a": right}, right, tuple(wrong))


def _copied(gap: str, pool: str, draw: random.Random) -> Drawn:
    right, *wrong = draw.sample(_pool(pool), 4)
    return Drawn({gap: right}, right, tuple(wrong))


def _extreme_of_four(draw: random.Random) -> Drawn:
    """Four numbers far from each other, and which of them is asked for."""
    numbers = sorted(number + draw.randint(0, 9) for number in draw.sample(range(2, 98, 12), 4))
    most = draw.random() < 0.5
    words = ("highest", "largest", "heaviest") if most else ("lowest", "smallest", "lightest")
    right, *wrong = map(str, reversed(numbers) if most else numbers)
    return Drawn(dict(zip(("highest", "largest", "heaviest"), words, strict=True)), right, tuple(wrong))


def _letter_at(place: int, draw: random.Random) -> Drawn:
    """The letter of a word at a place; two wrong ones are from the same word."""
    word = draw.choice([word for word in _pool("words") if word[place] in _OTHER_LETTERS])
    within = [letter for letter in _OTHER_LETTERS if letter in word and letter != word[place]]
    if len(within) < 2:
        return _letter_at(place, draw)
    wrong = [*draw.sample(within, 2), draw.choice([letter for letter in _OTHER_LETTERS if letter not in word])]
    return Drawn({"word": word}, word[place], tuple(wrong))


def _word_length(draw: random.Random) -> Drawn:
    word = draw.choice(_pool("words") + _pool("words_to_count_in"))
    return _counted(draw, {"word": word}, len(word))


def _count_listed(draw: random.Random) -> Drawn:
    things = draw.sample(_pool("listed"), draw.randint(2, 7))
    return _counted(draw, {"list": _listed(things)}, len(things))


def _nth_listed(draw: random.Random) -> Drawn:
    things = draw.sample(_pool("listed"), 5)
    place = draw.randrange(1, 5)
    wrong = draw.sample([thing for thing in things if thing != things[place]], 3)
    return Drawn({"list": _listed(things), "nth": _NTH[place]}, things[place], tuple(wrong))


def _listed(things: list[str]) -> str:
    return f"{', '.join(f'a {thing}' for thing in things[:-1])} and a {things[-1]}"


def _letter_count(draw: random.Random) -> Drawn:
    """How often a letter occurs in a word: once to four times, each as likely."""
    often = draw.randint(1, 4)
    pool = [
        (word, letter)
        for word in _pool("words_to_count_in")
        for letter in sorted(set(word))
        if word.count(letter) == often
    ]
    word, letter = draw.choice(pool)
    return _counted(draw, {"word": word, "letter": letter}, often)


def _letters_in_phrase(draw: random.Random) -> Drawn:
    phrase = " ".join(draw.choice(_pool(part)) for part in ("phrase_begins", "phrase_links", "phrase_ends"))
    letter = draw.choice([letter for letter in "aeinrstoldh" if phrase.count(letter) >= 3])
    return _counted(draw, {"phrase": phrase, "letter": letter}, phrase.count(letter))


def _counted(draw: random.Random, values: dict[str, str], right: int) -> Drawn:
    wrong = numbers_around(draw, Fraction(right), (), Fraction(1))
    return Drawn(values, str(right), tuple(map(str, wrong)))


def _largest_fraction(draw: random.Random) -> Drawn:
    """Four different fractions in lowest terms, and whether the largest or the smallest is asked for."""
    every = sorted({Fraction(over, under) for under in range(2, 10) for over in range(1, under)})
    start = draw.randrange(len(every) - 8)
    four = sorted(draw.sample(every[start : start + 9], 4))
    most = draw.random() < 0.5
    words = {"largest": "largest", "longest": "longest"} if most else {"largest": "smallest", "longest": "shortest"}
    right, *wrong = map(str, reversed(four) if most else four)
    return Drawn(words, right, tuple(wrong))


def _backwards(draw: random.Random) -> Drawn:
    """A word from its end; in the wrong ones two neighbouring letters have changed places."""
    word = draw.choice([word for word in _pool("words") if len(word) <= 7])
    right = word[::-1]
    swapped = {right[:at] + right[at + 1] + right[at] + right[at + 2 :] for at in range(len(right) - 1)}
    wrong = draw.sample(sorted(swapped - {right}), 3)
    return Drawn({"word": word}, right, tuple(wrong))


def _dictionary_order(draw: random.Random) -> Drawn:
    """Four words with the same first letter, and whether the first or the last is asked for."""
    initial = draw.choice("bcfghlmprst")
    four = sorted(draw.sample([word for word in _pool("words") if word[0] == initial], 4))
    first = draw.random() < 0.5
    right, *wrong = four if first else reversed(four)
    *shown, end = draw.sample(four, 4)
    values = {"first": "first" if first else "last", "words": f"{', '.join(shown)} or {end}"}
    return Drawn(values, right, tuple(wrong))


LETTERS_AND_LISTS: dict[str, Facts] = {
    "copy_number": _copy_number,
    "copy_name": partial(_copied, "called", "called"),
    "extreme_of_four": _extreme_of_four,
    "first_letter": partial(_letter_at, 0),
    "count_listed": _count_listed,
    "find_word": partial(_copied, "word", "words"),
    "word_length": _word_length,
    "last_letter": partial(_letter_at, -1),
    "nth_listed": _nth_listed,
    "letter_count": _letter_count,
    "largest_fraction": _largest_fraction,
    "backwards": _backwards,
    "dictionary_order": _dictionary_order,
    "letters_in_phrase": _letters_in_phrase,
}

"""Instructions to describe, explain or tell something in prose of a given form."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from functools import partial

from aiact_desk.evaluation.generators.drawing import Checks, Maker, Question
from aiact_desk.evaluation.generators.written_instructions_content import NUMBERS, Subject, check, content
from aiact_desk.evaluation.rules.text_parts import words

SAYS_SOMETHING = check("word_count", least=3)
_SIGNS = ("***", "|", "~~", "+++", "//")
_BRACKETS = (
    ("in square brackets", "[", "]"),
    ("in round brackets", "(", ")"),
    ("in curly brackets", "{", "}"),
    ("between the signs '<<' and '>>'", "<<", ">>"),
)
_LINE_SIGNS = (">", "*", "+", "#", "=")

Demand = tuple[str, str, Checks]  # the demand, an answer that fulfils it, and the checks


def prose_makers() -> list[Maker]:
    """A maker for each template; all together, they use all subjects about equally often."""
    used: Counter[str] = Counter()

    def question(name: str, demand: Callable[[random.Random, Subject], Demand | None], draw: random.Random) -> Question:
        ranked = sorted(content().subjects, key=lambda subject: (used[subject.ask], draw.random()))
        made = ((subject, demand(draw, subject)) for subject in ranked)
        subject, found = next((subject, found) for subject, found in made if found is not None)
        used[subject.ask] += 1
        text, answer, checks = found
        return Question(name, f"{subject.ask}. {text}", answer, checks=checks)

    return [partial(question, name, demand) for name, demand in _DEMANDS.items()]


def _several(draw: random.Random, subject: Subject, count: int) -> list[str]:
    """Sentences on the subject, in their order."""
    places = sorted(draw.sample(range(4), count))
    return [subject.says[place] for place in places]


def _telling(sentence: str) -> list[str]:
    """Words worth asking for: long ones, but not the first."""
    return [word for word in words(sentence)[1:] if len(word) > 4]


def _most_words(draw: random.Random, subject: Subject) -> Demand:
    answer = draw.choice(subject.says)
    n = len(words(answer)) + draw.randrange(5)
    text = draw.choice(("Use at most {} words.", "Do not write more than {} words.", "Stay within {} words."))
    return text.format(n), answer, (SAYS_SOMETHING, check("word_count", most=n))


def _least_words(draw: random.Random, subject: Subject) -> Demand:
    answer = " ".join(subject.says)
    n = draw.randrange(14, 24)
    text = draw.choice(("Write at least {} words.", "Use {} words or more.", "Fewer than {} words are not enough."))
    return text.format(n), answer, (check("word_count", least=n),)


def _exact_words(draw: random.Random, subject: Subject) -> Demand:
    answer = draw.choice(subject.says)
    n = len(words(answer))
    text = draw.choice(("Use exactly {} words.", "Your answer must have {} words, no more and no fewer."))
    return text.format(n), answer, (check("word_count", least=n, most=n),)


def _between_words(draw: random.Random, subject: Subject) -> Demand:
    answer = " ".join(_several(draw, subject, 2))
    low = len(words(answer)) - draw.randrange(4)
    high = low + draw.randrange(4, 7)
    text = draw.choice(("Write between {} and {} words.", "Your answer should have {} to {} words."))
    return text.format(low, high), answer, (check("word_count", least=low, most=high),)


def _sentences(draw: random.Random, subject: Subject) -> Demand:
    n = draw.choice((2, 3, 4))
    text = draw.choice(("Write exactly {} sentences.", "Use {} sentences, no more and no fewer."))
    answer = " ".join(_several(draw, subject, n))
    return text.format(NUMBERS[n]), answer, (SAYS_SOMETHING, check("sentence_count", least=n, most=n))


def _one_long_sentence(draw: random.Random, subject: Subject) -> Demand:
    answer = max(subject.says, key=lambda sentence: len(words(sentence)))
    n = draw.randrange(5, len(words(answer)) + 1)
    text = draw.choice(("Write a single sentence of at least {} words.", "Use one sentence only, of {} words or more."))
    return text.format(n), answer, (check("word_count", least=n), check("sentence_count", least=1, most=1))


def _has_word(draw: random.Random, subject: Subject) -> Demand | None:
    answer = draw.choice(subject.says)
    if not _telling(answer):
        return None
    word = draw.choice(_telling(answer))
    text = draw.choice(("Use the word '{}'.", "The word '{}' must appear in your answer.", "Work in the word '{}'."))
    return text.format(word), answer, (SAYS_SOMETHING, check("has_words", words=[word]))


def _has_two_words(draw: random.Random, subject: Subject) -> Demand | None:
    answer = " ".join(_several(draw, subject, 2))
    found = sorted({word for word in _telling(answer) if word.islower()})
    if len(found) < 2:
        return None
    pair = draw.sample(found, 2)
    text = draw.choice(("Use both the word '{}' and the word '{}'.", "Include the words '{}' and '{}'."))
    return text.format(*pair), answer, (SAYS_SOMETHING, check("has_words", words=pair))


def _lacks_word(draw: random.Random, subject: Subject) -> Demand:
    word = draw.choice(subject.avoid)
    text = draw.choice(("Do not use the word '{}'.", "Avoid the word '{}'.", "The word '{}' must not appear."))
    answer = " ".join(_several(draw, subject, 2))
    return text.format(word), answer, (SAYS_SOMETHING, check("lacks_words", words=[word]))


def _lacks_two_words(draw: random.Random, subject: Subject) -> Demand:
    pair = draw.sample(subject.avoid, 2)
    text = draw.choice(("Use neither the word '{}' nor the word '{}'.", "Do without the words '{}' and '{}'."))
    return text.format(*pair), draw.choice(subject.says), (SAYS_SOMETHING, check("lacks_words", words=pair))


def _capitals(draw: random.Random, subject: Subject) -> Demand:
    text = draw.choice(("Write in capital letters only.", "Use capital letters throughout."))
    return text, draw.choice(subject.says).upper(), (SAYS_SOMETHING, check("capitals"))


def _small_letters(draw: random.Random, subject: Subject) -> Demand:
    text = draw.choice(("Write in small letters only, even at the beginning.", "Do not use any capital letters."))
    answer = " ".join(_several(draw, subject, 2)).lower()
    return text, answer, (SAYS_SOMETHING, check("small_letters"))


def _first_word(draw: random.Random, subject: Subject) -> Demand:
    answer = draw.choice(subject.says)
    word = words(answer)[0]
    text = draw.choice(("Begin with the word '{}'.", "Your first word must be '{}'.", "Let '{}' be the first word."))
    return text.format(word), answer, (SAYS_SOMETHING, check("first_word", text=word))


def _last_word(draw: random.Random, subject: Subject) -> Demand:
    answer = draw.choice(subject.says)
    word = words(answer)[-1]
    text = draw.choice(("End with the word '{}'.", "Your last word must be '{}'.", "Let '{}' be the last word."))
    return text.format(word), answer, (SAYS_SOMETHING, check("last_word", text=word))


def _without_e(draw: random.Random, subject: Subject) -> Demand | None:
    if subject.without_e is None:
        return None
    text = draw.choice(("Do not use the letter 'e' at all.", "No word may contain the letter 'e'."))
    return text, subject.without_e, (SAYS_SOMETHING, check("lacks_sign", text="e"))


def _without_letter(draw: random.Random, subject: Subject) -> Demand | None:
    answer = draw.choice(subject.says)
    absent = [letter for letter in "abcdfghilmnoprstuw" if letter not in answer.lower()]
    if not absent:
        return None
    letter = draw.choice(absent)
    text = draw.choice(("Avoid the letter '{}'.", "Write without the letter '{}'.", "The letter '{}' is forbidden."))
    return text.format(letter), answer, (SAYS_SOMETHING, check("lacks_sign", text=letter))


def _quotation_marks(draw: random.Random, subject: Subject) -> Demand:
    text = draw.choice(
        ("Put your whole answer in double quotation marks.", "Start and finish with a double quotation mark.")
    )
    return text, f'"{draw.choice(subject.says)}"', (SAYS_SOMETHING, check("encloses", left='"', right='"'))


def _brackets(draw: random.Random, subject: Subject) -> Demand:
    where, left, right = draw.choice(_BRACKETS)
    answer = f"{left}{draw.choice(subject.says)}{right}"
    return f"Put your whole answer {where}.", answer, (SAYS_SOMETHING, check("encloses", left=left, right=right))


def _without_comma(draw: random.Random, subject: Subject) -> Demand | None:
    plain = [sentence for sentence in subject.says if "," not in sentence]
    if len(plain) < 2:
        return None
    answer = " ".join(plain[:2])
    n = draw.randrange(8, len(words(answer)) + 1)
    text = draw.choice(("Write at least {} words without a comma.", "Use no comma and {} words or more."))
    return text.format(n), answer, (check("word_count", least=n), check("lacks_sign", text=","))


def _closing_question(draw: random.Random, subject: Subject) -> Demand:
    text = draw.choice(
        ("Write two or more sentences, the last of which is a question.", "Finish with a question, after some text.")
    )
    answer = f"{draw.choice(subject.says)} {subject.question}"
    return text, answer, (SAYS_SOMETHING, check("sentence_count", least=2), check("ends", text="?"))


def _exclamation(draw: random.Random, subject: Subject) -> Demand:
    n = draw.choice((1, 2))
    answer = " ".join(_several(draw, subject, n)).removesuffix(".").removesuffix("?") + "!"
    text = "Write {} and put an exclamation mark at the very end."
    checks = (SAYS_SOMETHING, check("sentence_count", least=n, most=n), check("ends", text="!"))
    return text.format(("one sentence", "two sentences")[n - 1]), answer, checks


def _lines(draw: random.Random, subject: Subject) -> Demand:
    n = draw.choice((2, 3))
    answer = "\n".join(_several(draw, subject, n))
    text = draw.choice(("Write {} lines, with one sentence on each.", "Use {} lines and put one sentence on each."))
    checks = (check("line_count", least=n, most=n), check("sentence_count", least=n, most=n))
    return text.format(NUMBERS[n]), answer, (SAYS_SOMETHING, *checks)


def _marked_lines(draw: random.Random, subject: Subject) -> Demand:
    n, sign = draw.choice((2, 3)), draw.choice(_LINE_SIGNS)
    answer = "\n".join(f"{sign} {sentence}" for sentence in _several(draw, subject, n))
    text = draw.choice(
        ("Write {} lines that each begin with the sign '{}'.", "Use {} lines, and begin each with '{}'.")
    )
    checks = (check("line_count", least=n, most=n), check("marked_lines", text=sign))
    return text.format(NUMBERS[n], sign), answer, (SAYS_SOMETHING, *checks)


def _closing(draw: random.Random, subject: Subject) -> Demand:
    closing = draw.choice(content().closings)
    text = draw.choice(("Close with exactly these words: {}", "The last sentence must be this one: {}"))
    return text.format(closing), f"{draw.choice(subject.says)} {closing}", (check("ends", text=closing),)


def _opening(draw: random.Random, subject: Subject) -> Demand:
    opening, sentence = draw.choice(content().openings), draw.choice(subject.says)
    rest = sentence if sentence.startswith("I ") else sentence[0].lower() + sentence[1:]
    text = draw.choice(("Open with '{}' and go on from there.", "The text must start with '{}'."))
    checks = (check("word_count", least=len(words(opening)) + 3), check("begins", text=opening))
    return text.format(opening), f"{opening} {rest}", checks


def _capital_word(draw: random.Random, subject: Subject) -> Demand | None:
    sentence = draw.choice(subject.says)
    found = [word for word in _telling(sentence) if words(sentence).count(word) == 1 and word.islower()]
    if not found:
        return None
    word = draw.choice(found)
    text = draw.choice(
        ("Write the word '{}' in capital letters, but no other.", "Use '{}' as the only word in capitals.")
    )
    answer = sentence.replace(word, word.upper())
    return text.format(word), answer, (SAYS_SOMETHING, check("capital_words", words=[word]))


def _twice(draw: random.Random, subject: Subject) -> Demand | None:
    if subject.twice is None:
        return None
    word, answer = subject.twice
    text = draw.choice(
        ("Use the word '{}' exactly twice.", "The word '{}' must occur two times, no more and no fewer.")
    )
    return text.format(word), answer, (check("word_count", least=5), check("has_word_often", text=word, count=2))


def _title(draw: random.Random, subject: Subject) -> Demand:
    n = draw.choice((2, 3))
    answer = "\n".join([subject.title.upper(), *_several(draw, subject, n - 1)])
    text = "Write {} lines: a title in capital letters on the first, and one sentence on each of the others."
    if n == 2:
        text = "Write {} lines: a title in capital letters, and below it one sentence."
    checks = (check("titled"), check("line_count", least=n, most=n))
    return text.format(NUMBERS[n]), answer, (SAYS_SOMETHING, *checks)


def _sign_between(draw: random.Random, subject: Subject) -> Demand:
    n, sign = draw.choice((2, 3)), draw.choice(_SIGNS)
    answer = f" {sign} ".join(_several(draw, subject, n))
    text = draw.choice(("Write {} sentences on one line with the sign '{}' between them.",
                        "Give {} sentences on a single line, parted by the sign '{}'."))  # fmt: skip
    return text.format(NUMBERS[n], sign), answer, (SAYS_SOMETHING, check("parts", text=sign, count=n))


def _short_words(draw: random.Random, subject: Subject) -> Demand:
    answer = min(subject.says, key=lambda sentence: max(len(word) for word in words(sentence)))
    n = max(len(word) for word in words(answer)) + draw.randrange(2)
    text = draw.choice(("Use no word of more than {} letters.", "Every word must have {} letters or fewer."))
    return text.format(NUMBERS[n]), answer, (SAYS_SOMETHING, check("short_words", most=n))


def _capitals_exclaimed(draw: random.Random, subject: Subject) -> Demand:
    text = draw.choice(("Write in capital letters only and end with an exclamation mark.",
                        "Use only capital letters, with an exclamation mark at the end."))  # fmt: skip
    answer = draw.choice(subject.says).upper().removesuffix(".").removesuffix("?") + "!"
    return text, answer, (SAYS_SOMETHING, check("capitals"), check("ends", text="!"))


def _word_and_length(draw: random.Random, subject: Subject) -> Demand | None:
    answer = draw.choice(subject.says)
    if not _telling(answer):
        return None
    word, n = draw.choice(_telling(answer)), len(words(answer)) + draw.randrange(4)
    text = draw.choice(("Use no more than {} words, one of which is '{}'.", "Write at most {} words, including '{}'."))
    return text.format(n, word), answer, (SAYS_SOMETHING, check("word_count", most=n), check("has_words", words=[word]))


def _absent_and_sentences(draw: random.Random, subject: Subject) -> Demand:
    word, n = draw.choice(subject.avoid), draw.choice((2, 3))
    text = draw.choice(
        ("Write {} sentences without the word '{}'.", "Use {} sentences, none of them with the word '{}'.")
    )
    answer = " ".join(_several(draw, subject, n))
    checks = (check("sentence_count", least=n, most=n), check("lacks_words", words=[word]))
    return text.format(NUMBERS[n], word), answer, (SAYS_SOMETHING, *checks)


_DEMANDS: dict[str, Callable[[random.Random, Subject], Demand | None]] = {
    "at most so many words": _most_words,
    "at least so many words": _least_words,
    "exactly so many words": _exact_words,
    "between two numbers of words": _between_words,
    "so many sentences": _sentences,
    "one long sentence": _one_long_sentence,
    "a given word": _has_word,
    "two given words": _has_two_words,
    "a forbidden word": _lacks_word,
    "two forbidden words": _lacks_two_words,
    "capital letters": _capitals,
    "small letters": _small_letters,
    "a given first word": _first_word,
    "a given last word": _last_word,
    "no letter e": _without_e,
    "a forbidden letter": _without_letter,
    "quotation marks": _quotation_marks,
    "brackets": _brackets,
    "no comma": _without_comma,
    "a question at the end": _closing_question,
    "an exclamation mark": _exclamation,
    "one sentence on a line": _lines,
    "lines with a sign": _marked_lines,
    "given last words": _closing,
    "given first words": _opening,
    "one word in capitals": _capital_word,
    "a word used twice": _twice,
    "a title": _title,
    "a sign between sentences": _sign_between,
    "short words": _short_words,
    "capitals and an exclamation mark": _capitals_exclaimed,
    "a given word and few words": _word_and_length,
    "sentences without a word": _absent_and_sentences,
}

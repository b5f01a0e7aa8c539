"""Rules for instructions that say which words an answer has, and how many."""

from __future__ import annotations

from aiact_desk.evaluation.rules.parameters import Parameters, is_within, number, text, texts
from aiact_desk.evaluation.rules.text_parts import folded_words, sentences, words
from aiact_desk.evaluation.rules.verdict import Verdict


def word_count(answer: str, parameters: Parameters) -> Verdict:
    """The number of words lies between `least` and `most`."""
    return Verdict(float(is_within(len(words(answer)), parameters)))


def sentence_count(answer: str, parameters: Parameters) -> Verdict:
    """The number of sentences lies between `least` and `most`."""
    return Verdict(float(is_within(sentences(answer), parameters)))


def short_words(answer: str, parameters: Parameters) -> Verdict:
    """There are words, and none has more than `most` letters."""
    longest = max((len(word) for word in words(answer)), default=0)
    return Verdict(float(0 < longest <= number(parameters, "most")))


def has_words(answer: str, parameters: Parameters) -> Verdict:
    """Each of `words` is one of the words, in capital or small letters."""
    return Verdict(float({word.casefold() for word in texts(parameters, "words")} <= set(folded_words(answer))))


def lacks_words(answer: str, parameters: Parameters) -> Verdict:
    """None of `words` is one of the words."""
    return Verdict(float({word.casefold() for word in texts(parameters, "words")}.isdisjoint(folded_words(answer))))


def has_word_often(answer: str, parameters: Parameters) -> Verdict:
    """The word `text` is there `count` times, no more and no less."""
    found = folded_words(answer).count(text(parameters, "text").casefold())
    return Verdict(float(found == number(parameters, "count")))


def only_repeats(answer: str, parameters: Parameters) -> Verdict:
    """The words are `text`, `count` times, and nothing else."""
    return Verdict(float(folded_words(answer) == [text(parameters, "text").casefold()] * number(parameters, "count")))


def first_word(answer: str, parameters: Parameters) -> Verdict:
    """The first word is `text`."""
    return Verdict(float(folded_words(answer)[:1] == [text(parameters, "text").casefold()]))


def last_word(answer: str, parameters: Parameters) -> Verdict:
    """The last word is `text`; a mark may follow."""
    return Verdict(float(folded_words(answer)[-1:] == [text(parameters, "text").casefold()]))


def lacks_sign(answer: str, parameters: Parameters) -> Verdict:
    """The letter or mark `text` is nowhere, neither as a capital nor small."""
    return Verdict(float(text(parameters, "text").casefold() not in answer.casefold()))

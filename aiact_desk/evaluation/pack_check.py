"""The checks of a pack's content: whether its data is what its datasheet says, and cannot be answered without reading.

`load_pack` refuses what would be dangerous or unreadable; these rules find what would make a score mislead.
"""

from __future__ import annotations

import json
import math
import re
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from aiact_desk.evaluation import dummies, packs
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.evaluation.question_datasheet import TO_FILL
from aiact_desk.evaluation.rules import marking
from aiact_desk.evaluation.task_file import NAME, TaskFile, read_task_file
from aiact_desk.problems import Problem

HEADINGS = (
    "What it measures",
    "What it does not measure",
    "How it was made",
    "Licence",
    "Languages",
    "Known weaknesses",
    "Version",
    "Checks done",
)
NEAR_DUPLICATE = 0.9
SIGNIFICANT = 0.05
OFTEN = 5
MANY_LANGUAGES = "mul"  # as in ISO 639-2

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WORD = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"^##\s+(.+?)\s*$", re.MULTILINE)
_ROW = re.compile(r"^\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a pack: a sentence id of `aiact_desk.wording` and its parameters."""

    id: str
    params: dict[str, str]


@dataclass(frozen=True)
class _Content:
    """A pack with everything that the rules look at. `lines` are the data as JSON: items first, then shots."""

    pack: Pack
    task: TaskFile
    items: list[Item]
    shots: list[Item]
    lines: list[object]
    datasheet: str

    @property
    def chance(self) -> float:
        """What guessing among the choices scores, 0 to 1."""
        return sum(1 / len(item.choices) for item in self.items) / len(self.items)

    @property
    def gold_letters(self) -> dict[str, int]:
        """How many items are right with A, with B, and so on."""
        counts = Counter(item.gold for item in self.items)
        most = max(len(item.choices) for item in self.items)
        return {letter: counts[index] for index, letter in enumerate(string.ascii_uppercase[:most])}


def check_pack(pack: Pack) -> list[Finding]:
    """Everything that is wrong with a loaded pack; empty where all is in order."""
    content = _read(pack)
    rules = _RULES if pack.output_type == "generate_until" else (*_RULES, *_RULES_OF_CHOICES)
    return [finding for rule in rules for part in _parts(content, rule) for finding in rule(part)]


def _read(pack: Pack) -> _Content:
    return _Content(
        pack=pack,
        task=read_task_file(pack.folder / NAME, pack.code),
        items=packs.items(pack),
        shots=packs.shots(pack),
        lines=[json.loads(line) for path in packs.data_paths(pack) for line in packs.data_lines(path)],
        datasheet=(pack.folder / packs.DATASHEET).read_text(encoding="utf-8"),
    )


def _parts(content: _Content, rule: _Rule) -> list[_Content]:
    """What a rule looks at: the whole pack, or, for what a reader of one language would notice, one language each."""
    if content.pack.language != MANY_LANGUAGES or rule not in _RULES_WITHIN_A_LANGUAGE:
        return [content]
    return [replace(content, items=its) for its in _by_language(content.items).values()]


def _by_language(items: list[Item]) -> dict[str, list[Item]]:
    return {language: [item for item in items if item.language == language] for language in _languages(items)}


def _languages(items: list[Item]) -> list[str]:
    return sorted({item.language for item in items})


def _texts(content: _Content) -> Iterator[Finding]:
    """Every text says something, without spaces around it, in the language of the pack; choices differ."""
    for item in [*content.items, *content.shots]:
        named = [("question", item.question), ("answer", item.answer), *(("choice", text) for text in item.choices)]
        for field, text in named:
            if text is not None and (not text.strip() or text != text.strip()):
                yield Finding("packs.check_blank", {"item": item.id, "field": field})
        if len({_folded(choice) for choice in item.choices}) < len(item.choices):
            yield Finding("packs.check_same_choice", {"item": item.id})
        if item.language != content.pack.language and content.pack.language != MANY_LANGUAGES:
            expected = {"found": item.language, "expected": content.pack.language}
            yield Finding("packs.check_language", {"item": item.id, **expected})


def _canary(content: _Content) -> Iterator[Finding]:
    """Each line begins with the same canary, which holds a GUID."""
    first = content.lines[0]
    expected = first.get("canary") if isinstance(first, dict) else None
    valid = isinstance(expected, str) and _GUID.search(expected) is not None
    for item, line in zip([*content.items, *content.shots], content.lines, strict=True):
        if not valid or not isinstance(line, dict) or next(iter(line.items())) != ("canary", expected):
            yield Finding("packs.check_canary", {"item": item.id})


def _duplicates(content: _Content) -> Iterator[Finding]:
    """No two items ask the same, or the same but for a name or a number (Jaccard similarity of their words).

    Items of one pair may be nearly alike: their difference is what is measured. It may even be the letter case or the
    order of the choices alone.
    """
    words = [(item, bare_words(item), _folded(item.question)) for item in [*content.items, *content.shots]]
    for (one, its, asked), (other, others, asked_again) in combinations(words, 2):
        pair = {"first": one.id, "second": other.id}
        differs_as_a_pair = (one.question, one.choices) != (other.question, other.choices)
        if one.pair is not None and one.pair == other.pair and differs_as_a_pair:
            continue
        if asked == asked_again:
            yield Finding("packs.check_duplicate", pair)
        elif min(len(its), len(others)) < NEAR_DUPLICATE * max(len(its), len(others)):
            continue  # the smaller set cannot make up so much of both
        elif (similarity := jaccard(its, others)) > NEAR_DUPLICATE:
            yield Finding("packs.check_near_duplicate", {**pair, "similarity": f"{similarity:.0%}"})


def _gold(content: _Content) -> Iterator[Finding]:
    """Right answers are spread evenly over the letters, and task.yaml says how, and what guessing would score."""
    found, stated = content.gold_letters, content.task.metadata.gold_letters
    if max(found.values()) - min(found.values()) > 1:
        yield Finding("packs.check_gold_balance", {"counts": _counted(found)})
    if found != stated:
        yield Finding("packs.check_gold_letters", {"stated": _counted(stated), "found": _counted(found)})
    if abs(content.chance - content.pack.chance) > 0.0005:
        figures = {"stated": f"{content.pack.chance:g}", "found": f"{content.chance:.4f}"}
        yield Finding("packs.check_chance", figures)


def _lengths(content: _Content) -> Iterator[Finding]:
    """Always taking the longest, or the shortest, choice scores no better than chance (exact binomial test)."""
    for extreme, of_all in (("longest", max), ("shortest", min)):
        guesses = [(item, _only(of_all, [len(choice) for choice in item.choices])) for item in content.items]
        told = [item.gold == guess for item, guess in guesses if guess is not None]
        p = binomial_tail(sum(told), len(told), content.chance)
        if p < SIGNIFICANT:
            figures = {"hits": str(sum(told)), "items": str(len(told)), "p": f"{p:.3f}"}
            yield Finding("packs.check_length", {"extreme": extreme, **figures})


def _texts_that_win(content: _Content) -> Iterator[Finding]:
    """No choice that is offered again and again is right so often that it can be taken without reading."""
    offered = Counter(_folded(choice) for item in content.items for choice in item.choices)
    right = Counter(_folded(item.choices[item.gold]) for item in content.items if item.gold is not None)
    for choice, items in sorted(offered.items()):
        p = binomial_tail(right[choice], items, content.chance)
        if items >= OFTEN and p < SIGNIFICANT:
            figures = {"hits": str(right[choice]), "items": str(items), "p": f"{p:.3f}"}
            yield Finding("packs.check_same_text", {"choice": choice, **figures})


def _datasheet(content: _Content) -> Iterator[Finding]:
    """The datasheet has its sections, and the table of facts in it is true."""
    there = {heading.lower() for heading in _HEADING.findall(content.datasheet)}
    for heading in HEADINGS:
        if heading.lower() not in there:
            yield Finding("packs.check_heading", {"heading": heading})
    if TO_FILL in content.datasheet:
        yield Finding("packs.check_to_fill", {"places": str(content.datasheet.count(TO_FILL))})
    stated = dict(_ROW.findall(content.datasheet))
    for fact, found in _facts(content).items():
        if fact not in stated:
            yield Finding("packs.check_fact_missing", {"fact": fact, "found": found})
        elif stated[fact] != found:
            yield Finding("packs.check_fact", {"fact": fact, "stated": stated[fact], "found": found})


def _facts(content: _Content) -> dict[str, str]:
    pack = content.pack
    facts = {
        "Version": pack.version,
        "Items": str(pack.items),
        "Templates": str(pack.templates),
        "Examples shown": str(content.task.num_fewshot),
        "Language": pack.language,
        "Licence": pack.licence,
        "Metric": pack.metric,
        "Score of guessing": f"{pack.chance:g}",
    }
    if pack.language == MANY_LANGUAGES:
        for check in ("official data", "native readers", "unchecked"):
            resting = _languages([item for item in content.items if item.language_check == check])
            facts[f"Languages: {check}"] = ", ".join(resting) or "none"
    if pack.output_type == "multiple_choice":
        facts["Right answers"] = _counted(content.gold_letters)
    return facts | dummies.rows(pack)


def _parallel(content: _Content) -> Iterator[Finding]:
    """A pack of many languages asks the same in each: every item once in each, with the same template and right letter.

    All items of a language rest on the same check of its wording.
    """
    if content.pack.language != MANY_LANGUAGES:
        return
    languages = _languages(content.items)
    versions: defaultdict[str, list[Item]] = defaultdict(list)
    for item in content.items:
        versions[item.parallel or ""].append(item)
        if item.parallel is None or item.language_check is None:
            yield Finding("packs.check_parallel_fields", {"item": item.id})
    for parallel, its in versions.items():
        if _languages(its) != languages or len(its) != len(languages):
            yield Finding("packs.check_parallel_missing", {"parallel": parallel, "languages": ", ".join(languages)})
        if len({(item.template, item.gold, len(item.choices)) for item in its}) > 1:
            yield Finding("packs.check_parallel_differs", {"parallel": parallel})
    for language, its in _by_language(content.items).items():
        if len({item.language_check for item in its}) > 1:
            yield Finding("packs.check_language_check", {"language": language})


def _marked(content: _Content) -> Iterator[Finding]:
    """Where rules mark what is written, they give the answer of each item the full score.

    Programs are run for it where this system can isolate them, and else left unchecked.
    """
    for item in [*content.items, *content.shots]:
        if not item.checks:
            continue
        try:
            score = marking.mark(item.answer or "", item.checks).score
        except ValueError as error:
            yield Finding("packs.check_checks", {"item": item.id, "reason": str(error)})
        except Problem:
            return
        else:
            if score < 1:
                yield Finding("packs.check_marked", {"item": item.id, "score": f"{score:g}"})


_Rule = Callable[[_Content], Iterator[Finding]]
_RULES: tuple[_Rule, ...] = (_texts, _canary, _duplicates, _datasheet, _parallel, _marked)
_RULES_OF_CHOICES: tuple[_Rule, ...] = (_gold, _lengths, _texts_that_win)
_RULES_WITHIN_A_LANGUAGE: tuple[_Rule, ...] = (_duplicates, _lengths, _texts_that_win)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words, 0 to 1; two empty sets are alike."""
    either = len(one | other)
    return len(one & other) / either if either else 1.0


def binomial_tail(hits: int, trials: int, chance: float) -> float:
    """The probability of at least `hits` successes in `trials` independent trials, each with probability `chance`."""
    if hits <= 0 or chance >= 1:
        return 1.0
    if chance <= 0:
        return 0.0
    succeed, fail, ways = math.log(chance), math.log1p(-chance), math.lgamma(trials + 1)
    return math.fsum(
        math.exp(ways - math.lgamma(k + 1) - math.lgamma(trials - k + 1) + k * succeed + (trials - k) * fail)
        for k in range(hits, trials + 1)
    )


def bare_words(item: Item) -> frozenset[str]:
    """The words of an item without what makes copies look different: names (capitalised words) and numbers.

    Where the same is asked in many languages, what things are called is the question, and names are kept. In a question
    that is written in capitals throughout they mark no names.
    """
    question = item.question.lower() if item.question.isupper() else item.question
    text = " ".join([question, *item.choices, item.answer or ""])
    words = _WORD.findall(text)
    masks_names = item.parallel is None
    return frozenset(
        "name" if masks_names and word[0].isupper() else "number" if word[0].isdigit() else word for word in words
    )


def _only(of_all: Callable[[list[int]], int], sizes: list[int]) -> int | None:
    """Where the extreme of the sizes stands; None where two share it."""
    extreme = of_all(sizes)
    return sizes.index(extreme) if sizes.count(extreme) == 1 else None


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{letter} {count}" for letter, count in counts.items())

"""Checks the example answers of `written_instructions` by other means than the rules.

The demands are read from the text of an instruction. What an answer has to fulfil is then tested with plain splitting
and counting; nothing of the generator or the rules is used.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable

from aiact_desk.evaluation.generators.written_instructions_demands import Check, demands
from aiact_desk.evaluation.packs import Item


def answer(item: Item) -> str:
    """The example answer, if the checks read from the text are those of the item, and it fulfils them all."""
    found = demands(item.question)
    stated = [check for check in item.checks if check != {"rule": "word_count", "least": 3}]
    same = sorted(map(repr, map(_plain, found))) == sorted(map(repr, map(_plain, stated)))
    fulfilled = all(_HOLDS[str(check["rule"])](item.answer or "", check) for check in found)
    return (item.answer or "") if found and same and fulfilled else ""


def _plain(check: Check) -> list[tuple[str, object]]:
    return sorted(check.items())


def _bare(text: str) -> list[str]:
    """The words, without the marks around them."""
    return [word for token in text.lower().split() if (word := token.strip(string.punctuation))]


def _between(count: int, check: Check) -> bool:
    return int(str(check.get("least", 0))) <= count <= int(str(check.get("most", 10**6)))


def _ended(text: str) -> int:
    return sum(text.count(mark) for mark in ".!?")


def _split(text: str, check: Check) -> list[str]:
    return [part.strip().lower() for part in text.split(str(check["text"]))]


def _listed(check: Check, name: str) -> list[str]:
    value = check[name]
    return [str(one).lower() for one in value] if isinstance(value, list) else []


def _named(answer: str, check: Check) -> bool:
    return list(zip(_listed(check, "keys"), _listed(check, "values"), strict=True)) == [
        (line.split(": ")[0].lower(), line.split(": ")[1].lower()) for line in answer.split("\n")
    ]


def _is_object(answer: str, check: Check) -> bool:
    read: dict[str, str] = ast.literal_eval(answer)
    given = [key.lower() for key in read], [value.lower() for value in read.values()]
    return given == (_listed(check, "keys"), _listed(check, "values"))


_HOLDS: dict[str, Callable[[str, Check], bool]] = {
    "word_count": lambda a, c: _between(len(_bare(a)), c),
    "sentence_count": lambda a, c: _between(_ended(a), c),
    "short_words": lambda a, c: all(len(word) <= int(str(c["most"])) for word in _bare(a)),
    "has_words": lambda a, c: all(word in _bare(a) for word in _listed(c, "words")),
    "lacks_words": lambda a, c: not any(word in _bare(a) for word in _listed(c, "words")),
    "has_word_often": lambda a, c: sum(word == str(c["text"]).lower() for word in _bare(a)) == c["count"],
    "only_repeats": lambda a, c: a == " ".join([str(c["text"])] * int(str(c["count"]))),
    "first_word": lambda a, c: _bare(a)[0] == str(c["text"]).lower(),
    "last_word": lambda a, c: _bare(a)[-1] == str(c["text"]).lower(),
    "lacks_sign": lambda a, c: a.lower().count(str(c["text"])) == 0,
    "capitals": lambda a, _: a.isupper(),
    "small_letters": lambda a, _: a.islower(),
    "capital_words": lambda a, c: [w.lower() for w in re.findall("[A-Z]{2,}", a)] == _listed(c, "words"),
    "begins": lambda a, c: a.find(str(c["text"])) == 0,
    "ends": lambda a, c: a[-len(str(c["text"])) :] == c["text"],
    "encloses": lambda a, c: a.split(str(c["left"]))[0] == "" == a.split(str(c["right"]))[-1],
    "exactly": lambda a, c: a == c["text"],
    "one_of": lambda a, c: a in _listed(c, "words"),
    "parts": lambda a, c: len(set(_split(a, c))) == c["count"],
    "ordered_parts": lambda a, c: all(one < two for one, two in zip(_split(a, c), _split(a, c)[1:], strict=False)),
    "line_count": lambda a, c: _between(a.count("\n") + 1, c),
    "numbered_lines": lambda a, c: (
        re.findall(r"(?m)^(\d+)\. \w", a) == [str(n + 1) for n in range(int(str(c["count"])))]
    ),
    "marked_lines": lambda a, c: all(line[: len(str(c["text"]))] == c["text"] for line in a.split("\n")),
    "titled": lambda a, _: [line.isupper() for line in a.split("\n")].index(False) == 1,
    "labelled_lines": _named,
    "json_object": _is_object,
    "json_list": lambda a, c: len(ast.literal_eval(a)) == c["count"],
}

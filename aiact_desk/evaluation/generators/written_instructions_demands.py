"""Reads the demands of an instruction of `written_instructions` from its text alone, as checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Check = Mapping[str, object]
Reader = Callable[[re.Match[str]], list[Check]]

_COUNTS = {"a single": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SIGNS = {"commas": ",", "semicolons": ";", "slashes": "/", "vertical bars": "|", "plus signs": "+"}
_N = r"(?P<n>two|three|four|five|six|seven|eight|nine|ten)"
_K = _N.replace("n>", "k>")
_W, _X, _Y = (rf"'(?P<{group}>[^']+)'" for group in "wxy")
_LIST = rf"{_N} (?P<kind>[^.;]+?)"
_CAPITALS = (
    r"Write in capital letters only|Use capital letters throughout|Use only capital letters,|Turn all letters of this "
    r"message into capitals|Copy this message in capital letters"
)
_DASHES = (
    rf"(?:Write down|Give) {_N} [^.]+\. Put each on its own line, beginning with '- '|"
    rf"Give {_K} [^.]+ of its own that starts with '- '"
)


def demands(instruction: str) -> list[Check]:
    """The checks of every demand that is found in an instruction."""
    return [check for pattern, reader in _DEMANDS for match in pattern.finditer(instruction) for check in reader(match)]


def _count(match: re.Match[str], group: str = "n") -> int:
    return _COUNTS.get(match[group]) or int(match[group])


def _words(least: int | None = None, most: int | None = None, of: str = "word_count") -> Check:
    return {"rule": of} | ({"least": least} if least else {}) | ({"most": most} if most else {})


def _exactly(of: str, n: int) -> Check:
    return _words(n, n, of)


def _parts(match: re.Match[str], sign: str) -> Check:
    return {"rule": "parts", "text": sign, "count": _count(match)}


def _always(checks: list[Check]) -> Reader:
    return lambda _: checks


def _encloses(match: re.Match[str]) -> list[Check]:
    named = {"square": ("[", "]"), "round": ("(", ")"), "curly": ("{", "}")}
    left, right = named[match["b"]] if match["b"] else ("<<", ">>")
    return [{"rule": "encloses", "left": left, "right": right}]


def _separated(match: re.Match[str]) -> list[Check]:
    return [_parts(match, _SIGNS[match["s"]]), {"rule": "lacks_sign", "text": ","}]


def _in_order(match: re.Match[str]) -> list[Check]:
    sign, given = _SIGNS[match["s"]], match["given"].split()
    parts: Check = {"rule": "parts", "text": sign, "count": len(given)}
    return [parts, {"rule": "ordered_parts", "text": sign}, {"rule": "has_words", "words": given}]


def _date(match: re.Match[str]) -> list[Check]:
    figures = {
        "YYYY": match["year"],
        "MM": f"{_MONTHS.index(match['month'][:3].lower()) + 1:02}",
        "DD": match["day"].zfill(2),
    }
    return [{"rule": "exactly", "text": re.sub("YYYY|MM|DD", lambda part: figures[part[0]], match["form"])}]


def _fields(rule: str, keys: str) -> Reader:
    def reader(match: re.Match[str]) -> list[Check]:
        told = match["told"]
        facts = {
            "name": re.search(r"^(\w+) is|called (\w+)|neighbour (\w+)", told),
            "age": re.search(r"(\d+)", told),
            "town": re.search(r"lives in (\w+)|^In (\w+)|from (\w+)\.", told),
        }
        named = re.findall(keys, match["named"])
        values = [next(group for group in found.groups() if group) for _, of in named if (found := facts[of])]
        return [{"rule": rule, "keys": [key for key, _ in named], "values": values}]

    return reader


_TABLE: tuple[tuple[str, Reader], ...] = (
    (r"(?:Use at most|not write more than|Stay within) (?P<n>\d+) words\.", lambda m: [_words(most=_count(m))]),
    (
        r"\. (?:Write at least|Use|Fewer than) (?P<n>\d+) words(?: or more| are not enough)?\.",
        lambda m: [_words(least=_count(m))],
    ),
    (r"(?:Use exactly|must have) (?P<n>\d+) words[.,]", lambda m: [_exactly("word_count", _count(m))]),
    (r"(?:between|have) (?P<a>\d+) (?:and|to) (?P<b>\d+) words\.", lambda m: [_words(_count(m, "a"), _count(m, "b"))]),
    (
        rf"(?:Write exactly|Use) {_N} sentences(?:, no more and no fewer)?\.",
        lambda m: [_exactly("sentence_count", _count(m))],
    ),
    (
        r"(?:single sentence of at least|one sentence only, of) (?P<n>\d+) words",
        lambda m: [_words(least=_count(m)), _exactly("sentence_count", 1)],
    ),
    (
        rf"\. Use the word {_W}\.|Work in the word {_X}\.|The word {_Y} must appear",
        lambda m: [{"rule": "has_words", "words": [m["w"] or m["x"] or m["y"]]}],
    ),
    (
        r"(?:Use both the word|Include the words) '(?P<a>[^']+)' and (?:the word )?'(?P<b>[^']+)'",
        lambda m: [{"rule": "has_words", "words": [m["a"], m["b"]]}],
    ),
    (
        rf"(?:not use the word|Avoid the word) {_W}\.|The word {_X} must not appear",
        lambda m: [{"rule": "lacks_words", "words": [m["w"] or m["x"]]}],
    ),
    (
        r"(?:neither the word|without the words) '(?P<a>[^']+)' (?:nor the word|and) '(?P<b>[^']+)'",
        lambda m: [{"rule": "lacks_words", "words": [m["a"], m["b"]]}],
    ),
    (_CAPITALS, _always([{"rule": "capitals"}])),
    (r"small letters only|not use any capital letters", _always([{"rule": "small_letters"}])),
    (
        rf"(?:Begin with the word|first word must be) {_W}|Let '(?P<x>[^']+)' be the first",
        lambda m: [{"rule": "first_word", "text": m["w"] or m["x"]}],
    ),
    (
        rf"(?:End with the word|last word must be) {_W}|Let '(?P<x>[^']+)' be the last",
        lambda m: [{"rule": "last_word", "text": m["w"] or m["x"]}],
    ),
    (r"[Tt]he letter '(?P<l>\w)'(?: at all\.|\.| is forbidden)", lambda m: [{"rule": "lacks_sign", "text": m["l"]}]),
    (r"double quotation mark", _always([{"rule": "encloses", "left": '"', "right": '"'}])),
    (r"whole answer (?:in (?P<b>square|round|curly) brackets|between the signs '<<' and '>>')", _encloses),
    (
        r"(?:at least (?P<n>\d+) words without a comma|no comma and (?P<k>\d+) words)",
        lambda m: [_words(least=int(m["n"] or m["k"])), {"rule": "lacks_sign", "text": ","}],
    ),
    (
        r"the last of which is a question|Finish with a question, after some text",
        _always([_words(2, of="sentence_count"), {"rule": "ends", "text": "?"}]),
    ),
    (r"(?:put|end with|with) an exclamation mark", _always([{"rule": "ends", "text": "!"}])),
    (r"Write (?P<n>one|two) sentences? and put an excl", lambda m: [_exactly("sentence_count", _count(m))]),
    (
        rf"{_N} lines(?:, with| and put) one sentence on each",
        lambda m: [_exactly("line_count", _count(m)), _exactly("sentence_count", _count(m))],
    ),
    (
        rf"{_N} lines(?: that each begin with the sign|, and begin each with) '(?P<s>\S+)'",
        lambda m: [_exactly("line_count", _count(m)), {"rule": "marked_lines", "text": m["s"]}],
    ),
    (r"(?:these words|must be this one): (?P<c>[^:]+)$", lambda m: [{"rule": "ends", "text": m["c"]}]),
    (
        r"(?:Open|must start) with '(?P<o>[^']+)'",
        lambda m: [_words(least=len(m["o"].split()) + 3), {"rule": "begins", "text": m["o"]}],
    ),
    (
        rf"Write the word {_W} in capital letters, but|Use '(?P<x>[^']+)' as the only word in capitals",
        lambda m: [{"rule": "capital_words", "words": [m["w"] or m["x"]]}],
    ),
    (
        rf"word {_W} (?:exactly twice|must occur two times)",
        lambda m: [_words(least=5), {"rule": "has_word_often", "text": m["w"], "count": 2}],
    ),
    (
        rf"Write {_N} lines: a title in capital letters",
        lambda m: [_exactly("line_count", _count(m)), {"rule": "titled"}],
    ),
    (
        rf"{_N} sentences on (?:one|a single) line(?: with|, parted by) the sign '(?P<s>\S+)'",
        lambda m: [_parts(m, m["s"])],
    ),
    (rf"(?:more than|must have) {_N} letters", lambda m: [{"rule": "short_words", "most": _count(m)}]),
    (
        rf"(?:no more than|at most) (?P<n>\d+) words, (?:one of which is|including) {_W}",
        lambda m: [_words(most=_count(m)), {"rule": "has_words", "words": [m["w"]]}],
    ),
    (
        rf"{_N} sentences(?: without the word|, none of them with the word) {_W}",
        lambda m: [_exactly("sentence_count", _count(m)), {"rule": "lacks_words", "words": [m["w"]]}],
    ),
    (
        rf"(?:List {_LIST} as a|numbered list of {_LIST.replace('n>', 'k>').replace('kind>', 'what>')}, with)",
        lambda m: [{"rule": "numbered_lines", "count": _COUNTS[m["n"] or m["k"]]}],
    ),
    (_DASHES, lambda m: [_exactly("line_count", _COUNTS[m["n"] or m["k"]]), {"rule": "marked_lines", "text": "- "}]),
    (
        rf"Name exactly {_N} .* on one line, with commas|come to your mind\? Give {_K}, separated by",
        lambda m: [{"rule": "parts", "text": ",", "count": _COUNTS[m["n"] or m["k"]]}],
    ),
    (rf"Name {_N} .* line, separated by (?P<s>[\w ]+) and not by commas", _separated),
    (rf"one line, give {_N} .* with (?P<s>[\w ]+) between them and no commas", _separated),
    (
        rf"Give {_N} .* as a JSON list|JSON array that holds {_K} ",
        lambda m: [{"rule": "json_list", "count": _COUNTS[m["n"] or m["k"]]}],
    ),
    (
        rf"(?:Name|Think of) {_N} .* (?:in alphabetical order, on one line|from A to Z on one line)",
        lambda m: [_parts(m, ","), {"rule": "ordered_parts", "text": ","}],
    ),
    (
        rf"Write {_N} .* in capital letters, one on each line|all in capitals, write {_K} ",
        lambda m: [_exactly("line_count", _COUNTS[m["n"] or m["k"]]), {"rule": "capitals"}],
    ),
    (
        r"(?:single word of at most|it may have up to) (?P<n>\d+) letters",
        lambda m: [_exactly("word_count", 1), {"rule": "short_words", "most": _count(m)}],
    ),
    (
        rf"Name two .* other than {_W}, with the word 'and'|Which two .* by 'and'; '(?P<x>[^']+)' does not count",
        lambda m: [
            {"rule": "parts", "text": " and ", "count": 2},
            {"rule": "lacks_words", "words": [m["w"] or m["x"]]},
        ],
    ),
    (
        r"^(?P<told>.+?\.) Put this into a JSON object with the keys (?P<named>.+), and",
        _fields("json_object", r'"(\w+)" for the (\w+)'),
    ),
    (
        rf"^(?P<told>.+?\.) Write {_N} lines: (?P<named>'.+)\.$",
        _fields("labelled_lines", r"'([\w ]+):' with the (\w+)"),
    ),
    (r"(?P<day>\d+) (?P<month>[A-Z][a-z]+) (?P<year>\d{4}).* in the form (?P<form>[YMD./-]+)\.$", _date),
    (
        r"(?:alphabetical order, with|from A to Z, separated by) (?P<s>\w+)(?: between them)?: (?P<given>[\w ]+)$",
        _in_order,
    ),
    (
        rf"(?:Write the word|Say) {_W} {_N} times",
        lambda m: [{"rule": "only_repeats", "text": m["w"], "count": _count(m)}],
    ),
    (
        r"\? (?:Answer with one of these words only:|Say nothing but) '(?P<a>\w+)' or '(?P<b>\w+)'",
        lambda m: [{"rule": "one_of", "words": [m["a"], m["b"]]}],
    ),
    (
        r"(?:hyphen in place of each space|replace the spaces by hyphens): (?P<t>.+)$",
        lambda m: [{"rule": "exactly", "text": "-".join(m["t"].split())}],
    ),
    (
        r"(?:word on a line of its own|one below the other): (?P<t>.+)$",
        lambda m: [{"rule": "exactly", "text": "\n".join(m["t"].split())}],
    ),
    (
        r"message (?:in capital letters|into capitals): (?P<t>.+)$",
        lambda m: [{"rule": "exactly", "text": m["t"].upper()}],
    ),
)
_DEMANDS = [(re.compile(pattern), reader) for pattern, reader in _TABLE]

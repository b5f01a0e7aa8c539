"""The second route to the answers of `syllogism_answers`: read the sentences, and look at every possible world.

Sentences on groups are checked in every small world: any few sorts of things (each sort is in some of the groups and
not in the others), with the named member being of any of the sorts. Sentences on facts are checked in every line of
their truth table. The verdict must be the same whether or not groups may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product

Sort = frozenset[str]


@dataclass(frozen=True)
class World:
    """Either sorts of things, with that of the named member, or facts that are so."""

    sorts: tuple[Sort, ...] = ()
    member: Sort = frozenset()
    facts: frozenset[str] = frozenset()


Test = Callable[[World], bool]


def verdict(question: str) -> int:
    """0 if the statement must be true, 1 if it cannot be, 2 if it is open."""
    found = re.search(r"known: (.*)\. Statement: (.*)\.$", question)
    assert found, question  # noqa: S101
    sentences = [sentence.casefold() for sentence in (*found[1].split(". "), found[2])]
    names: set[str] = set()
    about_groups = any(_GROUP.match(sentence) for sentence in sentences)
    *premises, statement = [_read(sentence, names, about_groups) for sentence in sentences]
    verdicts = set()
    for worlds in (_with_groups(names, True), _with_groups(names, False)) if about_groups else (_with_facts(names),):
        outcomes = {statement(world) for world in worlds if all(premise(world) for premise in premises)}
        assert outcomes, question  # noqa: S101
        verdicts.add(2 if len(outcomes) == 2 else 0 if outcomes == {True} else 1)
    assert len(verdicts) == 1, question  # noqa: S101
    return verdicts.pop()


def _with_groups(names: set[str], empty: bool) -> Iterator[World]:
    """All worlds with one to four sorts; without `empty`, every group has a member.

    Four are enough: a question needs at most one witness for each of two facts with "some", for a statement with "some"
    and for the named member.
    """
    groups = sorted(names)
    sorts = [frozenset(some) for some in chain.from_iterable(combinations(groups, n) for n in range(len(groups) + 1))]
    for there in chain.from_iterable(combinations(sorts, n) for n in (1, 2, 3, 4)):
        if empty or frozenset().union(*there) == names:
            for member in there:
                yield World(sorts=there, member=member)


def _with_facts(names: set[str]) -> Iterator[World]:
    ordered = sorted(names)
    for values in product((True, False), repeat=len(ordered)):
        yield World(facts=frozenset(name for name, value in zip(ordered, values, strict=True) if value))


def _read(sentence: str, names: set[str], about_groups: bool) -> Test:
    if found := _GROUP.match(sentence):
        return _read_group(found[1], found[2], names)
    if about_groups:
        said = re.fullmatch(r".+? is (not )?((?:an? )?\w+)", sentence)
        assert said, sentence  # noqa: S101
        kind = _kind(said[2], names)
        return lambda world: (kind in world.member) != bool(said[1])
    for pattern, build in _FACTS.items():
        if found := re.fullmatch(pattern, sentence):
            return build(*(_fact(part, names) for part in found.groups()))
    return _fact(sentence, names)


def _read_group(word: str, rest: str, names: set[str]) -> Test:
    if word == "all of the":
        either = re.fullmatch(r"\w+ are (\w+) or (\w+) or both", rest)
        assert either, rest  # noqa: S101
        one, other = _kind(either[1], names), _kind(either[2], names)
        return lambda world: all(one in sort or other in sort for sort in world.sorts)
    said = re.fullmatch(r"(.+) (?:are|is) (not )?((?:an? )?\w+)", rest)
    assert said, rest  # noqa: S101
    first, second = _kind(said[1], names), _kind(said[3], names)
    if word in {"some", "at least one"}:
        return lambda world: any(first in sort and (second in sort) != bool(said[2]) for sort in world.sorts)
    if word == "no":
        return lambda world: not any(first in sort and second in sort for sort in world.sorts)
    if word == "only":
        return lambda world: all(first in sort for sort in world.sorts if second in sort)
    return lambda world: all(second in sort for sort in world.sorts if first in sort)


def _kind(phrase: str, names: set[str]) -> str:
    """The group meant: an adjective (of "red boxes" or "red"), or people, in the singular."""
    words = phrase.split()
    kind = words[1] if words[0] in {"a", "an"} else words[0]
    kind = kind.removesuffix("s")
    names.add(kind)
    return kind


def _fact(part: str, names: set[str]) -> Test:
    name = part.replace(" not ", " ", 1)
    names.add(name)
    return lambda world: (name in world.facts) != (name != part)


_GROUP = re.compile(r"(all of the|all|every|no|some|at least one|only) (.+)$")
_FACTS: dict[str, Callable[..., Test]] = {
    r"either (.+) or (.+), but not both": lambda p, q: lambda world: p(world) != q(world),
    r"it is impossible that (.+) and that (.+) at the same time": lambda p, q: lambda w: not (p(w) and q(w)),
    r"if (.+) and (.+), (.+)": lambda p, q, r: lambda world: r(world) or not (p(world) and q(world)),
    r"if (.+), (.+)": lambda p, q: lambda world: q(world) or not p(world),
    r"(.+) only if (.+)": lambda p, q: lambda world: q(world) or not p(world),
    r"(.+) if (.+), and only then": lambda p, q: lambda world: p(world) == q(world),
    r"(.+), or (.+), or both": lambda p, q: lambda world: p(world) or q(world),
}

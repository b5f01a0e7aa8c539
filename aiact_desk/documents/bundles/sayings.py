"""What persons and calculators said in a document, by what it is about: the same key on every desk.

A version is named by its weights, since two desks can know the same weights under two ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiact_desk.documents.bundles.schema import Bundle, BundledAnswer, BundledChoice, BundledMark
from aiact_desk.regulation.json_values import Json, canonical

Key = tuple[str, ...]
"""("stated", row), ("calculated", row), ("run", weights, suite) or ("sample", run, pack, item)."""

Said = BundledAnswer | BundledChoice | BundledMark


@dataclass(frozen=True)
class Saying:
    """What was said last about one thing, and its revision."""

    key: Key
    said: Said

    @property
    def revision(self) -> int:
        return self.said.revision

    @property
    def content(self) -> Json:
        """What is compared; None where it was taken back, as where nothing was ever said."""
        match self.said:
            case BundledAnswer() as one:
                if one.is_empty:
                    return None
                return [canonical(one.value), one.not_applicable, one.left_open, one.origin, one.source, one.detail]
            case BundledChoice() as one:
                return None if one.run is None else [one.run, one.reason]
            case BundledMark() as one:
                return None if one.mark is None else [one.mark.value, one.reason]


def sayings(
    answers: Iterable[BundledAnswer],
    choices: Iterable[BundledChoice],
    marks: Iterable[BundledMark],
    weights: Mapping[str, str],
) -> dict[Key, Saying]:
    """The newest sayings of a document; `weights` gives what identifies each version, by its id."""
    found: dict[Key, Saying] = {}
    for answer in sorted(answers, key=lambda one: one.revision):
        key: Key = ("calculated" if answer.origin == "computed" else "stated", answer.field)
        found[key] = Saying(key, answer)
    for choice in choices:
        key = ("run", weights[choice.version], choice.suite)
        found[key] = Saying(key, choice)
    for mark in marks:
        key = ("sample", mark.run, mark.pack, mark.item)
        found[key] = Saying(key, mark)
    return found


def sayings_in(bundle: Bundle) -> dict[Key, Saying]:
    """The newest sayings of the document in a bundle."""
    weights = {version.id: version.facts.identity for version in bundle.versions}
    return sayings(bundle.answers, bundle.choices, bundle.marks, weights)


def name_of(key: Key) -> str:
    """A key as a person names it: the row's id; for others what they are about."""
    if key[0] == "stated":
        return key[1]
    if key[0] == "run":
        return f"run/{key[2]}/{key[1][:12]}"
    return "/".join(key)


def revisions(found: Mapping[Key, Saying]) -> dict[Key, int]:
    """The revision of each saying."""
    return {key: one.revision for key, one in found.items()}

"""What a scan found: overlap per pack, with the places and the method. It holds nothing of the corpus' text."""

from __future__ import annotations

from typing import Literal

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.result import Interval


class Place(Frozen):
    """Where something stands: a line of a file, or a row of a table, counted from 1."""

    file: str
    unit: Literal["line", "row"]
    number: int


class Method(Frozen):
    """How was searched. `fields` are the keys of records that were read (none: all); `answers`: see `ngrams.sought`."""

    name: str = "word n-gram overlap (Brown et al. 2020, appendix C) and search for canaries"
    longest_ngram: int
    shortest_ngram: int
    most_items_of_an_ngram: int
    fields: tuple[str, ...]
    answers: bool


class LeftOut(Frozen):
    """A file, or a line of one, that was not read: a sentence id of `aiact_desk.wording` and its parameters."""

    id: str
    params: dict[str, str]


class Corpus(Frozen):
    """What was read. `bytes` as they lie on the disk; `left_out` counts by sentence id, `named` the first of them."""

    paths: tuple[str, ...]
    files: int
    bytes: int
    texts: int
    words: int
    left_out: dict[str, int]
    named: tuple[LeftOut, ...]


class Share(Frozen):
    """`items` of all items that could be searched for."""

    items: int
    share: float
    interval: Interval


class ItemOverlap(Frozen):
    """An item of which the corpus holds `found` of the `ngrams` looked for, with the first places."""

    item: str
    ngrams: int
    found: int
    share: float
    places: tuple[Place, ...]


class PackOverlap(Frozen):
    """One pack against the corpus.

    Of its `items`, `searched` have n-grams that count; `short` have too few words, and `template_only` nothing but
    template text. `touched` are those with at least one n-gram in the corpus, `half` those with half of them or more;
    None where nothing could be searched for. `canary_found` is None where the pack has no canary.
    """

    pack: str
    version: str
    data_sha256: str
    items: int
    searched: int
    short: int
    template_only: int
    ngrams: int
    template_ngrams: int
    touched: Share | None
    half: Share | None
    canary_found: bool | None
    canary_places: tuple[Place, ...]
    overlaps: tuple[ItemOverlap, ...]


class ScanReport(Frozen):
    """A scan. `partial`: it was stopped before the end of the corpus, so that all counts are lower bounds."""

    schema_version: Literal[1] = 1
    method: Method
    partial: bool
    seconds: float
    corpus: Corpus
    packs: tuple[PackOverlap, ...]

"""What has been found so far of all packs: which n-grams, and where first. Its size depends on the packs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aiact_desk.evaluation.contamination.ngrams import Ngram, SoughtItem, SoughtPack
from aiact_desk.evaluation.contamination.report import ItemOverlap, PackOverlap, Place, Share
from aiact_desk.evaluation.contamination.words import words_of
from aiact_desk.evaluation.intervals import wilson_interval

MOST_PLACES = 3
"""Places that are kept of an item, and of a canary."""

_Owner = tuple[int, str]
"""The number of a pack and the id of an item; "" stands for the canary."""


class Finds:
    """`ngrams` are all that are looked for, each once; canaries are n-grams too."""

    def __init__(self, packs: Sequence[SoughtPack]) -> None:
        self._packs = packs
        owners: dict[Ngram, list[_Owner]] = defaultdict(list)
        for number, pack in enumerate(packs):
            for item in pack.items:
                for ngram in item.ngrams:
                    owners[ngram].append((number, item.id))
            if pack.canary is not None:
                owners[tuple(words_of(pack.canary))].append((number, ""))
        self.ngrams: tuple[Ngram, ...] = tuple(owners)
        self._owners = tuple(owners.values())
        self._found = bytearray(len(self.ngrams))
        self._counts: dict[_Owner, int] = defaultdict(int)
        self._places: dict[_Owner, list[Place]] = defaultdict(list)

    def is_new(self, ngram: int) -> bool:
        """Whether the n-gram of that number has not been found before."""
        return not self._found[ngram]

    def add(self, ngram: int, place: Place) -> None:
        """Note where an n-gram stands; only its first place counts."""
        if self._found[ngram]:
            return
        self._found[ngram] = True
        for owner in self._owners[ngram]:
            self._counts[owner] += 1
            places = self._places[owner]
            if len(places) < MOST_PLACES and place not in places:
                places.append(place)

    def overlaps(self) -> tuple[PackOverlap, ...]:
        """The overlap of each pack so far."""
        return tuple(self._overlap(number, sought) for number, sought in enumerate(self._packs))

    def _overlap(self, number: int, sought: SoughtPack) -> PackOverlap:
        searched = [item for item in sought.items if item.ngrams]
        touched = [self._item(number, item) for item in searched if self._counts.get((number, item.id))]
        half = [item for item in touched if item.share >= 0.5]
        canary = (number, "")
        return PackOverlap(
            pack=sought.pack.id,
            version=sought.pack.version,
            data_sha256=sought.pack.data_sha256,
            items=len(sought.items),
            searched=len(searched),
            short=sum(item.short for item in sought.items),
            template_only=sum(not item.ngrams and not item.short for item in sought.items),
            ngrams=len(frozenset().union(*(item.ngrams for item in searched))),
            template_ngrams=sought.template_ngrams,
            touched=_share(len(touched), len(searched)),
            half=_share(len(half), len(searched)),
            canary_found=None if sought.canary is None else canary in self._counts,
            canary_places=tuple(self._places.get(canary, ())),
            overlaps=tuple(touched),
        )

    def _item(self, number: int, item: SoughtItem) -> ItemOverlap:
        owner, ngrams = (number, item.id), len(item.ngrams)
        found, places = self._counts[owner], tuple(self._places.get(owner, ()))
        return ItemOverlap(item=item.id, ngrams=ngrams, found=found, share=found / ngrams, places=places)


def _share(items: int, searched: int) -> Share | None:
    if not searched:
        return None
    return Share(items=items, share=items / searched, interval=wilson_interval(items, searched))

"""The report of a scan on a terminal: one line per pack, the first places, and what the figures mean."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from aiact_desk.cli.show import count, pairs, table
from aiact_desk.evaluation.contamination.report import PackOverlap, Place, ScanReport, Share
from aiact_desk.wording import say

NAMED = 10
"""Files left out that are named on a terminal."""

ITEMS = 3
"""Items of a pack whose places are printed."""

_SHARE = "Share, 95 % interval"
HEADS = ("Pack", "Items", "Searched", "Touched", _SHARE, "Half or more", _SHARE, "Canary")


def show_report(out: Console, report: ScanReport) -> None:
    """What was read, what was found of each pack and where, and how it was searched."""
    corpus = report.corpus
    size = f"{corpus.bytes / 1e6:,.1f} MB, {count(corpus.texts)} texts, {count(corpus.words)} words"
    rows = [
        ("Corpus", ", ".join(corpus.paths)),
        ("Read", f"{count(corpus.files)} files, {size} in {report.seconds:.0f} s"),
    ]
    if report.partial:
        rows.append(("Partial", "stopped before the end of the corpus: every count is a lower bound"))
    if corpus.left_out:
        rows.append(("Left out", f"{count(sum(corpus.left_out.values()))} files or lines, as named below"))
    pairs(out, rows)
    table(out, HEADS, [_row(pack) for pack in report.packs])
    for pack in report.packs:
        for line in _where(pack):
            out.print(line, markup=False)
    _left_out(out, report)
    out.print(_method(report), markup=False, style="dim")


def _row(pack: PackOverlap) -> tuple[str, ...]:
    canary = {None: "none", True: "found", False: "not found"}[pack.canary_found]
    return (
        pack.pack,
        count(pack.items),
        count(pack.searched),
        *_share(pack.touched),
        *_share(pack.half),
        canary,
    )


def _share(share: Share | None) -> tuple[str, str]:
    if share is None:
        return "–", "nothing to search for"
    low, high = share.interval.low, share.interval.high
    return count(share.items), f"{share.share:.1%} ({low:.1%} to {high:.1%})"


def _where(pack: PackOverlap) -> list[str]:
    lines = [f"{pack.pack}: canary in {_places(pack.canary_places)}"] if pack.canary_places else []
    first = sorted(pack.overlaps, key=lambda overlap: -overlap.share)[:ITEMS]
    lines += [
        f"{pack.pack}: {one.item}, {one.found} of {one.ngrams} n-grams, in {_places(one.places)}" for one in first
    ]
    more = len(pack.overlaps) - len(first)
    return [*lines, f"{pack.pack}: {count(more)} more items in the report (--json, --out)"] if more else lines


def _places(places: Sequence[Place]) -> str:
    return "; ".join(f"{place.file}, {place.unit} {place.number}" for place in places)


def _left_out(out: Console, report: ScanReport) -> None:
    for one in report.corpus.named[:NAMED]:
        out.print(say(one.id, one.params), markup=False)
    more = sum(report.corpus.left_out.values()) - min(len(report.corpus.named), NAMED)
    if more:
        out.print(f"{count(more)} more files or lines were left out.", markup=False)


def _method(report: ScanReport) -> str:
    method = report.method
    of = "Questions, choices and answers" if method.answers else "Questions"
    template = sum(pack.template_ngrams for pack in report.packs)
    short = sum(pack.short for pack in report.packs)
    only = sum(pack.template_only for pack in report.packs)
    lengths = f"{method.longest_ngram} words, of all words where there are {method.shortest_ngram} or more but fewer"
    return (
        f"{of} were searched for as n-grams of {lengths}; case and punctuation do not count (Brown et al. 2020, "
        "appendix C). An item is touched where one of its n-grams stands in the corpus. "
        f"Not searched for: {count(short)} items with fewer words, {count(only)} that are template text throughout. "
        f"{count(template)} n-grams in more than one template or in more than {method.most_items_of_an_ngram} items of "
        "their pack were left out as template text. Paraphrases and translations are not found. Packs of well-known "
        "texts, such as public-domain books, are expected to be touched."
    )

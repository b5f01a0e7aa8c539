"""How fast logs of many domains are listed, in how much memory, beside a plain dictionary over the same rows.

    python -m benchmarks.domains [--rows 1000000 --rows 10000000 ...] [--domains 3000000] [--urls] [--folder FOLDER]

Writes a table of domain and bytes with so many rows, drawn with a seed from so many different domains (host k is drawn
with a probability that falls as 1/√k, and each second row has "www." before it), or of URLs. Then, each in a process of
its own and one after another, over the same file: the list of this program; a plain dictionary of the names as they
stand, filled by Python's csv, which cuts and ranks nothing; and that dictionary with each name cut by publicsuffixlist
and ranked. Prints rows a second of the processor, and the most memory above what the process held before it read a row.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TOPS = ("com", "de", "org", "net", "fr", "co.uk", "it", "eu", "pl", "nl")


def main() -> None:
    """Make each file, start each way and print a line for it."""
    parser = argparse.ArgumentParser(description="The list of top domains beside a plain dictionary.")
    parser.add_argument("--rows", type=int, action="append")
    parser.add_argument("--domains", type=int, default=3_000_000)
    parser.add_argument("--urls", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        _measure(asked.way, asked.file)
        return
    for rows in asked.rows or [1_000_000, 10_000_000]:
        with tempfile.TemporaryDirectory(dir=asked.folder) as place:
            file = Path(place) / "log.csv"
            distinct = _write(file, rows, asked.domains, urls=asked.urls)
            print(f"{rows:,} rows, {distinct:,} different domains, {file.stat().st_size / 1e6:,.0f} MB")
            plain = 0.0
            for way in WAYS:
                command = [sys.executable, "-m", "benchmarks.domains", "--way", way, "--file", str(file)]
                told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                seconds, memory, found = float(told[0]), float(told[1]), int(told[2])
                plain = plain or seconds
                print(
                    f"  {way:<22} {rows / seconds:>11,.0f} rows/s {seconds:7.1f} s ({seconds / plain:4.2f} × the plain "
                    f"dictionary), {memory:6.0f} MB above start, {found:,} names"
                )


def _write(file: Path, rows: int, domains: int, *, urls: bool) -> int:
    draw = random.Random(0)  # noqa: S311  (not for secrets)
    seen = bytearray(domains)
    with file.open("w", encoding="utf-8") as opened:
        opened.write("url,bytes\n" if urls else "domain,bytes\n")
        for row in range(rows):
            at = int(domains * draw.random() ** 2)
            seen[at] = 1
            host = f"{'www.' if row % 2 else ''}site-{at:07x}.{TOPS[at % len(TOPS)]}"
            opened.write(f"https://{host}/page/{row}," if urls else f"{host},")
            opened.write(f"{draw.randrange(200_000)}\n")
    return sum(seen)


def _measure(way: str, file: Path) -> None:
    run = WAYS[way]()
    before = _peak()
    began = time.process_time()
    found = run(file)
    print(time.process_time() - began, _peak() - before, found)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _plain() -> Callable[[Path], int]:
    return lambda file: len(_summed(file))


def _cut_and_ranked() -> Callable[[Path], int]:
    from publicsuffixlist import PublicSuffixList

    suffixes = PublicSuffixList(only_icann=True)

    def run(file: Path) -> int:
        totals: dict[str, int] = {}
        for name, size in _summed(file).items():
            domain = suffixes.privatesuffix(name.split("/")[2] if "/" in name else name) or name
            totals[domain] = totals.get(domain, 0) + size
        ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
        assert ranked
        return len(totals)

    return run


def _program() -> Callable[[Path], int]:
    from aiact_desk.desk.domains import list_domains
    from aiact_desk.documents.domains.suffixes import packaged_suffixes

    packaged_suffixes(private=False)

    def run(file: Path) -> int:
        out = file.with_name("list.csv")
        return list_domains([file], "10%", lambda _: None, lambda: False, out=out).domains

    return run


def _summed(file: Path) -> dict[str, int]:
    totals: dict[str, int] = {}
    with file.open(encoding="utf-8", newline="") as opened:
        rows = csv.reader(opened)
        next(rows)
        for name, size in rows:
            totals[name] = totals.get(name, 0) + int(size)
    return totals


WAYS = {"plain dictionary": _plain, "dictionary, cut, ranked": _cut_and_ranked, "this program": _program}


if __name__ == "__main__":
    main()

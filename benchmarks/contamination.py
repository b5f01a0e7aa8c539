"""How fast a corpus is searched for the items of packs, in how much memory, beside simpler searches of the same text.

    python -m benchmarks.contamination --text FILE [--text FILE ...] [--megabytes 50]

Writes a corpus of JSON lines from the given text, cut into documents of some 2,000 characters whose words are drawn
anew, with every hundredth document left as it stands and every five hundredth an item of a pack. Then, each in a
process of its own and one after another, over the same file: the scan for all shipped packs; Python's `re` for words
and a set of 13-grams; `grep -F` for one canary, which is a lower bound for reading at all. Prints MB for
each second of the processor, and the most memory that the process held (resident).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.contamination.ngrams import canary_of, sought

SIZE = 2_000


def main() -> None:
    """Make the corpus, start each search and print a line for it."""
    parser = argparse.ArgumentParser(description="The scan of a corpus beside simpler searches.")
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--search", choices=("scan", "re"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.search:
        _search(arguments.search, arguments.text[0])
        return
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus.jsonl"
        _write(corpus, arguments.text, arguments.megabytes * 10**6)
        canary = canary_of(packs.load_packs()[0]) or ""
        this = [sys.executable, "-m", "benchmarks.contamination", "--text", str(corpus), "--search"]
        _measure("scan, all packs", [*this, "scan"], corpus)
        _measure("re and a set of 13-grams", [*this, "re"], corpus)
        _measure("grep -F for one canary", ["grep", "-c", "-F", canary, str(corpus)], corpus)


def _write(corpus: Path, texts: list[Path], size: int) -> None:
    draw = random.Random(0)  # noqa: S311  (not for secrets)
    text = " ".join(path.read_text(encoding="utf-8") for path in texts)
    words = text.split()
    leaks = [item.question for pack in packs.load_packs() for item in packs.items(pack)]
    with corpus.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < size:
            at = draw.randrange(max(1, len(text) - SIZE))
            document = text[at : at + SIZE] if number % 100 == 0 else " ".join(draw.choices(words, k=SIZE // 6))
            document += f" {draw.choice(leaks)}" if number % 500 == 499 else ""
            file.write(json.dumps({"id": number, "text": document}, ensure_ascii=False) + "\n")
            number += 1


def _measure(name: str, command: list[str], corpus: Path) -> None:
    """Start a search; it prints its own seconds without what comes before, or the whole process counts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert told.returncode in (0, 1), told.stderr
    lines = told.stdout.split()
    more = f"{lines[0]} lines"
    if len(lines) == 4:
        seconds, ready, memory = map(float, lines[:3])
        more = f"after {ready:.1f} s to get ready, {memory:.0f} MB of memory, {lines[3]} n-grams found"
    print(f"{name:<26} {corpus.stat().st_size / 1e6 / seconds:8.1f} MB/s {seconds:6.2f} s, {more}")


def _search(how: str, corpus: Path) -> None:
    """Search one line first: that is the time to get ready, which the search of all has within it too."""
    every, search = packs.load_packs(), _scan if how == "scan" else _plain
    began = time.process_time()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as one, corpus.open(encoding="utf-8") as lines:
        one.write(lines.readline())
        one.flush()
        search(Path(one.name), every)
    ready = time.process_time()
    found = search(corpus, every)
    seconds = time.process_time() - ready - (ready - began)
    print(seconds, ready - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, found)


def _scan(corpus: Path, every: tuple[packs.Pack, ...]) -> int:
    from aiact_desk.evaluation.contamination.scan import Search, scan

    report = scan(every, [corpus], Search(), lambda _: None, lambda: False)
    return sum(overlap.found for pack in report.packs for overlap in pack.overlaps)


def _plain(corpus: Path, every: tuple[packs.Pack, ...]) -> int:
    """Words by `re`, and each window of 13 looked up in a set; shorter n-grams and canaries are not searched for."""
    word = re.compile(r"[^\W_]+")
    wanted = {ngram for pack in every for item in sought(pack, answers=False).items for ngram in item.ngrams}
    found = set()
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            words = word.findall(json.loads(line)["text"].casefold())
            found |= wanted.intersection(zip(*(words[at:] for at in range(13)), strict=False))
    return len(found)


if __name__ == "__main__":
    main()

"""Plain lm-eval against this project's engine over the same requests: time, tokens, memory, scores.

    python -m benchmarks.engine --data FOLDER --items 200 --json figures.json

Each measurement is a process of its own, in the order plain, ours, plain, ours, and each round takes its share of the
items. Plain runs at the fastest of the fixed
batch sizes 1, 4, 8, 16, found on a part of the requests. Peak memory is the highest resident size while scoring (on a
GPU: the highest allocated), less that after loading. In another type than float32, plain runs once more in float32, and
the errors of both to that are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")

from aiact_desk import paths
from aiact_desk.desk.demo import fetch_model
from benchmarks.engine_cases import CASES  # after the threads and the network are set
from benchmarks.engine_figures import Doubt, Figures, Measured, doubts, figures, joined, lines
from benchmarks.random_llama import SHAPES

BATCH_SIZES = (1, 4, 8, 16)
GENERATED_ITEMS = 64
ENOUGH_TO_CHOOSE = 16
"""Items on which the batch sizes are tried: a full batch of the largest, which a half-empty one would slow."""


def main() -> None:
    """Measure the cases, print the figures of each as it ends, and write them all to a file where one is named."""
    arguments = _parser().parse_args()
    if arguments.measure:
        _measure_here(arguments)
        return
    kept: dict[str, Any] = {"dtype": arguments.dtype, "device": arguments.device, "cases": []}
    with tempfile.TemporaryDirectory() as place:
        arguments.model = arguments.model or fetch_model(paths.cache_folder() / "demo")
        if arguments.random_llama:
            arguments.model = _random_llama(arguments, Path(place) / "model")
        for name in arguments.cases:
            found = Bench(name, arguments, Path(place)).figures()
            print(lines(found), flush=True)
            kept["cases"].append(asdict(found))
            if arguments.json:
                arguments.json.write_text(json.dumps(kept, indent=1), encoding="utf-8")


class Bench:
    """The measurements of one case, each in a process of its own."""

    def __init__(self, case: str, arguments: argparse.Namespace, place: Path) -> None:
        self._case = case
        self._arguments = arguments
        self._place = place
        self._items = min(arguments.items, GENERATED_ITEMS) if case == "generation" else arguments.items

    def figures(self) -> Figures:
        """Run them all."""
        few = min(self._items, ENOUGH_TO_CHOOSE)
        tried = {size: self._measured("plain", few, size).seconds for size in BATCH_SIZES}
        size = min(tried, key=tried.__getitem__)
        plain, ours = [], []
        for number in range(self._arguments.rounds):
            plain.append(self._measured("plain", self._items, size, part=number))
            ours.append(self._measured("ours", self._items, size, part=number))
        exact = None
        if self._arguments.dtype != "float32" and not plain[0].written:
            parts = range(self._arguments.rounds)
            exact = joined([self._measured("plain", self._items, size, part=n, dtype="float32") for n in parts])
        gaps = self._gaps(doubts(joined(plain), joined(ours)))
        return figures(self._case, size, plain, ours, gaps, exact)

    def _measured(
        self, kind: str, items: int, batch_size: int, dtype: str | None = None, part: int | None = None
    ) -> Measured:
        which = () if part is None else ("--part", str(part), str(self._arguments.rounds))
        return Measured(**self._in_a_process(kind, items, batch_size, dtype or self._arguments.dtype, *which))

    def _gaps(self, asked: list[Doubt]) -> list[float]:
        if not asked:
            return []
        doubtful = self._place / "doubts.json"
        doubtful.write_text(json.dumps([asdict(doubt) for doubt in asked]), encoding="utf-8")
        more = ("--doubts", str(doubtful))
        return [float(gap) for gap in self._in_a_process("gaps", self._items, 1, self._arguments.dtype, *more)]

    def _in_a_process(self, kind: str, items: int, batch_size: int, dtype: str, *more: str) -> Any:
        out = self._place / "measured.json"
        given = self._arguments
        named = {
            "--measure": kind,
            "--cases": self._case,
            "--items": items,
            "--batch-size": batch_size,
            "--model": given.model,
            "--device": given.device,
            "--dtype": dtype,
            "--out": out,
            **({"--data": given.data} if given.data else {}),
        }
        pairs = (str(part) for pair in named.items() for part in pair)
        command = [sys.executable, "-m", "benchmarks.engine", *pairs, *more]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            sys.exit(f"The measurement {kind} of {self._case} failed:\n{ended.stderr[-3000:]}")
        return json.loads(out.read_text(encoding="utf-8"))


def _measure_here(arguments: argparse.Namespace) -> None:
    from benchmarks.engine_measure import gaps, measure

    (arguments.case,) = arguments.cases
    found: Any
    if arguments.measure == "gaps":
        asked = json.loads(arguments.doubts.read_text(encoding="utf-8"))
        found = gaps([Doubt(**doubt) for doubt in asked], arguments)
    else:
        found = asdict(measure(arguments.measure, arguments))
    arguments.out.write_text(json.dumps(found), encoding="utf-8")


def _random_llama(arguments: argparse.Namespace, folder: Path) -> Path:
    """A model of random weights, made in another process, which gives its memory back."""
    command = [sys.executable, "-m", "benchmarks.random_llama", str(arguments.random_llama)]
    subprocess.run([*command, str(arguments.model), str(folder)], check=True)
    return folder


def _cases(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in CASES]:
        raise argparse.ArgumentTypeError(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}")
    return names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Plain lm-eval against this project's engine.")
    parser.add_argument("--data", type=Path, help="folder with bbq_age.jsonl and gsm8k_test.jsonl; else our own packs")
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--cases", type=_cases, default=list(CASES), help=f"some of {','.join(CASES)}; all by default")
    parser.add_argument("--model", type=Path, help="model folder or GGUF file; the demo model by default")
    parser.add_argument(
        "--random-llama", type=float, choices=list(SHAPES), metavar="BILLIONS",
        help=f"a Llama of random weights instead: {', '.join(map(str, SHAPES))}",
    )  # fmt: skip
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--rounds", type=int, default=2, help="the items are divided over them; 2 by default")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--batch-size", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=["plain", "ours", "gaps"], help=argparse.SUPPRESS)
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help=argparse.SUPPRESS)
    parser.add_argument("--doubts", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    main()

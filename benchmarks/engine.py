"""Plain lm-eval against this project's engine over the same requests: time, tokens, memory, scores.

    python -m benchmarks.engine --data FOLDER --items 200

Each measurement is a process of its own, in the order plain, ours, plain, ours. Plain runs at the fastest of the fixed
batch sizes 1, 4, 8, 16, found on a part of the requests. Peak memory is the highest resident size while scoring (on a
GPU: the highest allocated), less that after loading.
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

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")

from aiact_desk import paths
from aiact_desk.desk.demo import fetch_model
from benchmarks.engine_cases import CASES, RATIO_WANTED, Measured  # after the threads and the network are set

BATCH_SIZES = (1, 4, 8, 16)
GENERATED_ITEMS = 64


def main() -> None:
    """Measure the cases and print a table."""
    arguments = _parser().parse_args()
    if arguments.measure:
        from benchmarks.engine_measure import measure

        found = measure(arguments.measure, arguments)
        Path(arguments.out).write_text(json.dumps(asdict(found)), encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as place:
        arguments.model = arguments.model or fetch_model(paths.cache_folder() / "demo")
        if arguments.random_llama:
            from benchmarks.engine_measure import random_llama

            arguments.model = random_llama(arguments.random_llama, arguments.model, Path(place) / "model")
        for name in [arguments.case] if arguments.case else list(CASES):
            _case(name, arguments, Path(place))


def _case(name: str, arguments: argparse.Namespace, place: Path) -> None:
    items = min(arguments.items, GENERATED_ITEMS) if name == "generation" else arguments.items
    few = max(2, items // 8)
    # at least two full batches of each size, or the larger ones would be judged by half-empty ones
    tried = {
        size: _run("plain", name, max(few, min(items, 32)), size, arguments, place).seconds for size in BATCH_SIZES
    }
    size = min(tried, key=tried.__getitem__)
    runs = [
        (kind, _run(kind, name, items, size, arguments, place))
        for _ in range(arguments.rounds)
        for kind in ("plain", "ours")
    ]
    plain, ours = ([found for kind, found in runs if kind == wanted] for wanted in ("plain", "ours"))
    seconds = [sum(found.seconds for found in side) / len(side) for side in (plain, ours)]
    peaks = [max(found.peak_bytes for found in side) / 2**20 for side in (plain, ours)]
    print(
        f"{name}: {plain[0].items} items, plain at batch size {size}\n"
        f"  seconds       {seconds[0]:10.1f} {seconds[1]:10.1f}   ratio {seconds[0] / seconds[1]:.2f}"
        f" (wanted {RATIO_WANTED[name]})   each: {', '.join(f'{found.seconds:.1f}' for _, found in runs)}\n"
        f"  token forwards{plain[0].tokens:10d} {ours[0].tokens:10d}   ratio {plain[0].tokens / ours[0].tokens:.2f}\n"
        f"  peak MiB      {peaks[0]:10.0f} {peaks[1]:10.0f}   ratio {peaks[1] / max(peaks[0], 1e-9):.2f}\n"
        f"  right         {plain[0].right:10d} {ours[0].right:10d}\n"
        f"  {_difference(plain[0], ours[0])}",
        flush=True,
    )
    if ours[0].plain_path_reason:
        print(f"  plain path taken: {ours[0].plain_path_reason}")


def _difference(plain: Measured, ours: Measured) -> str:
    if isinstance(plain.answers[0], str):
        differ = sum(one != other for one, other in zip(plain.answers, ours.answers, strict=True))
        return f"texts that differ: {differ} of {len(plain.answers)}"
    values = [[answer[0] if isinstance(answer, list) else answer for answer in side.answers] for side in (plain, ours)]
    flags = [[answer[1] for answer in side.answers if isinstance(answer, list)] for side in (plain, ours)]
    largest = max(abs(float(one) - float(other)) for one, other in zip(*values, strict=True))
    greedy = sum(one != other for one, other in zip(*flags, strict=True))
    return f"largest difference of a log-probability: {largest:.2e}; greedy flags that differ: {greedy}"


def _run(kind: str, name: str, items: int, batch_size: int, arguments: argparse.Namespace, place: Path) -> Measured:
    out = place / "measured.json"
    command = [
        sys.executable,
        "-m",
        "benchmarks.engine",
        "--measure",
        kind,
        "--case",
        name,
        "--items",
        str(items),
        "--out",
        str(out),
    ]
    command += ["--batch-size", str(batch_size), "--model", str(arguments.model), "--device", arguments.device]
    command += ["--dtype", arguments.dtype, *(["--data", str(arguments.data)] if arguments.data else [])]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"The measurement {kind} of {name} failed:\n{ended.stderr[-3000:]}")
    return Measured(**json.loads(out.read_text(encoding="utf-8")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Plain lm-eval against this project's engine.")
    parser.add_argument("--data", type=Path, help="folder with bbq_age.jsonl and gsm8k_test.jsonl")
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--case", help="one case; all by default")
    parser.add_argument("--model", type=Path, help="model folder or GGUF file; the demo model by default")
    parser.add_argument("--random-llama", type=float, metavar="BILLIONS", help="a Llama of random weights instead")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=["plain", "ours"], help=argparse.SUPPRESS)
    parser.add_argument("--out", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    main()

"""How a pack is asked in the repeats of a run: its task in lm-eval's dict form, changed as the plan says."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiact_desk.engine.own_code import load_own_functions
from aiact_desk.evaluation.packs import Pack, data_lines, task_config
from aiact_desk.evaluation.prompt_formats import formats
from aiact_desk.evaluation.request import Asking, RunRequest

_TURNS = 20
"""Turns taken for each repeat, until as many ways are found as the plan has repeats."""


@dataclass(frozen=True)
class Way:
    """How one repeat asks: the prompt template, and the lines of the solved examples that it shows, in their order."""

    template: str
    shots: tuple[str, ...]


def ways_of(pack: Pack, request: RunRequest) -> tuple[Way, ...]:
    """How each repeat asks the pack, first as the pack says.

    Fewer than the plan has repeats where what it varies cannot make as many that differ: equal requests would have
    equal answers, and look like a steady figure. Drawn answers differ by themselves.
    """
    config: dict[str, Any] = task_config(pack)
    vary, wanted = request.asking.vary, request.asking.repeats
    drawn = pack.output_type == "generate_until" and request.asking.sampling.temperature > 0
    templates = formats(config["doc_to_text"]) if "format" in vary else (config["doc_to_text"],)
    lines, shown = _shots(config), config["num_fewshot"]
    found: list[Way] = []
    for turn in range(_TURNS * wanted):
        seed = f"{pack.id}:{request.seeds.fewshot}:{turn}"
        ordered = _shuffled(lines, seed) if turn and "shots" in vary else lines
        way = Way(templates[turn % len(templates)], tuple(ordered[:shown]))
        if drawn or way not in found:
            found.append(way)
        if len(found) == wanted:
            break
    return tuple(found)


def task_of(pack: Pack, way: Way, asking: Asking, shots: Path) -> dict[str, Any]:
    """The pack's task asked in a way; solved examples that are not the pack's first ones are written to `shots`."""
    config: dict[str, Any] = task_config(pack)
    if "generation_kwargs" in config:
        config["generation_kwargs"] = {**config["generation_kwargs"], **_generation(asking)}
    config["doc_to_text"] = way.template
    if way.shots != tuple(_shots(config)[: config["num_fewshot"]]):
        shots.write_text("\n".join(way.shots) + "\n", encoding="utf-8")
        config["dataset_kwargs"]["data_files"]["dev"] = str(shots)
    return config | load_own_functions(pack)


def _generation(asking: Asking) -> dict[str, object]:
    """lm-eval's generation settings that stand in place of the pack's own."""
    settings: dict[str, object] = {}
    if asking.most_written is not None:
        settings["max_gen_toks"] = asking.most_written
    if asking.sampling.temperature > 0:
        settings |= {"do_sample": True, "temperature": asking.sampling.temperature, "top_p": asking.sampling.top_p}
        if asking.sampling.top_k is not None:
            settings["top_k"] = asking.sampling.top_k
    return settings


def _shots(config: dict[str, Any]) -> list[str]:
    """The lines of all solved examples that the pack has."""
    files = config["dataset_kwargs"]["data_files"]
    return data_lines(Path(files["dev"])) if "dev" in files else []


def _shuffled(lines: list[str], seed: str) -> list[str]:
    """The lines in another order; where the pack has more than it shows, others come to the front."""
    return random.Random(seed).sample(lines, len(lines))  # noqa: S311  (a fixed draw)

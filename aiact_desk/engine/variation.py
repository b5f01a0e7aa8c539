"""How a pack is asked in one repeat of a run: its task in lm-eval's dict form, changed as the plan says."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from aiact_desk.evaluation.packs import Pack, data_lines, task_config
from aiact_desk.evaluation.prompt_formats import set_out
from aiact_desk.evaluation.request import Asking, RunRequest


def task_of(pack: Pack, request: RunRequest, repeat: int, scratch: Path) -> dict[str, Any]:
    """The pack's task for a repeat, counted from 0; files that it needs are written to `scratch`."""
    config: dict[str, Any] = task_config(pack)
    asking = request.asking
    if "generation_kwargs" in config:
        config["generation_kwargs"] = {**config["generation_kwargs"], **_generation(asking)}
    if not repeat:
        return config
    if "format" in asking.vary:
        config["doc_to_text"] = set_out(config["doc_to_text"], repeat)
    if "shots" in asking.vary:
        _shuffle_shots(config, pack, f"{request.seeds.fewshot}:{repeat}", scratch)
    return config


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


def _shuffle_shots(config: dict[str, Any], pack: Pack, seed: str, scratch: Path) -> None:
    """Put the solved examples into another order; where the pack has more than it shows, others come to the front."""
    files = config["dataset_kwargs"]["data_files"]
    if "dev" not in files:
        return
    lines = data_lines(Path(files["dev"]))
    random.Random(f"{pack.id}:{seed}").shuffle(lines)  # noqa: S311  (a fixed draw)
    shuffled = scratch / f"{pack.id}-{seed.replace(':', '-')}.jsonl"
    shuffled.write_text("\n".join(lines) + "\n", encoding="utf-8")
    files["dev"] = str(shuffled)

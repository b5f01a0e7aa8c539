"""The price of the starter suite, counted strictly with the demo model's own tokenizer."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.evaluation import packs, suites

READ = 60_000
WRITTEN = 1_500


@pytest.mark.model
@pytest.mark.slow
def test_the_starter_suite_keeps_to_its_budget(demo_model: Path, tmp_path: Path) -> None:
    """Each choice of each item counts with its whole context, as plain lm-eval runs it; so does what is written."""
    from lm_eval.tasks import TaskManager
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(demo_model.parent, gguf_file=demo_model.name)
    read = written = 0
    for entry in suites.load_suite("starter").entries:
        config = packs.task_config(packs.shipped_pack(entry.pack))
        assert isinstance(config["dataset_kwargs"], dict)
        config["dataset_kwargs"]["cache_dir"] = str(tmp_path)
        (task,) = TaskManager(include_defaults=False).load([config])["tasks"].values()
        task.build_all_requests(rank=0, world_size=1)
        for request in task.instances:
            context, rest = request.args
            if request.request_type == "generate_until":
                written += rest["max_gen_toks"]
            else:
                context += rest
            read += len(tokenizer(context)["input_ids"])
    assert read + written <= READ
    assert written <= WRITTEN
    assert read + written >= 45_000, "the estimate of the suite is no longer true"

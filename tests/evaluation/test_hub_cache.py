"""What lies in the hub's caches is told without loading it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.evaluation.benchmarks import Dataset
from aiact_desk.evaluation.hub_cache import HubCache, hub_cache

PINNED, OTHER = "a" * 40, "b" * 40


def a_dataset(id: str = "HuggingFaceH4/MATH-500", revision: str | None = PINNED) -> Dataset:
    return Dataset(
        id=id,
        revision=revision,
        not_pinned=None if revision else "no one knows",
        licence="MIT",
        citation="Nobody, 2024",
    )


def snapshot(cache: HubCache, revision: str, *, empty: bool = False) -> None:
    folder = cache.hub / "datasets--HuggingFaceH4--MATH-500" / "snapshots" / revision
    folder.mkdir(parents=True)
    if not empty:
        (folder / "test.jsonl").write_text("{}", encoding="utf-8")


@pytest.fixture
def cache(tmp_path: Path) -> HubCache:
    return HubCache(tmp_path / "hub", tmp_path / "datasets")


def test_nothing_is_here_where_there_is_no_cache(cache: HubCache) -> None:
    assert cache.presence(a_dataset()) == "absent"


def test_the_pinned_revision_is_told_from_another(cache: HubCache) -> None:
    snapshot(cache, OTHER)
    assert cache.presence(a_dataset()) == "other revision"
    assert cache.presence(a_dataset(revision=None)) == "other revision"
    snapshot(cache, PINNED)
    assert cache.presence(a_dataset()) == "pinned revision"
    assert cache.presence(a_dataset("HuggingFaceH4/MATH")) == "absent"


def test_an_empty_snapshot_holds_no_data(cache: HubCache) -> None:
    snapshot(cache, PINNED, empty=True)
    assert cache.presence(a_dataset()) == "absent"


def test_prepared_data_count_under_the_name_that_the_library_gives_them(cache: HubCache) -> None:
    (cache.prepared / "HuggingFaceH4___math-500" / "default").mkdir(parents=True)
    assert cache.presence(a_dataset()) == "other revision"


@pytest.mark.parametrize(
    ("environment", "hub", "prepared"),
    [
        ({}, "/home/u/.cache/huggingface/hub", "/home/u/.cache/huggingface/datasets"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/huggingface/hub", "/c/huggingface/datasets"),
        ({"HF_HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/h/hub", "/h/datasets"),
        ({"HF_HUB_CACHE": "/a", "HF_DATASETS_CACHE": "/b", "HF_HOME": "/h"}, "/a", "/b"),
    ],
)
def test_the_caches_lie_where_the_variables_say(environment: dict[str, str], hub: str, prepared: str) -> None:
    assert hub_cache(environment, Path("/home/u")) == HubCache(Path(hub), Path(prepared))

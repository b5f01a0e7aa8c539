"""Which data sets of the hub lie on this machine already: a look into its two caches, without loading anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiact_desk.evaluation.benchmarks import Dataset

Presence = Literal["absent", "other revision", "pinned revision"]
"""Whether a data set is here. "other revision" also where none is pinned, or nobody can tell which it is."""


@dataclass(frozen=True)
class HubCache:
    """`hub` holds `datasets--OWNER--NAME/snapshots/REVISION`, `prepared` what the library `datasets` made of it."""

    hub: Path
    prepared: Path

    def presence(self, dataset: Dataset) -> Presence:
        """Whether the data set lies here. Configurations are not told apart: a part of it may be missing."""
        snapshots = self.hub / f"datasets--{dataset.id.replace('/', '--')}" / "snapshots"
        if dataset.revision is not None and _holds_something(snapshots / dataset.revision):
            return "pinned revision"
        if any(map(_holds_something, _inside(snapshots))):
            return "other revision"
        same = (each for each in _inside(self.prepared) if _letters(each.name) == _letters(dataset.id))
        return "other revision" if any(map(_holds_something, same)) else "absent"


def hub_cache(environment: Mapping[str, str], home: Path) -> HubCache:
    """Where the hub's libraries keep what they fetched: what the variables say, else below `home`/.cache."""
    cache = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    root = Path(environment.get("HF_HOME") or cache / "huggingface").expanduser()
    hub = environment.get("HF_HUB_CACHE") or environment.get("HUGGINGFACE_HUB_CACHE") or root / "hub"
    prepared = environment.get("HF_DATASETS_CACHE") or root / "datasets"
    return HubCache(Path(hub).expanduser(), Path(prepared).expanduser())


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _holds_something(folder: Path) -> bool:
    return bool(_inside(folder))


def _letters(name: str) -> str:
    """Letters and digits of a name: the library changes case and puts lines between words."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())

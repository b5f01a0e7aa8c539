"""Fetching files of a data set from a hub (Hugging Face's, or the one in HF_ENDPOINT) at one revision.

Nothing is sent but the names: no token, no telemetry. Scripts of a data set are not asked for and nothing is executed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiact_desk.evaluation.fetched import NAME, Fetched, FetchedFile
from aiact_desk.files import disk_problems, sha256_of, write_whole
from aiact_desk.problems import Misuse, Problem

MOST_BYTES = 1 << 30
"""Of all files that are fetched together."""

_DATA_SET = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?", re.ASCII)
_REVISION = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII)
_FILE = re.compile(r"[\w-][\w.@+=,() -]*(/[\w-][\w.@+=,() -]*)*", re.ASCII)
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")  # the library obeys both
_YES = ("1", "ON", "YES", "TRUE")


def fetch(named: str, files: Sequence[str], folder: Path, told: Callable[[str, int, int], None]) -> Fetched:
    """Fetch files of the data set `ID@REVISION` into the new folder, with `fetched.json` beside them.

    `told` is called with a file's name, the files done and their number.

    Raises:
        Misuse: if the names are none, or no file is named.
        Problem: if huggingface_hub is missing or told to stay offline, or the hub has no such thing, does not answer,
            or gives other bytes than it names. Nothing is left then.
    """
    data_set, revision = _judged(named, files)
    hub, endpoint = _hub(), os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
    with _problems(named, endpoint):
        api = hub.HfApi(endpoint=endpoint, token=False)
        info = api.dataset_info(data_set, revision=revision, files_metadata=True)
    there = {one.rfilename: one for one in info.siblings or ()}
    _judge_files(named, files, there)
    with disk_problems(folder):
        folder.mkdir(parents=True)
    try:
        for done, file in enumerate(files):
            told(file, done, len(files))
            with _problems(named, endpoint):
                api.hf_hub_download(data_set, file, repo_type="dataset", revision=info.sha, local_dir=folder)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        fetched = Fetched(
            hub=endpoint,
            data_set=data_set,
            revision=revision,
            commit=info.sha,
            licence=_licence(info.card_data),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            files=tuple(_fetched(folder, file, there[file].lfs) for file in files),
        )
        write_whole(folder / NAME, fetched.model_dump_json(indent=1).encode() + b"\n")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return fetched


@contextmanager
def _problems(named: str, endpoint: str) -> Iterator[None]:
    """Turn whatever the library raises into a Problem."""
    try:
        yield
    except Exception as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise Problem("packs.not_fetched", named=named, hub=endpoint, reason=lines[0]) from error


def _judged(named: str, files: Sequence[str]) -> tuple[str, str]:
    data_set, at, revision = named.partition("@")
    if not at or not _DATA_SET.fullmatch(data_set) or not _REVISION.fullmatch(revision) or ".." in named:
        raise Misuse("packs.no_data_set", named=named)
    for file in files:
        if not _FILE.fullmatch(file) or file == NAME:
            raise Misuse("packs.no_file_of_data_set", file=file)
    if not files:
        raise Misuse("packs.no_file_named", named=named)
    return data_set, revision


def _hub() -> Any:
    for variable in _OFFLINE:
        if os.environ.get(variable, "").upper() in _YES:
            raise Problem("packs.told_offline", variable=variable)
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    try:
        import huggingface_hub  # noqa: PLC0415  (an extra, and nothing else here asks a network)
    except ImportError:
        raise Problem("packs.no_hub_library") from None
    return huggingface_hub


def _judge_files(named: str, files: Sequence[str], there: Mapping[str, Any]) -> None:
    for file in files:
        if file not in there:
            raise Problem("packs.no_such_file", named=named, file=file, known=", ".join(sorted(there)[:20]) or "–")
    if sum(there[file].size or 0 for file in files) > MOST_BYTES:
        raise Problem("packs.fetch_too_large", named=named, gigabytes=MOST_BYTES >> 30)


def _fetched(folder: Path, file: str, lfs: Any) -> FetchedFile:
    path, sha256 = folder / file, sha256_of(folder / file)
    if lfs is not None and lfs.sha256 != sha256:
        raise Problem("packs.fetched_changed", path=file)
    return FetchedFile(path=file, size=path.stat().st_size, sha256=sha256)


def _licence(card: Any) -> str | None:
    named = card.get("license") if card is not None else None
    if isinstance(named, list):
        return ", ".join(map(str, named)) or None
    return str(named) if named else None

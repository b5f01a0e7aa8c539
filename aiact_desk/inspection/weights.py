"""Which files of a folder hold its weights, and the tensors in them; what cannot be taken is refused with a way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed
from aiact_desk.inspection.reading import printable, read_json
from aiact_desk.inspection.safetensors import Tensor, read_header
from aiact_desk.problems import Misuse, Problem

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
PICKLED = (".bin", ".ckpt", ".pickle", ".pkl", ".pt", ".pth")


@dataclass(frozen=True)
class Weights:
    """The tensors that a loader would take, the files that hold them, and the file that says so."""

    tensors: tuple[Tensor, ...]
    files: frozenset[str]
    source: str


def read_weights(folder: Path, listed: Mapping[str, Listed], findings: Findings) -> Weights:
    """The weights of a folder, chosen as loaders choose: the single file first, then the index of shards.

    Raises:
        Problem: if there are none in safetensors, a shard is missing or outside, or a header is broken.
        Misuse: if the folder holds GGUF files, which are added one by one.
    """
    _refuse_adapter(folder, listed)
    if SINGLE in listed:
        weights = Weights(tuple(read_header(listed[SINGLE].file)), frozenset([SINGLE]), SINGLE)
    elif INDEX in listed:
        weights = _read_shards(folder, listed, findings)
    else:
        raise _no_weights(folder, listed)
    if not any(tensor.elements for tensor in weights.tensors):
        raise Problem("inspection.no_tensors", file=printable(folder / weights.source))
    _note_other_weights(listed, weights, findings)
    return weights


def _read_shards(folder: Path, listed: Mapping[str, Listed], findings: Findings) -> Weights:
    where = _weight_map(listed[INDEX].file)
    shards = sorted(set(where.values()))
    for shard in shards:
        if PurePosixPath(shard).is_absolute() or ".." in PurePosixPath(shard).parts or "\\" in shard:
            raise Problem("inspection.index_escapes", file=printable(folder / INDEX), shard=printable(shard))
    missing = [shard for shard in shards if shard not in listed]
    if missing:
        shown = ", ".join(printable(shard) for shard in missing[:3]) + (", …" if len(missing) > 3 else "")
        raise Problem("inspection.shard_missing", path=printable(folder), shards=shown, missing=len(missing))
    tensors: dict[str, Tensor] = {}
    for shard in shards:
        for tensor in read_header(listed[shard].file):
            if tensor.name in tensors:
                raise Problem("inspection.tensor_in_two_shards", tensor=printable(tensor.name), shard=printable(shard))
            tensors[tensor.name] = tensor
    for name, shard in where.items():
        if name not in tensors or tensors[name].file != listed[shard].file:
            raise Problem("inspection.tensor_absent", tensor=printable(name), shard=printable(shard))
    if len(tensors) > len(where):
        extra = next(name for name in tensors if name not in where)
        findings.warn("inspection.tensor_not_in_index", tensor=extra, count=len(tensors) - len(where))
    return Weights(tuple(tensors.values()), frozenset(shards), INDEX)


def _weight_map(index: Path) -> dict[str, str]:
    """The index's table from tensor to shard."""
    match read_json(index).get("weight_map"):
        case dict(found) if found and all(isinstance(shard, str) for shard in found.values()):
            return found
    raise Problem("inspection.index_without_map", file=printable(index))


def _refuse_adapter(folder: Path, listed: Mapping[str, Listed]) -> None:
    """An adapter is no whole model; beside whole weights a loader would put it on top without a word."""
    if "adapter_config.json" not in listed and "adapter_model.safetensors" not in listed:
        return
    base: object = None
    if "adapter_config.json" in listed:
        base = read_json(listed["adapter_config.json"].file).get("base_model_name_or_path")
    known = isinstance(base, str) and base.strip()
    raise Problem("inspection.adapter", path=printable(folder), base=printable(base) if known else "?")


def _no_weights(folder: Path, listed: Mapping[str, Listed]) -> Problem:
    if not listed:
        return Problem("inspection.empty", path=printable(folder))
    here = [path for path in listed if "/" not in path]
    for suffixes, id, kind in (
        ((".gguf",), "inspection.gguf_in_folder", Misuse),
        ((".safetensors",), "inspection.other_safetensors", Problem),
        (PICKLED, "inspection.pickled", Problem),
    ):
        found = next((path for path in here if path.lower().endswith(suffixes)), None)
        if found is not None:
            return kind(id, path=printable(folder), file=printable(found))
    return Problem("inspection.no_weights", path=printable(folder))


def _note_other_weights(listed: Mapping[str, Listed], weights: Weights, findings: Findings) -> None:
    """Say what lies beside the weights and is not read, since another program may read it."""
    if SINGLE in weights.files and INDEX in listed:
        findings.warn("inspection.index_not_used", file=INDEX)
    others = [path for path in listed if path not in weights.files]
    findings.warn_of_files("inspection.pickled_beside", [path for path in others if path.lower().endswith(PICKLED)])
    readable = [path for path in others if path.lower().endswith((".safetensors", ".gguf"))]
    findings.warn_of_files("inspection.weights_beside", readable)

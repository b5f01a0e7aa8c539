"""Makes a complete run another one that has more right: its answers are changed and its folder is sealed anew."""

from __future__ import annotations

from aiact_desk.evaluation import run_folder, samples
from aiact_desk.evaluation.request import Origin
from aiact_desk.evaluation.run_folder import RunFolder


def improve(folder: RunFolder, pack: str, score: float = 1.0) -> int:
    """Make every answer of one pack right, with this score; gives how many were wrong."""
    before = samples.read_pack(folder.samples, pack)
    after = [one.model_copy(update={"right": True, "score": score}) for one in before]
    samples.replace_pack(folder.samples, pack, after)
    result = run_folder.read_result(folder)
    packs = [one.model_copy(update={"value": score}) if one.pack == pack else one for one in result.packs]
    run_folder.write_result(folder, result.model_copy(update={"packs": tuple(packs)}))
    return sum(not one.right for one in before)


def alter_pack(folder: RunFolder, pack: str) -> None:
    """Have the run say that it asked other items under the same version of this pack."""
    result = run_folder.read_result(folder)
    packs = [one.model_copy(update={"data_sha256": "0" * 64}) if one.pack == pack else one for one in result.packs]
    run_folder.write_result(folder, result.model_copy(update={"packs": tuple(packs)}))


def mark_as_imported(folder: RunFolder) -> None:
    """Have the run say that another tool measured it."""
    origin = Origin(tool="lm-eval", tool_version="0.4.12", file="results.json", sha256="0" * 64, unsaid=("thinking",))
    run_folder.write_request(folder, run_folder.read_request(folder).model_copy(update={"origin": origin}))
    run_folder.write_result(folder, run_folder.read_result(folder))

"""The door of this room: the facts of a model folder or a GGUF file. Loads no weight, runs no code, asks no network."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from aiact_desk.inspection import card
from aiact_desk.inspection.config import FILE as CONFIG
from aiact_desk.inspection.config import Config, find_sizes, read_config
from aiact_desk.inspection.counting import count_parameters
from aiact_desk.inspection.facts import FileFact, VersionFacts
from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.folder import Role, folder_name, list_folder, role_of
from aiact_desk.inspection.gguf import MAGIC, read_gguf
from aiact_desk.inspection.gguf_facts import find_gguf_facts
from aiact_desk.inspection.hashing import HashCache, HashProgress, Listed, Stamp, hash_files, hash_of_hashes
from aiact_desk.inspection.modalities import input_modalities, output_modalities
from aiact_desk.inspection.quantisation import scheme_of
from aiact_desk.inspection.reading import printable, read_json, read_start, unreadable
from aiact_desk.inspection.tokenizer import find_chat_template
from aiact_desk.inspection.weights import PICKLED, Weights, read_weights
from aiact_desk.problems import Misuse, Problem

_PROCESSORS = ("preprocessor_config.json", "processor_config.json", "video_preprocessor_config.json")

Watch = Callable[[HashProgress], None]


def inspect(path: Path, *, progress: Watch | None = None, cache: HashCache | None = None) -> VersionFacts:
    """What a model folder (config.json and safetensors) or a single GGUF file is.

    `progress` hears of the hashing, which takes the time; what it raises ends the inspection.

    Raises:
        Misuse: if there is nothing at `path`, or nothing of these two kinds.
        Problem: if the files are there but broken, incomplete, unreadable, or of a kind that is refused.
    """
    try:
        path = path.expanduser().absolute()
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError, RuntimeError) as error:
        # ValueError: a null character in the path; RuntimeError: the home of a user that does not exist.
        raise Misuse("inspection.no_such_path", path=printable(path)) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        return _inspect_folder(path, progress, cache)
    if stat.S_ISREG(status.st_mode):
        return _inspect_file(path, Stamp.of(status), progress, cache)
    raise Misuse("inspection.not_a_model", path=printable(path))


def _inspect_file(path: Path, stamp: Stamp, progress: Watch | None, cache: HashCache | None) -> VersionFacts:
    suffix = path.suffix.lower()
    if suffix != ".gguf" and read_start(path, len(MAGIC)) != MAGIC:
        if suffix in PICKLED:
            raise Problem("inspection.pickled", path=printable(path.parent), file=printable(path.name))
        id = "inspection.safetensors_alone" if suffix == ".safetensors" else "inspection.not_a_model"
        raise Misuse(id, path=printable(path))
    findings = Findings()
    find_gguf_facts(path, read_gguf(path), findings)
    listed = Listed(path.name, path, stamp)
    hashes = hash_files([listed], progress, cache)
    files = (FileFact(path=listed.path, size=stamp.size, sha256=hashes[listed.path], role="weights"),)
    findings.found(listed.path, kind="gguf", name=printable(path.stem, 255))
    return _facts(findings, files, listed.path)


def _inspect_folder(folder: Path, progress: Watch | None, cache: HashCache | None) -> VersionFacts:
    findings = Findings()
    listed = list_folder(folder, findings)
    weights = read_weights(folder, listed, findings)
    if CONFIG not in listed:
        raise Problem("inspection.no_config", path=printable(folder))
    config = read_config(listed[CONFIG].file)
    find_sizes(config, findings)
    _find_parameters(weights, config, findings)
    _find_modalities(listed, config, findings)
    find_chat_template(listed, findings)
    roles = {path: role_of(path, weights.files) for path in listed}
    _find_card(listed, roles, findings)
    code = [CONFIG] if config.whole.get("auto_map") else []
    findings.warn_of_files("inspection.custom_code", code + [path for path in listed if path.endswith(".py")])
    hashes = hash_files(list(listed.values()), progress, cache)
    files = tuple(
        FileFact(path=path, size=item.stamp.size, sha256=hashes[path], role=roles[path])
        for path, item in listed.items()
    )
    findings.found(weights.source, kind="safetensors")
    findings.found(folder_name(folder), name=folder_name(folder))
    tokenizer = [(file.path, file.sha256) for file in files if file.role == "tokenizer"]
    if tokenizer:
        origin = ", ".join(path for path, _ in tokenizer)
        findings.found(origin, tokenizer_sha256=hash_of_hashes(tokenizer))
    else:
        findings.warn("inspection.no_tokenizer", path=folder)
    return _facts(findings, files, weights.source)


def _find_parameters(weights: Weights, config: Config, findings: Findings) -> None:
    scheme = scheme_of(config.whole)
    count = count_parameters(weights.tensors, scheme, config.tied, config.generates)
    findings.found(weights.source, parameters=count.parameters, dtypes=count.dtypes, tied_embeddings=count.tied)
    findings.found(CONFIG, quantisation=scheme.label if scheme else None)
    if not count.certain:
        findings.warn("inspection.stored_elements", method=scheme.method if scheme else "?")
    if count.differing is not None:
        findings.warn("inspection.tied_but_different", tensor=count.differing)


def _find_modalities(listed: dict[str, Listed], config: Config, findings: Findings) -> None:
    present = [path for path in _PROCESSORS if path in listed]
    processors = [read_json(listed[path].file) for path in present]
    origin = ", ".join([CONFIG, *present])
    findings.found(origin, input_modalities=input_modalities(config.whole, processors))
    findings.found(CONFIG, output_modalities=output_modalities(config.whole, config.generates))


def _find_card(listed: dict[str, Listed], roles: Mapping[str, Role], findings: Findings) -> None:
    for role, find in (("card", card.find_card), ("licence", card.find_licence)):
        first = next((path for path in listed if roles[path] == role), None)
        if first is not None:
            find(listed[first], findings)


def _facts(findings: Findings, files: tuple[FileFact, ...], origin: str) -> VersionFacts:
    weights = [(file.path, file.sha256) for file in files if file.role == "weights"]
    findings.found(origin, weights_sha256=hash_of_hashes(weights))
    return VersionFacts.model_validate(
        {**findings.values, "files": files, "origins": findings.origins, "warnings": tuple(findings.warnings)}
    )

"""What the header of a GGUF file says of its model, in the terms of `VersionFacts`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.folder import checked_name
from aiact_desk.inspection.gguf import Gguf, Items, Value
from aiact_desk.inspection.gguf_types import FILE_TYPES, FLOATING
from aiact_desk.inspection.modalities import TEXT
from aiact_desk.inspection.reading import printable
from aiact_desk.inspection.tokenizer import template_sha256
from aiact_desk.problems import Problem

_SIZES = {
    "context_length": "context_length",
    "layers": "block_count",
    "hidden_size": "embedding_length",
    "feed_forward": "feed_forward_length",
    "heads": "attention.head_count",
    "kv_heads": "attention.head_count_kv",
    "head_size": "attention.key_length",
    "experts": "expert_count",
    "experts_used": "expert_used_count",
}
_COMPUTED = ("rope_freqs.weight", "rope_factors_long.weight", "rope_factors_short.weight")
"""Factors of rotary positions that converters compute from the config: no parameters, as in the safetensors file."""

_LARGEST = 1 << 53
_MOST_BASES = 100
_HUB = "https://huggingface.co/"


def find_gguf_facts(path: Path, header: Gguf, findings: Findings) -> None:
    """Record what the header states.

    Raises:
        Problem: if the file holds no whole model (an adapter, a projector, one part of several) or names no
            architecture.
    """
    architecture = _text(header.metadata.get("general.architecture"))
    if architecture is None:
        raise Problem("inspection.gguf_no_architecture", file=printable(path))
    _refuse_parts(path, header, architecture)
    origin = checked_name(path.name)
    findings.found(origin, architecture=architecture, family=architecture)
    _find_sizes(origin, header, architecture, findings)
    _find_parameters(origin, path, header, findings)
    _find_card(origin, header, findings)
    template = header.metadata.get("tokenizer.chat_template")
    if isinstance(template, str):
        findings.found(origin, chat_template_sha256=template_sha256(template))
    findings.found(origin, tokenizer_sha256=header.tokenizer_sha256)
    if header.tokenizer_sha256 is None:
        findings.warn("inspection.no_tokenizer", path=origin)


def _refuse_parts(path: Path, header: Gguf, architecture: str) -> None:
    kind = _text(header.metadata.get("general.type")) or "model"
    parts = _size(header.metadata.get("split.count"))
    if parts is not None and parts > 1:
        raise Problem("inspection.gguf_split", file=printable(path), parts=parts)
    if kind == "adapter":
        bases = _bases(header)
        raise Problem("inspection.gguf_adapter", file=printable(path), base=bases[0] if bases else "?")
    if kind != "model" or architecture == "clip":
        raise Problem("inspection.gguf_no_model", file=printable(path), kind=kind if kind != "model" else architecture)


def _find_sizes(origin: str, header: Gguf, architecture: str, findings: Findings) -> None:
    sizes = {fact: _size(header.metadata.get(f"{architecture}.{key}")) for fact, key in _SIZES.items()}
    hidden, heads = sizes["hidden_size"], sizes["heads"]
    if sizes["head_size"] is None and hidden and heads and hidden % heads == 0:
        sizes["head_size"] = hidden // heads
    tokens = header.metadata.get("tokenizer.ggml.tokens")
    stated = _size(header.metadata.get(f"{architecture}.vocab_size"))
    findings.found(origin, **sizes, vocabulary=tokens.count if isinstance(tokens, Items) else stated)
    causal = header.metadata.get(f"{architecture}.attention.causal") is not False
    findings.found(origin, input_modalities=(TEXT,), output_modalities=(TEXT,) if causal else ())


def _find_parameters(origin: str, path: Path, header: Gguf, findings: Findings) -> None:
    dtypes: Counter[str] = Counter()
    for tensor in header.tensors:
        if tensor.name not in _COMPUTED:
            dtypes[tensor.type.name] += tensor.elements
    if not dtypes.total():
        raise Problem("inspection.no_tensors", file=printable(path))
    names = {tensor.name for tensor in header.tensors}
    findings.found(
        origin,
        parameters=dtypes.total(),
        dtypes={name: count for name, count in sorted(dtypes.items()) if count},
        quantisation=_quantisation(header, dtypes),
        tied_embeddings="token_embd.weight" in names and "output.weight" not in names,
    )


def _quantisation(header: Gguf, dtypes: Counter[str]) -> str | None:
    """The file's own name for its mix of types, else the type that most parameters have; None if that is not packed."""
    declared = header.metadata.get("general.file_type")
    dominating = dtypes.most_common(1)[0][0]
    name = FILE_TYPES.get(declared, dominating) if type(declared) is int else dominating
    return None if name in FLOATING else name


def _find_card(origin: str, header: Gguf, findings: Findings) -> None:
    metadata = header.metadata
    languages = metadata.get("general.languages")
    spoken = languages.values if isinstance(languages, Items) else ()
    licence, name = _text(metadata.get("general.license")), _text(metadata.get("general.license.name"))
    findings.found(
        origin,
        licence=name if licence in (None, "other") and name else licence,
        licence_link=_text(metadata.get("general.license.link")),
        base_models=_bases(header),
        languages=tuple(text for language in spoken if (text := _text(language)) is not None),
    )


def _bases(header: Gguf) -> tuple[str, ...]:
    """The base models by their repository ("owner/name") where it is stated, else by their name."""
    count = min(_size(header.metadata.get("general.base_model.count")) or 0, _MOST_BASES)
    bases = []
    for number in range(count):
        key = f"general.base_model.{number}"
        found = _text(header.metadata.get(f"{key}.repo_url")) or _text(header.metadata.get(f"{key}.name"))
        if found is not None:
            bases.append(found.removeprefix(_HUB))
    return tuple(bases)


def _size(value: Value | None) -> int | None:
    """A count above zero; of a count per layer, the one that all layers share."""
    if isinstance(value, Items):
        shared = set(value.values)
        return _size(shared.pop()) if len(shared) == 1 else None
    return value if type(value) is int and 0 < value <= _LARGEST else None


def _text(value: Value | None) -> str | None:
    return printable(value.strip()) if isinstance(value, str) and value.strip() else None

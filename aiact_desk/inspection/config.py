"""What config.json says: the architecture, its sizes, its experts and the software that wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.reading import printable, read_json
from aiact_desk.problems import Problem

FILE = "config.json"

_LANGUAGE_PARTS = ("text_config", "llm_config", "language_config", "thinker_config")
"""Where models of several modalities keep the config of their language part."""

_SIZES = {
    "context_length": (
        "max_position_embeddings",
        "n_positions",
        "n_ctx",
        "max_seq_len",
        "max_sequence_length",
        "seq_length",
    ),
    "vocabulary": ("vocab_size", "padded_vocab_size"),
    "layers": ("num_hidden_layers", "n_layer", "n_layers", "num_layers"),
    "hidden_size": ("hidden_size", "n_embd", "d_model"),
    "feed_forward": ("intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size", "d_ff"),
    "heads": ("num_attention_heads", "n_head", "n_heads", "num_heads"),
    "kv_heads": ("num_key_value_heads", "num_kv_heads", "n_head_kv"),
    "head_size": ("head_dim", "d_kv"),
    "experts": ("num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"),
    "experts_used": ("num_experts_per_tok", "num_experts_per_token", "experts_per_token", "moe_top_k"),
}
_LARGEST = 1 << 53
_GENERATING = ("ForCausalLM", "LMHeadModel", "ForConditionalGeneration")


@dataclass(frozen=True)
class Config:
    """A config.json. `parts` are its language part, where it has one, and the whole: looked up in this order."""

    whole: Mapping[str, object]
    parts: tuple[Mapping[str, object], ...]
    architecture: str

    @property
    def generates(self) -> bool:
        """Whether the architecture has an output layer over the vocabulary."""
        return self.architecture.endswith(_GENERATING)

    @property
    def tied(self) -> bool | None:
        """What the config says of tied embeddings; None where it says nothing, or its parts disagree."""
        said = {value for part in self.parts if isinstance(value := part.get("tie_word_embeddings"), bool)}
        return said.pop() if len(said) == 1 else None


def read_config(path: Path) -> Config:
    """Read config.json.

    Raises:
        Problem: if it is no JSON object or names no architecture.
    """
    return config_of(read_json(path), str(path))


def config_of(whole: Mapping[str, object], file: str) -> Config:
    """The same for what the file holds.

    Raises:
        Problem: if it names no architecture.
    """
    match whole.get("architectures"):
        case [str(architecture), *_] if architecture.strip():
            return Config(whole, _parts(whole), printable(architecture.strip()))
    raise Problem("inspection.no_architecture", file=printable(file))


def find_sizes(config: Config, findings: Findings) -> None:
    """Record architecture, family, sizes, experts and software. What the config does not state stays absent."""
    family = config.whole.get("model_type")
    findings.found(FILE, architecture=config.architecture)
    findings.found(FILE, family=printable(family) if isinstance(family, str) and family else config.architecture)
    sizes = {fact: _size(config, keys, findings) for fact, keys in _SIZES.items()}
    hidden, heads = sizes["hidden_size"], sizes["heads"]
    if sizes["head_size"] is None and hidden and heads and hidden % heads == 0:
        sizes["head_size"] = hidden // heads
    findings.found(FILE, **sizes)
    version = config.whole.get("transformers_version")
    if isinstance(version, str) and version:
        findings.found(FILE, software={"transformers": printable(version)})


def _parts(whole: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    parts = [whole]
    for key in _LANGUAGE_PARTS:
        match whole.get(key):
            case dict(part):
                parts.insert(0, part)
                match part.get("text_config"):
                    case dict(inner):
                        parts.insert(0, inner)
    return tuple(parts)


def _size(config: Config, keys: tuple[str, ...], findings: Findings) -> int | None:
    """The first of `keys` that is stated. Zero means "has none"; anything but a count is passed over with a warning."""
    for part in config.parts:
        for key in keys:
            value = part.get(key)
            if type(value) is int and 0 < value <= _LARGEST:
                return value
            if value is not None and not (type(value) is int and value == 0):
                shown = value if isinstance(value, str | int | float) else type(value).__name__
                findings.warn("inspection.odd_value", file=FILE, key=key, value=shown)
    return None

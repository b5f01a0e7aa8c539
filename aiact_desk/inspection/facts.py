"""What inspection knows of a Version: read from headers and small text files, never by running or loading weights."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aiact_desk.evaluation.request import ServedModel


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class FileFact(_Frozen):
    """One file of a Version. `path` is relative to the folder (for a single file: its name); `size` in bytes."""

    path: str
    size: int
    sha256: str
    role: Literal["weights", "config", "tokenizer", "card", "licence", "other"]


class Warning(_Frozen):
    """Something a reader of the facts should know, as an id of `aiact_desk.wording` and its parameters."""

    id: str
    params: dict[str, str] = {}


class VersionFacts(_Frozen):
    """The inspected facts of one folder or file of weights. What a file does not say is None, never guessed.

    `parameters` counts tied weights once, and neither buffers nor the scales beside packed weights; it is the sum of
    `dtypes`. `origins` names, per attribute, the file that it was read from ("config.json", "model.safetensors", …;
    several with ", " between them), for the provenance of the rows filled from it.
    `weights_sha256` is the SHA-256 over the sorted lines "<sha256>  <path>\\n" of the files with role "weights";
    `tokenizer_sha256` the same over role "tokenizer" (for GGUF: over the "tokenizer.*" pairs of
    the header as they are stored, sorted by key).
    `dtypes` counts parameters per stored type ("F32", "BF16", "Q4_1"). `quantisation` is set where weights are
    stored quantised. Sizes of context, vocabulary, layers, heads, hidden, feed-forward are plain counts.
    `served` is set for a model behind a server, and for no other: its weights were not seen, so that parameters, hash,
    architecture and all sizes are unknown.
    """

    kind: Literal["safetensors", "gguf", "served"]
    name: str
    architecture: str
    family: str
    parameters: int | None
    dtypes: dict[str, int]
    quantisation: str | None = None
    tied_embeddings: bool = False
    context_length: int | None = None
    vocabulary: int | None = None
    layers: int | None = None
    hidden_size: int | None = None
    feed_forward: int | None = None
    heads: int | None = None
    kv_heads: int | None = None
    head_size: int | None = None
    experts: int | None = None
    experts_used: int | None = None
    input_modalities: tuple[str, ...] = ()
    output_modalities: tuple[str, ...] = ()
    licence: str | None = None
    licence_link: str | None = None
    base_models: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    software: dict[str, str] = {}
    chat_template_sha256: str | None = None
    files: tuple[FileFact, ...] = ()
    weights_sha256: str | None
    tokenizer_sha256: str | None = None
    origins: dict[str, str] = {}
    warnings: tuple[Warning, ...] = ()
    served: ServedModel | None = None

    @property
    def identity(self) -> str:
        """What tells these weights from all others: their hash; of a served model a hash over what its server says."""
        return self.weights_sha256 or hashlib.sha256((self.served or self).model_dump_json().encode()).hexdigest()

"""The exact number of parameters from tensor names, types and shapes: tied weights once, buffers not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.inspection.quantisation import Scheme, weigh
from aiact_desk.inspection.safetensors import Tensor, same_data

_BUFFERS = re.compile(
    r"(^|\.)("
    r"inv_freq"  # angles of rotary positions, computed from the config
    r"|position_ids"  # 0, 1, 2, …
    r"|masked_bias"  # the constant that GPT-2's kin put where attention must not look
    r"|running_mean|running_var|num_batches_tracked"  # statistics of batch norms in audio and image encoders
    r")$"
)
_MASK = re.compile(r"(^|\.)(attn|attention|self_attention)\.(bias|causal_mask)$")
"""Causal masks of GPT-2, GPT-J, GPT-NeoX and CodeGen; a true bias has one dimension, a mask four (1, 1, n, n)."""

_OUTPUTS = re.compile(r"(^|\.)(lm_head|embed_out)\.weight$|^(model\.)?output\.weight$")
_ANY_OUTPUT = re.compile(r"(^|\.)(lm_head|embed_out)\.|^((model|transformer)\.)*(output|output_layer|head)\.")
_INPUTS = re.compile(r"(^|\.)(embed_tokens|wte|embed_in|word_embeddings|tok_embeddings|shared)\.weight$")
_SHARED_COPY = re.compile(r"(^|\.)(encoder|decoder)\.embed_tokens\.weight$")


@dataclass(frozen=True)
class Count:
    """Parameters in all and by stored type; `certain` is False where packed values could not be unpacked by rule.

    `tied`: the output layer is the input embedding. `differing`: declared tied, but stored with other values.
    """

    parameters: int
    dtypes: dict[str, int]
    tied: bool
    certain: bool
    differing: str | None = None


def count_parameters(
    tensors: Sequence[Tensor], scheme: Scheme | None, declared_tied: bool | None, generates: bool
) -> Count:
    """Count the parameters of a model.

    `declared_tied` is the config's word on tied embeddings, None where it has none: then an output layer that is
    stored too counts as tied if its bytes are those of the embedding. `generates`: the model has an output layer
    over the vocabulary, so one that is not stored is the embedding's.
    """
    kept = [tensor for tensor in tensors if not _is_buffer(tensor)]
    copies, differing = _copies(kept, declared_tied)
    dtypes: Counter[str] = Counter()
    certain = True
    names = frozenset(tensor.name for tensor in tensors)
    for tensor in kept:
        if tensor.name not in copies:
            elements, sure = weigh(tensor, scheme, names)
            dtypes[tensor.dtype] += elements
            certain = certain and sure
    found = {dtype: number for dtype, number in sorted(dtypes.items()) if number}
    tied = any(_OUTPUTS.search(name) for name in copies) or (
        generates
        and declared_tied is not False
        and any(_INPUTS.search(name) for name in names)
        and not any(_ANY_OUTPUT.search(name) for name in names)
    )
    return Count(sum(found.values()), found, tied, certain, differing)


def _is_buffer(tensor: Tensor) -> bool:
    if _BUFFERS.search(tensor.name) or tensor.dtype == "BOOL":
        return True
    match tensor.shape:
        case (1, 1, height, width) if height == width:
            return _MASK.search(tensor.name) is not None
    return False


def _copies(tensors: Sequence[Tensor], declared_tied: bool | None) -> tuple[set[str], str | None]:
    """The names of tensors that repeat an embedding, and one that was declared tied but has other values."""
    copies = _shared_copies(tensors)
    differing = None
    inputs = [tensor for tensor in tensors if _INPUTS.search(tensor.name) and tensor.name not in copies]
    for output in tensors:
        if declared_tied is False or not _OUTPUTS.search(output.name):
            continue
        twin = next((tensor for tensor in inputs if tensor.shape == output.shape), None)
        if twin is None:
            continue
        same = twin.dtype == output.dtype and same_data(twin, output)
        if same or declared_tied:
            copies.add(output.name)
        if declared_tied and not same:
            differing = output.name
    return copies, differing


def _shared_copies(tensors: Sequence[Tensor]) -> set[str]:
    """T5 and BART keep one embedding as "shared" and may store it again for the encoder and the decoder."""
    shared = [tensor for tensor in tensors if re.search(r"(^|\.)shared\.weight$", tensor.name)]
    return {
        tensor.name
        for tensor in tensors
        if _SHARED_COPY.search(tensor.name) and any(tensor.shape == one.shape for one in shared)
    }

"""One forward pass of a causal model behind a shared prefix, stopped before its head; and the head by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import torch
from transformers.cache_utils import Cache

from aiact_desk.engine.cascade import KeysValues, Looked, cascade_over
from aiact_desk.engine.head import Head, decoder_config
from aiact_desk.engine.meter import WorkMeter
from aiact_desk.engine.packing import Batch, additive, as_batch, whole_mask
from aiact_desk.engine.placing import input_device
from aiact_desk.engine.prefixes import Prefix, SharedLayer
from aiact_desk.engine.tree import Row, Tokens, chain

Layers = Sequence[Any]
"""Cache layers of transformers, one for each layer of the model."""


class SharingModel:
    """A causal model that reads rows behind a prefix computed once.

    Args:
        model: a transformers model, or a PEFT model around one.
        autocast: the type of mixed precision, or None.
        cascade: attend to the prefix in a part of its own (on a CPU); else a copy of it goes before each row.
        meter: counts the work.
    """

    def __init__(self, model: Any, autocast: torch.dtype | None, cascade: bool, meter: WorkMeter) -> None:
        self.model = model
        self.device = input_device(model)
        self.cascade = cascade
        self.autocast = autocast
        self._head = Head(model)
        self._configs = _attention_configs(model)
        self._layers = len(decoder_config(model).per_layer_config)
        self.meter = meter

    def batch(self, lines: Sequence[Sequence[Row]]) -> Batch:
        """Rows as tensors: all in one line where attention goes row by row, else in the lines given."""
        return as_batch([[row for line in lines for row in line]] if self.cascade else lines, self.device)

    def hidden(self, batch: Batch, prefix: Prefix | None) -> torch.Tensor:
        """Last hidden states [B, R, D] of rows behind a prefix."""
        return self._run(batch, prefix, self._cache_layers(prefix, keep=False) if prefix else None)

    def prefill(self, batch: Batch, prefix: Prefix | None) -> tuple[torch.Tensor, Prefix]:
        """Last hidden states, and the keys and values that the rows add, by layer."""
        layers = self._cache_layers(prefix, keep=True)
        hidden = self._run(batch, prefix, layers)
        return hidden, [layer.added for layer in layers if layer.added is not None]

    def step(
        self, ids: torch.Tensor, positions: torch.Tensor, mask: torch.Tensor, prefix: Prefix | None, layers: Layers
    ) -> torch.Tensor:
        """Last hidden states [B, D] after one more token in each row, whose own cache `layers` keep."""
        return self._called(ids[:, None], positions[:, None], mask, Looked(prefix, None), layers)[:, -1]

    def extend(self, tokens: Tokens, position: int, prefix: Prefix | None) -> Prefix:
        """Keys and values of tokens that stand at a position behind a prefix."""
        return self.prefill(self.batch([[chain(tokens, position)]]), prefix)[1]

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """Logits [N, V] in float32 of hidden states [N, D], as the model's own forward pass would give them."""
        self.meter.head_positions += len(hidden)
        with self._precision(), self.meter.timed(self.device):
            return self._head(hidden).float()

    @property
    def vocabulary(self) -> int:
        """Rows of the head."""
        return self._head.vocabulary

    def _cache_layers(self, prefix: Prefix | None, keep: bool) -> list[SharedLayer]:
        parts: Sequence[KeysValues | None] = prefix or [None] * self._layers
        return [SharedLayer(part, joined=not self.cascade, keep=keep) for part in parts]

    def _run(self, batch: Batch, prefix: Prefix | None, layers: Layers | None) -> torch.Tensor:
        self.meter.ran(batch.tokens, batch.attended)
        if self.cascade:
            masks = (None if mask is None else additive(mask[None, None], self.model.dtype) for mask in batch.masks)
            rows = [(span.end - span.start, mask) for span, mask in zip(batch.spans, masks, strict=True)]
            return self._called(batch.ids, batch.positions, None, Looked(prefix, rows), layers)
        seen = whole_mask(batch, 0 if prefix is None else int(prefix[0][0].shape[-2]))
        mask = None if seen is None else additive(seen, self.model.dtype)
        return self._called(batch.ids, batch.positions, mask, Looked(prefix, None), layers)

    def _called(
        self,
        ids: torch.Tensor,
        positions: torch.Tensor,
        mask: torch.Tensor | None,
        looked: Looked,
        layers: Layers | None,
    ) -> torch.Tensor:
        """Run the model with its head cut down to one position, and catch what goes into the head."""
        caught: list[torch.Tensor] = []

        def catch(_: object, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
            caught.append(inputs[0])
            return (inputs[0][:, -1:],)

        cache = None if layers is None else Cache(layers=list(layers))
        self.meter.head_positions += len(ids)
        with ExitStack() as stack:
            stack.enter_context(self._precision())
            stack.enter_context(self.meter.timed(self.device))
            if self.cascade:
                stack.enter_context(cascade_over(self._configs, looked))
            stack.callback(self._head.module.register_forward_pre_hook(catch).remove)
            self.model(
                input_ids=ids,
                position_ids=positions,
                attention_mask=mask,
                past_key_values=cache,
                use_cache=cache is not None,
            )
        return caught[0]

    @contextmanager
    def _precision(self) -> Iterator[None]:
        kind = self.device.type
        with torch.inference_mode(), torch.autocast(kind, self.autocast, enabled=self.autocast is not None):
            yield


def _attention_configs(model: Any) -> list[Any]:
    """The configurations from which the model's modules read which attention to use."""
    configs = (getattr(module, "config", None) for module in model.modules())
    return list({id(c): c for c in configs if hasattr(c, "_attn_implementation_internal")}.values())

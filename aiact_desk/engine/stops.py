"""When a greedy answer ends, and which generation settings ask for a plain greedy answer and nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

LOOK_BACK = 2
"""HFLM looks for a stop string in this many tokens more than it has, for it may come in another tokenisation."""

PLAIN_SETTINGS = {
    "_from_model_config", "transformers_version", "bos_token_id", "eos_token_id", "pad_token_id", "use_cache",
    "decoder_start_token_id", "do_sample", "temperature", "top_k", "top_p", "min_p", "typical_p", "max_length",
    "output_attentions", "output_hidden_states", "return_dict_in_generate", "output_scores",
}  # fmt: skip
"""Settings of a model's generation configuration that change nothing in a greedy answer of a given length."""


def is_plain_greedy(settings: Mapping[str, Any], defaults: Any) -> bool:
    """Whether normalised generation settings, over a model's own defaults, mean the likeliest token at each step."""
    asked = {name for name, value in settings.items() if value is not None}
    greedy = settings.get("do_sample") is False and not settings.get("temperature")
    usual = {"do_sample", "temperature", "until", "max_gen_toks"}
    return greedy and asked <= usual and set(defaults.to_diff_dict()) <= PLAIN_SETTINGS


class Stops:
    """The ends of answers: an end token, or one of the stop strings in the text of the last tokens.

    Args:
        strings: the stop strings, the text of the end token among them.
        end_tokens: the model's end tokens; one, several or none.
    """

    def __init__(self, tokenizer: Any, strings: Sequence[str], end_tokens: int | Sequence[int] | None) -> None:
        self._tokenizer = tokenizer
        self._strings = [string for string in strings if string]
        self._end_tokens = {end_tokens} if isinstance(end_tokens, int) else set(end_tokens or ())
        lengths = (len(tokenizer.encode(string, add_special_tokens=False)) for string in self._strings)
        self._look_back = max(lengths, default=0) + LOOK_BACK

    def __call__(self, written: Sequence[Sequence[int]]) -> list[bool]:
        """Whether each row has come to its end with its last token."""
        texts = self._tokenizer.batch_decode([tokens[-self._look_back :] for tokens in written])
        return [
            tokens[-1] in self._end_tokens or any(string in text for string in self._strings)
            for tokens, text in zip(written, texts, strict=True)
        ]

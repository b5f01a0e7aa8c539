"""Texts to token ids in batches, each text once, by lm-eval's rules for boundaries and first tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lm_eval.models.utils import has_bos_prefix

Ids = list[int]


def encoded(lm: Any, texts: Iterable[str], add_special_tokens: bool | None = None) -> dict[str, Ids]:
    """Token ids of each different text, as `HFLM.tok_encode` gives them."""
    unique = list(dict.fromkeys(texts))
    first = lm.tokenizer.decode(lm.prefix_token_id)
    usual: dict[str, bool] = {}
    special = lm.add_bos_token if add_special_tokens is None else add_special_tokens
    if special is not None:
        usual["add_special_tokens"] = special
    started = [t for t in unique if add_special_tokens is None and has_bos_prefix(t, first)]
    others = sorted(set(unique).difference(started), key=unique.index) if started else unique
    found = dict(zip(others, _batch(lm, others, usual), strict=True))
    found.update(zip(started, _batch(lm, started, {"add_special_tokens": False}), strict=True))
    return found


def prompt_ids(lm: Any, prompts: Iterable[str]) -> dict[str, Ids]:
    """Token ids of each different prompt, as `HFLM.tok_batch_encode` gives them for a batch of one."""
    unique = list(dict.fromkeys(prompts))
    first = getattr(lm.tokenizer, "bos_token", None)
    usual = {} if lm.add_bos_token is None else {"add_special_tokens": lm.add_bos_token}
    started = [prompt for prompt in unique if has_bos_prefix(prompt, first)]
    others = [prompt for prompt in unique if not has_bos_prefix(prompt, first)]
    found = dict(zip(others, _batch(lm, others, usual), strict=True))
    found.update(zip(started, _batch(lm, started, {"add_special_tokens": False}), strict=True))
    return found


def encoded_pairs(lm: Any, pairs: Sequence[tuple[str, str]]) -> list[tuple[Ids, Ids]]:
    """Token ids of contexts and continuations, cut where lm-eval cuts them.

    Spaces at the end of a context go to the continuation; both are encoded in one piece, and what goes beyond the
    number of tokens of the context alone is the continuation. A continuation without a context follows the first
    token of all texts (BOS, else EOS), unless it starts with it.
    """
    moved = [_moved_spaces(context, continuation) for context, continuation in pairs]
    with_context = [(context, context + continuation) for context, continuation in moved if context]
    ids = encoded(lm, (text for pair in with_context for text in pair))
    alone = encoded(lm, (continuation for context, continuation in moved if not context), add_special_tokens=False)
    found = []
    for context, continuation in moved:
        if context:
            known = ids[context]
            found.append((known, ids[context + continuation][len(known) :]))
        elif alone[continuation][:1] == [lm.prefix_token_id]:
            found.append((alone[continuation][:1], alone[continuation][1:]))
        else:
            found.append(([lm.prefix_token_id], alone[continuation]))
    return found


def _moved_spaces(context: str, continuation: str) -> tuple[str, str]:
    kept = context.rstrip()
    return kept, context[len(kept) :] + continuation


def _batch(lm: Any, texts: list[str], special: dict[str, bool]) -> list[Ids]:
    if not texts:
        return []
    ids: list[Ids] = lm.tokenizer(texts, return_attention_mask=False, **special)["input_ids"]
    return ids

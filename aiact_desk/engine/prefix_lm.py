"""lm-eval's HFLM at equal scores, with what requests share computed once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, TypeVar

from lm_eval.api.instance import Instance
from lm_eval.models.utils import handle_stop_sequences, normalize_gen_kwargs, postprocess_generated_text
from lm_eval.utils import get_rolling_token_windows, make_disjoint_window
from tqdm import tqdm

from aiact_desk.engine.budget import TokenBudget, budget_for
from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.generation import Generator
from aiact_desk.engine.lm import UnitLM
from aiact_desk.engine.prefixes import PrefixCache
from aiact_desk.engine.scoring import Score, Scorer
from aiact_desk.engine.stops import Stops, is_plain_greedy
from aiact_desk.engine.support import Support, support_of
from aiact_desk.engine.tokens import encoded, encoded_pairs, prompt_ids
from aiact_desk.engine.tree import Request
from aiact_desk.evaluation.responses import Written
from aiact_desk.evaluation.work import Work

EncodedRequest = tuple[object, list[int], list[int]]
"""lm-eval's request in tokens: its texts (None for a window of a whole document), context, continuation."""

Found = TypeVar("Found")


class PrefixSharingLM(UnitLM):
    """HFLM that computes once what its requests share; constructed with HFLM's own arguments.

    `plain_path_reason` says why HFLM's own way was taken, for the model or for some requests; None where all shared.
    `budget` holds the tokens of one forward pass; it halves when memory runs out. The batch size that HFLM takes is
    that of the plain path.
    """

    def __init__(self, *args: Any, softmax_dtype: Any = "float32", **kwargs: Any) -> None:
        super().__init__(*args, softmax_dtype=softmax_dtype, **kwargs)
        self.budget = budget_for(self.device)
        self._some_plain: str | None = None

    @property
    def plain_path_reason(self) -> str | None:
        """Why the plain path is taken: the model cannot share, or some requests so far could not."""
        return self._support.reason or self._some_plain

    @property
    def work(self) -> Work:
        """All work so far."""
        found = super().work
        return replace(found, splits=found.splits + self.budget.halvings)

    @cached_property
    def _support(self) -> Support:
        return support_of(self.model, self.backend, self.mixed_precision_dtype, self.max_length, self._meter)

    @cached_property
    def _sharing(self) -> tuple[SharingModel, PrefixCache] | None:
        model = self._support.model
        return None if model is None else (model, PrefixCache(model.extend))

    def _scores(self, requests: list[Instance], disable_tqdm: bool) -> list[Score]:
        if self.backend != "causal" or self.enable_thinking:
            return super()._scores(requests, disable_tqdm)
        pairs = [request.args for request in requests]
        ids = encoded_pairs(self, pairs)
        return self._loglikelihood_tokens(
            [(pair, *both) for pair, both in zip(pairs, ids, strict=True)], disable_tqdm=disable_tqdm
        )

    def _rolling_scores(self, requests: list[Instance], disable_tqdm: bool) -> list[float]:
        if self._sharing is None or self.world_size > 1:
            return super()._rolling_scores(requests, disable_tqdm)
        texts = [request.args[0] for request in requests]
        ids = encoded(self, texts)
        windows: list[EncodedRequest] = []
        counts = []
        for text in texts:
            pieces = get_rolling_token_windows(ids[text], self.prefix_token_id, self.max_length, context_len=1)
            cut = [make_disjoint_window(piece) for piece in pieces]
            windows.extend((None, context, continuation) for context, continuation in cut)
            counts.append(len(cut))
        scores = iter(self._loglikelihood_tokens(windows, disable_tqdm=disable_tqdm))
        totals = [float(sum(next(scores)[0] for _ in range(count))) for count in counts]
        for text, total in zip(texts, totals, strict=True):
            self.cache_hook.add_partial("loglikelihood_rolling", (text,), total)
        return totals

    def _loglikelihood_tokens(
        self, requests: Sequence[EncodedRequest], disable_tqdm: bool = False, **kwargs: Any
    ) -> list[Score]:
        if (sharing := self._sharing) is None:
            return self._plain_scores(requests, disable_tqdm, **kwargs)
        cut = [self._cut(context, continuation) for _, context, continuation in requests]
        scores: dict[Request, Score] = {}
        shared = [request for request in dict.fromkeys(cut) if self._in_window(len(request.tokens))]
        with tqdm(total=len(shared), disable=disable_tqdm or self.rank != 0, desc="Scoring requests") as progress:
            for found in Scorer(*sharing, self.budget).scores(shared):
                scores.update(found)
                progress.update(len(found))
        self._meter.tokens_read += sum(map(len, {request.tokens for request in scores}))
        rest = {one: request for one, request in zip(cut, requests, strict=True) if one not in scores}
        scores.update(zip(rest, self._plain_scores(list(rest.values()), disable_tqdm), strict=True))
        answers = [scores[one] for one in cut]
        for (texts, _, _), answer in zip(requests, answers, strict=True):
            if texts is not None:
                self.cache_hook.add_partial("loglikelihood", texts, answer)
        return answers

    def _plain_scores(self, requests: Sequence[EncodedRequest], disable_tqdm: bool, **kwargs: Any) -> list[Score]:
        """Scores HFLM's way.

        HFLM runs requests with equal inputs once, and takes the scores of the shorter continuations from the wrong
        places; so continuations of different lengths behind equal inputs go into different calls.
        """
        lengths: dict[tuple[int, ...], list[int]] = {}
        calls: dict[int, list[int]] = {}
        for number, (_, context, continuation) in enumerate(requests):
            found = lengths.setdefault((*context, *continuation[:-1]), [])
            if len(continuation) not in found:
                found.append(len(continuation))
            calls.setdefault(found.index(len(continuation)), []).append(number)
        scores: dict[int, Score] = {}
        plain = super()._loglikelihood_tokens
        for numbers in calls.values():
            part = [requests[number] for number in numbers]
            answers = self._plainly(partial(plain, part, disable_tqdm=disable_tqdm, **kwargs))
            scores.update(zip(numbers, answers, strict=True))
        return [scores[number] for number in range(len(requests))]

    def _cut(self, context: list[int], continuation: list[int]) -> Request:
        """Cut from the left to what fits, as HFLM does; the last token is predicted and not read."""
        if not context or not 0 < len(continuation) <= self.max_length:
            raise ValueError(
                f"A continuation of {len(continuation)} tokens after {len(context)} tokens cannot be scored:"
                f" there must be some of both, and at most {self.max_length} to predict."
            )
        return Request((*context, *continuation)[-(self.max_length + 1) :][:-1], tuple(continuation))

    def _written(self, requests: list[Instance], disable_tqdm: bool) -> list[Written]:
        answers: dict[int, Written] = {}
        by_settings: dict[str, list[int]] = {}
        for number, request in enumerate(requests):
            by_settings.setdefault(json.dumps(request.args[1], sort_keys=True, default=str), []).append(number)
        for numbers in by_settings.values():
            settings = requests[numbers[0]].args[1]
            texts = self._greedy([requests[number].args[0] for number in numbers], settings, disable_tqdm)
            answers.update(
                (number, texts[prompt]) for number in numbers if (prompt := requests[number].args[0]) in texts
            )
            for number in numbers:
                if number in answers:
                    self.cache_hook.add_partial("generate_until", requests[number].args, answers[number].text)
        rest = [number for number in range(len(requests)) if number not in answers]
        if rest:
            plain = super()._written
            left = [requests[number] for number in rest]
            answers.update(zip(rest, self._plainly(lambda: plain(left, disable_tqdm)), strict=True))
        return [answers[number] for number in range(len(requests))]

    def _greedy(self, prompts: list[str], settings: dict[str, Any], disable_tqdm: bool) -> dict[str, Written]:
        """Greedy answers by prompt; those that cannot be written behind shared prefixes are not among them."""
        asked = normalize_gen_kwargs(settings, self.max_gen_toks)
        most = asked["max_gen_toks"]
        sharing = self._sharing
        usual = not self.truncation and self.think_end_token is None and 0 < most < self.max_length
        if sharing is None or not usual or not is_plain_greedy(asked, self.model.generation_config):
            return {}
        until = handle_stop_sequences(asked["until"], eos=self.tok_decode(self.eot_token_id, skip_special_tokens=False))
        stops = Stops(self.tokenizer, until, self.model.generation_config.eos_token_id)
        ids = {prompt: tuple(found[most - self.max_length :]) for prompt, found in prompt_ids(self, prompts).items()}
        shared = [found for found in ids.values() if found and self._in_window(len(found) + most)]
        written = {}
        with tqdm(total=len(shared), disable=disable_tqdm or self.rank != 0, desc="Writing answers") as progress:
            for prompt, tokens in Generator(*sharing, self.budget).answers(shared, most, stops):
                text = postprocess_generated_text(self.tok_decode(tokens), until, None)
                written[prompt] = Written(text, cut_off=len(tokens) >= most and not stops([tokens])[0])
                self._meter.tokens_written += len(tokens)
                progress.update()
        self._meter.tokens_read += sum(map(len, written))
        return {prompt: written[found] for prompt, found in ids.items() if found in written}

    def _in_window(self, tokens: int) -> bool:
        """Whether a sequence is short enough that a sliding window, where there is one, hides nothing of it."""
        longest = self._support.longest
        if longest is None or tokens <= longest:
            return True
        self._some_plain = f"some requests are longer than its sliding window of {longest} tokens"
        return False

    def _plainly(self, compute: Callable[[], Found]) -> Found:
        """Answer HFLM's way; a fixed batch size is halved when memory runs out."""
        while True:
            found = TokenBudget(0).attempt(compute)
            if found is not None:
                return found
            self._meter.splits += 1
            if self.batch_size_per_gpu == "auto" or self.batch_size_per_gpu <= 1:
                return compute()
            self.batch_size_per_gpu //= 2

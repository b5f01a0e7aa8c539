"""Answers joined with the items that they answer."""

from __future__ import annotations

import math
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiact_desk.evaluation.figures.calibration import Forecast
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.score import Score


@dataclass(frozen=True)
class Answer:
    """One answer with its item."""

    item: Item
    sample: Sample

    @property
    def score(self) -> Score:
        """Its score as the statistics take it."""
        return Score(self.sample.item, self.sample.cluster, self.sample.repeat, self.sample.score)

    @property
    def chosen(self) -> str:
        """The choice that it took, without the letter before it; the text that was written where there are none."""
        letter, dot, text = self.sample.output.partition(". ")
        return text if dot and self.sample.options and letter in string.ascii_uppercase else self.sample.output

    @property
    def forecast(self) -> Forecast:
        """Its probability and whether it was right. Raises ValueError as `probability` does."""
        return Forecast(self.probability, self.sample.right)

    @property
    def probability(self) -> float:
        """The probability that the model gave to the choice it took, among the choices offered.

        Raises:
            ValueError: if there were none.
        """
        if not self.sample.option_logprobs:
            raise ValueError(f"{self.sample.item} was not answered by a choice")
        best = max(self.sample.option_logprobs)
        return 1 / math.fsum(math.exp(one - best) for one in self.sample.option_logprobs)


def answers(items: Iterable[Item], samples: Sequence[Sample]) -> list[Answer]:
    """Each sample with its item."""
    by_id = {item.id: item for item in items}
    return [Answer(by_id[sample.item], sample) for sample in samples]

"""The figures of the summary's rules on sizes as data: the share of a large dataset, and the bands per modality."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Self

import yaml
from pydantic import Field, model_validator

from aiact_desk import resources
from aiact_desk.regulation.derived import Band
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.terms import Force

EDITION = "2025-07-24"
"""The edition of the template that summaries are checked by."""


class LargeShare(Frozen):
    """The `share` of all public datasets of a modality above which one is large; `summed` says what one dataset is."""

    share: Fraction = Field(gt=0, lt=1)
    force: Force
    source: str
    summed: str
    summed_force: Force


class ModalityBands(Frozen):
    """The bands of one modality, in its unit, the smallest first."""

    modality: str
    unit: str
    bands: tuple[Band, ...] = Field(min_length=2)

    def band(self, size: Decimal) -> str:
        """The option of the band that holds a size in the modality's unit."""
        return next(band.option for band in self.bands if band.holds(size))

    @model_validator(mode="after")
    def _rise(self) -> Self:
        uppers = [band.upper for band in self.bands[:-1] if band.upper is not None]
        if len(uppers) < len(self.bands) - 1 or self.bands[-1].upper is not None or uppers != sorted(set(uppers)):
            raise ValueError("bands must rise, and the last one alone has no upper end")
        return self


class TrainingDataSizes(Frozen):
    """The packaged file. `edges` says to which band a size at an edge belongs."""

    id: str
    title: str
    edition: str
    read_on: str
    large: LargeShare
    bands: tuple[ModalityBands, ...]
    bands_force: Force
    bands_source: str
    edges: str
    edges_force: Force

    @model_validator(mode="after")
    def _no_modality_twice(self) -> Self:
        distinct(tuple(bands.modality for bands in self.bands))
        return self


@cache
def load_sizes() -> TrainingDataSizes:
    """The figures of `EDITION`. Read once per process."""
    path = next(path for path in resources.regulation_files() if path.name == f"training_data_sizes_{EDITION}.yaml")
    return TrainingDataSizes.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

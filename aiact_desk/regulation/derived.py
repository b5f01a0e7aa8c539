"""The rules by which a coarser row follows from the exact answer of another field; `derive` computes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator

from aiact_desk.regulation.field_types import Choice, FieldType, Frozen, Number, Record, Table
from aiact_desk.regulation.terms import Force


class Band(Frozen):
    """One band of sizes, up to `upper` in the unit of the exact number (None: no upper end)."""

    option: str
    upper: Decimal | None = None
    upper_included: bool = True

    def holds(self, number: Decimal) -> bool:
        """Whether `number` lies below the upper end. The first band of a list that holds a number is its band."""
        if self.upper is None:
            return True
        return number <= self.upper if self.upper_included else number < self.upper


class _FromField(Frozen):
    """`field` is the exact one. `convention` settles what the form leaves open, by its own `force`."""

    field: str
    convention: str | None = None
    force: Force = Force.OURS


class _WithBands(_FromField):
    bands: tuple[Band, ...] = Field(min_length=2)

    @field_validator("bands")
    @classmethod
    def _rise(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        uppers = [band.upper for band in bands[:-1] if band.upper is not None]
        if len(uppers) < len(bands) - 1 or bands[-1].upper is not None or uppers != sorted(set(uppers)):
            raise ValueError("bands must rise, and the last one alone has no upper end")
        return bands

    def offered_by(self, type_: FieldType | None) -> bool:
        """Whether the bands are the options of this type, in its order."""
        return isinstance(type_, Choice) and type_.options == tuple(band.option for band in self.bands)


class ByBand(_WithBands):
    """The band that holds a number."""

    rule: Literal["band"]

    def fits(self, exact: FieldType, coarse: FieldType) -> bool:
        """Whether a row of type `coarse` can follow from an answer of type `exact`."""
        return isinstance(exact, Number) and self.offered_by(coarse)


class ByOrderOfMagnitude(_FromField):
    """The power of ten at or below a number."""

    rule: Literal["order_of_magnitude"]

    def fits(self, exact: FieldType, coarse: FieldType) -> bool:
        """Whether a row of type `coarse` can follow from an answer of type `exact`."""
        return isinstance(exact, Number) and isinstance(coarse, Number) and coarse.power_of_ten


class BySignificantFigures(_FromField):
    """A number, or each number of a table, rounded to `figures` significant figures, halves upwards."""

    rule: Literal["significant_figures"]
    figures: int = Field(gt=0)

    def fits(self, exact: FieldType, coarse: FieldType) -> bool:
        """Whether a row of type `coarse` can follow from an answer of type `exact`."""
        if isinstance(exact, Table) and isinstance(coarse, Table):
            return [(column.id, column.type.kind) for column in exact.columns] == [
                (column.id, column.type.kind) for column in coarse.columns
            ]
        return isinstance(exact, Number) and isinstance(coarse, Number)


class ByDurationBand(_WithBands):
    """A record with the band of the number `source_part` as its `band_part`; parts of the same id are copied."""

    rule: Literal["duration_band"]
    source_part: str
    band_part: str

    def fits(self, exact: FieldType, coarse: FieldType) -> bool:
        """Whether a row of type `coarse` can follow from an answer of type `exact`."""
        if not isinstance(exact, Record) or not isinstance(coarse, Record):
            return False
        given = {part.id: part.type for part in exact.parts}
        wanted = {part.id: part.type for part in coarse.parts}
        return (
            isinstance(given.get(self.source_part), Number)
            and self.offered_by(wanted.pop(self.band_part, None))
            and all(given.get(id) == type_ for id, type_ in wanted.items())
        )


Derived = Annotated[ByBand | ByOrderOfMagnitude | BySignificantFigures | ByDurationBand, Field(discriminator="rule")]

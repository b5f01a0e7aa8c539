"""Coarser rows from exact answers: bands, orders of magnitude and significant figures, in exact arithmetic."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from aiact_desk.problems import Misuse
from aiact_desk.regulation.derived import Band, ByBand, ByDurationBand, ByOrderOfMagnitude, BySignificantFigures
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import FieldType, Number, Record, Table
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.schema import Form


def derive(form: Form, field: Field, exact: Json) -> Json:
    """The canonical value of a derived `field`, from the canonical value of the field that it is derived from.

    Raises:
        Misuse: if the order of magnitude of zero is asked for.
        ValueError: if `field` is not derived, or `exact` is no value of the exact field.
    """
    rule = field.derived
    if rule is None:
        raise ValueError(f"{field.id} is not derived from another field")
    source = form.field(rule.field)
    match rule:
        case ByBand():
            return _band(rule.bands, Decimal(as_text(exact)))
        case ByOrderOfMagnitude():
            return _order_of_magnitude(field, Decimal(as_text(exact)))
        case BySignificantFigures():
            return _rounded(source.type, rule.figures, exact)
        case ByDurationBand():
            return _with_band(field.type, rule, exact)


def to_significant_figures(number: Decimal, figures: int) -> Decimal:
    """The number with at most `figures` significant figures, halves rounded upwards; one with fewer is unchanged."""
    if len(number.as_tuple().digits) <= figures:
        return number
    last = Decimal(1).scaleb(number.adjusted() - figures + 1)
    rounded = number.quantize(last, ROUND_HALF_UP, EXACT)
    # 9.96 to two figures is 10, not 10.0: rounding up into the next power of ten must not add a figure.
    return rounded if rounded.adjusted() == number.adjusted() else rounded.quantize(last.scaleb(1), context=EXACT)


def _band(bands: tuple[Band, ...], number: Decimal) -> str:
    return next(band.option for band in bands if band.holds(number))


def _order_of_magnitude(field: Field, number: Decimal) -> str:
    """10 to the floor of log10 of the number: the place of its first digit, so no logarithm is computed."""
    if number == 0:
        raise Misuse("regulation.no_order_of_magnitude", field=field.name)
    return format(Decimal(1).scaleb(number.adjusted()), "f")


def _rounded(type_: FieldType, figures: int, exact: Json) -> Json:
    """A number rounded, or a table with each of its numbers rounded."""
    if not isinstance(type_, Table):
        return format(to_significant_figures(Decimal(as_text(exact)), figures), "f")
    return [_row_rounded(type_, figures, row) for row in as_list(exact)]


def _row_rounded(type_: Table, figures: int, row: Json) -> Json:
    cells = as_mapping(row)
    return {
        column.id: _rounded(column.type, figures, cells[column.id])
        if isinstance(column.type, Number) and cells[column.id] is not None
        else cells[column.id]
        for column in type_.columns
    }


def _with_band(type_: FieldType, rule: ByDurationBand, exact: Json) -> Json:
    """The parts that both records have, and the band that holds the exact part."""
    if not isinstance(type_, Record):
        raise ValueError(f"a band of {rule.field} goes into a record")
    parts = as_mapping(exact)
    band = _band(rule.bands, Decimal(as_text(parts[rule.source_part])))
    return {part.id: band if part.id == rule.band_part else parts[part.id] for part in type_.parts}

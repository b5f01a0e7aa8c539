"""Numbers as people write them, read exactly or refused where they could mean two things, and printed again."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Number
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.texts import quoted

EXACT = Context(prec=1000)
LARGEST_POWER = 100
SCIENTIFIC_FROM = Decimal(10) ** 15
GROUP_SPACE = "\u00a0"

_LETTERS = {"k": "3", "m": "6", "b": "9", "t": "12"}
_LONGEST = 200
_SPACES = " \u00a0\u2009\u202f'’"
_NUMBER = re.compile(
    rf"(?P<digits>[0-9][0-9.,{_SPACES}]*?)"
    r"(?:\s*e\s*(?P<e>[+-]?[0-9]{1,4})|\s*[x×*·]\s*10\s*(?:\^|\*\*)\s*(?P<power>[+-]?[0-9]{1,4})|\s*(?P<letter>[kmbt]))?",
    re.IGNORECASE,
)
_POWER_OF_TEN = re.compile(r"10\s*(?:\^|\*\*)\s*(?P<power>[+-]?[0-9]{1,4})")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|(?:[{_SPACES}][0-9]{{3}})+)(?:\.[0-9]+)?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def parse_number(where: str, type_: Number, given: Json) -> str:
    """An exact plain decimal string ("134515008", "0.25"), never negative, in the unit of the type.

    Taken are plain digits with a decimal point, thousands in groups of three by commas, spaces or apostrophes,
    powers ("1.6e21", "1.6 × 10^21", "1.6 × 10²¹", "10^21"), the endings k, M, B and T where the type allows them,
    and the unit behind it all. Zeros written behind the decimal point are kept: they say how exact the figure is.

    Raises:
        Misuse: for anything else, and for what could be read in two ways, such as "1,5" or "1.500.000".
    """
    number = _read(where, type_, given)
    if number.adjusted() >= LARGEST_POWER:
        raise Misuse("regulation.number_too_large", field=where, power=LARGEST_POWER)
    if type_.whole and number != number.to_integral_value(context=EXACT):
        raise Misuse("regulation.number_not_whole", field=where, given=quoted(given))
    if number < type_.minimum:
        raise Misuse(
            "regulation.number_too_small", field=where, given=quoted(given), minimum=format(type_.minimum, "f")
        )
    if type_.power_of_ten and number != Decimal(1).scaleb(number.adjusted()):
        raise Misuse("regulation.not_a_power_of_ten", field=where, given=quoted(given), power=number.adjusted())
    return format(number.to_integral_value(context=EXACT) if type_.whole else number, "f")


def show_number(type_: Number, value: str) -> str:
    """A canonical number for a reader, with its unit: "134 515 008 parameters", "1.6 × 10^21 …".

    Nothing is rounded. Groups are parted by no-break spaces, from five digits on.
    """
    number = Decimal(value)
    if type_.power_of_ten:
        figure = f"10^{number.adjusted()}"
    elif number >= SCIENTIFIC_FROM:
        digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
        figure = f"{digits[0]}{'.' if digits[1:] else ''}{digits[1:]} × 10^{number.adjusted()}"
    else:
        whole, point, fraction = value.partition(".")
        grouped = f"{int(whole):,}".replace(",", GROUP_SPACE) if len(whole) > 4 else whole
        figure = f"{grouped}{point}{fraction}"
    return f"{figure} {type_.unit}" if type_.unit else figure


def _read(where: str, type_: Number, given: Json) -> Decimal:
    """The number as given, in the unit of the type, before its bounds are looked at."""
    written = _as_written(where, type_, given)
    if written.startswith("-"):
        raise Misuse("regulation.number_negative", field=where, given=quoted(given))
    written, factor = _without_unit(type_, written)
    if found := _POWER_OF_TEN.fullmatch(written):
        digits, power, scaled = "1", found["power"], True
    elif (found := _NUMBER.fullmatch(written)) and (type_.abbreviated or not found["letter"]):
        digits, letter = found["digits"].strip(), found["letter"]
        power = found["e"] or found["power"] or (_LETTERS[letter.lower()] if letter else "0")
        scaled = power != "0"
    else:
        raise Misuse("regulation.not_a_number", field=where, given=quoted(given), example=number_example(type_))
    if abs(int(power)) > LARGEST_POWER:
        raise Misuse("regulation.number_too_large", field=where, power=LARGEST_POWER)
    if _is_ambiguous(digits, whole=type_.whole, scaled=scaled):
        raise Misuse("regulation.number_ambiguous", field=where, given=quoted(given))
    plain = Decimal(re.sub(rf"[,{_SPACES}]", "", digits))
    return EXACT.multiply(plain.scaleb(int(power), context=EXACT), factor)


def number_example(type_: Number) -> str:
    """A number that the type takes, with its unit."""
    if type_.power_of_ten:
        figure = "10^21"
    elif type_.whole:
        figure = "134515008"
    else:
        figure = "1.6e21" if type_.abbreviated else "12.5"
    return f"{figure} {type_.unit}".rstrip()


def _as_written(where: str, type_: Number, given: Json) -> str:
    """The given number as text, with raised digits as a power ("10²¹" as "10^21") and one kind of minus."""
    if isinstance(given, int) and not isinstance(given, bool) and given.bit_length() > 1000:
        raise Misuse("regulation.number_too_large", field=where, power=LARGEST_POWER)
    if isinstance(given, bool | list | dict | None):
        raise Misuse("regulation.not_a_number", field=where, given=quoted(given), example=number_example(type_))
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+", lambda raised: "^" + raised[0].translate(_RAISED), str(given))
    text = text.strip().replace("\u2212", "-")
    if len(text) > _LONGEST:
        raise Misuse("regulation.number_too_large", field=where, power=LARGEST_POWER)
    return text


def _without_unit(type_: Number, written: str) -> tuple[str, Decimal]:
    """The text before its unit, and how many of the field's own unit that unit makes."""
    units = [(type_.unit, Decimal(1)), *((other.name, other.factor) for other in type_.other_units)]
    for unit, factor in sorted(units, key=lambda pair: -len(pair[0])):
        ending = written[len(written) - len(unit) :]
        # Capitals tell units apart (MWh is not mWh), so only units without any are taken in either case.
        if unit and (ending == unit or (unit.islower() and ending.lower() == unit)):
            return written.removesuffix(ending).rstrip(), factor
    return written, Decimal(1)


def _is_ambiguous(digits: str, *, whole: bool, scaled: bool) -> bool:
    """Whether separators leave open what is meant: "1,5", "1.500.000", and "1,500" unless only whole numbers fit."""
    if _PLAIN.fullmatch(digits):
        return whole and not scaled and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", digits) is not None
    if _GROUPED.fullmatch(digits):
        return digits.count(",") == 1 and "." not in digits and (scaled or not whole)
    return True

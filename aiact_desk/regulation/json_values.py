"""Any JSON value as a type, and reading a JSON text without losing a digit of its numbers."""

from __future__ import annotations

import json
from typing import cast

from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "bool | int | float | str | list[Json] | dict[str, Json] | None")


def canonical(value: Json) -> str:
    """The one JSON text of a value: sorted keys, no spaces. NaN and infinity are no JSON: ValueError."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_json(text: str) -> Json:
    """The value of a JSON text; numbers stay the strings that were written, so none is rounded.

    Raises:
        ValueError: if it is no JSON, names a key twice, holds NaN or Infinity, or is nested too deep.
    """
    try:
        found = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=_refuse, object_pairs_hook=_without_repeats
        )
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return cast("Json", found)


def as_text(value: Json) -> str:
    """The value, where it is a text; ValueError where it is not."""
    if not isinstance(value, str):
        raise ValueError(f"a text was expected, not {type(value).__name__}")
    return value


def as_list(value: Json) -> list[Json]:
    """The value, where it is a list; ValueError where it is not."""
    if not isinstance(value, list):
        raise ValueError(f"a list was expected, not {type(value).__name__}")
    return value


def as_mapping(value: Json) -> dict[str, Json]:
    """The value, where it is a mapping; ValueError where it is not."""
    if not isinstance(value, dict):
        raise ValueError(f"a mapping was expected, not {type(value).__name__}")
    return value


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON number")


def _without_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)

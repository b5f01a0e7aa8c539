"""The parameters of a check, read with their types. One that is null is one that is not there."""

from __future__ import annotations

from collections.abc import Mapping

Parameters = Mapping[str, object]


def text(parameters: Parameters, name: str) -> str:
    """A text that is not empty. Raises ValueError if it is none."""
    value = parameters.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"the parameter {name} is no text")
    return value


def texts(parameters: Parameters, name: str) -> list[str]:
    """One or more texts. Raises ValueError if they are none."""
    value = parameters.get(name)
    if not isinstance(value, list | tuple) or not value or not all(isinstance(one, str) for one in value):
        raise ValueError(f"the parameter {name} is no list of texts")
    return list(value)


def number(parameters: Parameters, name: str) -> int:
    """A whole number from 1. Raises ValueError if it is none."""
    value = parameters.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"the parameter {name} is no whole number from 1")
    return value


def is_within(count: int, parameters: Parameters) -> bool:
    """Whether a count lies between `least` and `most`, of which one may be missing.

    Raises:
        ValueError: if both are missing, or one is no number.
    """
    named = [name for name in ("least", "most") if parameters.get(name) is not None]
    if not named:
        raise ValueError("neither least nor most is given")
    return all(
        count >= number(parameters, name) if name == "least" else count <= number(parameters, name) for name in named
    )

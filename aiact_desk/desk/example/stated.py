"""What the invented provider states, form by form, as files beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from aiact_desk.regulation.json_values import Json

PROFILE = "provider_profile"
_FOLDER = Path(__file__).parent
_WHY_NONE = ("not_applicable", "left_open")


@dataclass(frozen=True)
class Stated:
    """One row: a value as it is typed, or why there is none ("not_applicable" or "left_open", with the reason)."""

    field: str
    value: Json = None
    kind: str | None = None
    reason: str = ""


def stated(form: str) -> tuple[Stated, ...]:
    """The rows that the example answers, in the order of its file."""
    found: dict[str, Json] = yaml.safe_load((_FOLDER / f"{form}.yaml").read_text(encoding="utf-8"))
    return tuple(_row(field, value) for field, value in found.items())


def _row(field: str, value: Json) -> Stated:
    if isinstance(value, dict) and len(value) == 1:
        ((kind, reason),) = value.items()
        if kind in _WHY_NONE:
            return Stated(field, kind=kind, reason=str(reason))
    return Stated(field, value)

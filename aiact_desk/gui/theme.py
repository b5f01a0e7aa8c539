"""The tokens of the look: colours, distances and type sizes, read from `assets/theme.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict

from aiact_desk import resources


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Colours(_Frozen):
    """One colour scheme, each colour as "#rrggbb". A word and its `_soft` ground belong together."""

    window: str
    surface: str
    alternate: str
    sunken: str
    border: str
    control_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    selection: str
    selection_text: str
    link: str
    focus: str
    disabled: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    live: str
    live_soft: str
    quiet: str
    quiet_soft: str


class TypeScale(_Frozen):
    """Font families, and sizes as multiples of the desktop's own font size."""

    family: str
    mono: str
    body: float
    small: float
    heading: float
    title: float


class Space(_Frozen):
    """Distances in device-independent pixels."""

    tight: int
    small: int
    medium: int
    large: int
    wide: int


class Radius(_Frozen):
    """Corner radii in device-independent pixels."""

    control: int
    card: int


class Theme(_Frozen):
    """All tokens. `contrast` names, per text colour, the grounds that it is read on; `marks` the same for lines."""

    type: TypeScale
    space: Space
    radius: Radius
    light: Colours
    dark: Colours
    contrast: dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]]


@cache
def theme() -> Theme:
    """The packaged theme, read once."""
    file = resources.folder("assets/theme.toml")
    return Theme.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))

"""The user's settings: each declared once with its default, bounds and words; read from TOML and the environment."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiact_desk.problems import Problem


@dataclass(frozen=True)
class Declared:
    """What a setting is to a user: a label, a sentence of help, and the values that it may take."""

    label: str
    help: str
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0


def _declared(default: Any, **words: Any) -> Any:  # a field's type is the one written at the attribute
    return dataclasses.field(default=default, metadata={"declared": Declared(**words)})


@dataclass(frozen=True)
class Settings:
    """All settings with their values. Each can be set in the settings file or by `AIACT_DESK_<NAME>`."""

    device: str = _declared(
        "auto",
        label="Device",
        help="Where models are measured. auto: a GPU if there is one, else the processor.",
        choices=("auto", "cpu", "cuda", "mps"),
    )
    threads: int = _declared(
        0, label="Threads", help="Processor threads of a run. 0: as many as there are physical cores.", maximum=1024
    )
    batch_size: int = _declared(
        8, label="Batch size", help="Items that a run computes at a time.", minimum=1, maximum=4096
    )
    network: str = _declared(
        "off",
        label="Network",
        help="Whether “pack fetch” may ask a hub of data sets. Nothing else that the program does needs it.",
        choices=("off", "on"),
    )
    person: str = _declared("", label="Your name", help="Named as the source of what you type. Empty: your login name.")
    four_eyes: str = _declared(
        "on",
        label="Four eyes",
        help="Whether who wrote a document, or sent it to review, may approve it. off: for a provider of one person; "
        "the files then say so.",
        choices=("on", "off"),
    )
    theme: str = _declared(
        "system",
        label="Theme",
        help="Colours of the window. system: as the desktop is set.",
        choices=("system", "light", "dark"),
    )


def declarations() -> dict[str, Declared]:
    """Every setting by name, with its words and bounds."""
    return {field.name: field.metadata["declared"] for field in dataclasses.fields(Settings)}


def load(file: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `file` (TOML; may be missing), overridden by `AIACT_DESK_<NAME>` in `environment`.

    Raises:
        Problem: if the file is no TOML, names an unknown setting, or a value is out of its bounds.
    """
    given: dict[str, object] = {}
    if file.is_file():
        try:
            given.update(tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Problem("settings.unreadable", file=file, reason=str(error)) from error
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    for name in given.keys() - fields.keys():
        raise Problem("settings.unknown", name=name, file=file, known=", ".join(fields))
    for name in fields:
        if (value := environment.get(f"AIACT_DESK_{name.upper()}")) is not None:
            given[name] = value
    return Settings(**{name: _checked(fields[name], value) for name, value in given.items()})


def _checked(field: dataclasses.Field[Any], value: object) -> Any:
    declared: Declared = field.metadata["declared"]
    if isinstance(field.default, int):
        text = str(value)
        if isinstance(value, bool) or not text.isdecimal() or not declared.minimum <= int(text) <= declared.maximum:
            limits = {"minimum": declared.minimum, "maximum": declared.maximum}
            raise Problem("settings.no_number", name=field.name, value=text, **limits)
        return int(text)
    if not isinstance(value, str) or (declared.choices and value not in declared.choices):
        raise Problem("settings.no_choice", name=field.name, value=value, choices=", ".join(declared.choices))
    return value

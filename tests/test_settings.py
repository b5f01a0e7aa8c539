"""Settings are declared once; the file, the environment and the checks follow from the declaration."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.problems import Problem
from aiact_desk.settings import Settings, declarations, load
from aiact_desk.wording import say_problem


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml", {}) == Settings()


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('threads = 3\nperson = "Ada"\n')
    found = load(file, {"AIACT_DESK_THREADS": "5", "AIACT_DESK_CACHE": "elsewhere"})
    assert (found.threads, found.person) == (5, "Ada")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("threads = ", "settings.unreadable"),
        ("colour = 1", "settings.unknown"),
        ("threads = -1", "settings.no_number"),
        ("threads = true", "settings.no_number"),
        ("threads = 1.5", "settings.no_number"),
        ("batch_size = 0", "settings.no_number"),
        ("threads = 99999999999", "settings.no_number"),
        ('device = "tpu"', "settings.no_choice"),
        ("person = 3", "settings.no_choice"),
    ],
)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(Problem) as found:
        load(file, {})
    assert found.value.id == problem
    assert say_problem(found.value).endswith(".")


@pytest.mark.parametrize("name", declarations())
def test_every_setting_is_declared_whole_and_can_be_set(tmp_path: Path, name: str) -> None:
    declared = declarations()[name]
    assert declared.label
    assert declared.help.endswith(".")
    default = getattr(Settings(), name)
    value = declared.choices[-1] if declared.choices else "7"
    found = load(tmp_path / "none", {f"AIACT_DESK_{name.upper()}": value})
    assert str(getattr(found, name)) == value
    assert isinstance(getattr(found, name), type(default))

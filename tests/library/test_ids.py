"""Ids are readable and cannot leave their folder."""

from __future__ import annotations

import re

import pytest

from aiact_desk.library.ids import new_id, usable


def test_an_id_is_the_noun_and_eight_signs_that_cannot_be_misread() -> None:
    made = {new_id("run") for _ in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"run-[0-9a-hj-km-np-tv-z]{8}", id) for id in made)
    assert all(usable(id) for id in made)


@pytest.mark.parametrize("id", ["", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a b", "run-1\n", "x" * 101, "ä"])
def test_an_id_that_could_leave_its_folder_is_not_usable(id: str) -> None:
    assert not usable(id)

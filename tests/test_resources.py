"""The one door to packaged data."""

from __future__ import annotations

import pytest

from aiact_desk import resources


@pytest.mark.parametrize("name", resources.FOLDERS)
def test_every_packaged_folder_is_there(name: str) -> None:
    assert resources.folder(name).is_dir()


@pytest.mark.parametrize("name", ["/etc", "../etc", "evals/../../etc", "tests", "", "evalsx"])
def test_no_other_folder_is_given_out(name: str) -> None:
    with pytest.raises(ValueError, match="no packaged folder"):
        resources.folder(name)

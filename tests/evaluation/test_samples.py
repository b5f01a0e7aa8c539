"""Scored samples come back as they were stored, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.samples import read_pack, read_scores, replace_pack
from aiact_desk.problems import Problem


def sample(pack: str, item: str, output: str = "x") -> Sample:
    return Sample(
        pack=pack,
        item=item,
        language="en",
        input="in",
        options=("A", "B"),
        option_logprobs=(-0.1, -2.5),
        output=output,
        expected="A",
        right=output == "A",
        score=float(output == "A"),
    )


def test_a_pack_is_replaced_and_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "samples.sqlite"
    replace_pack(file, "p", [sample("p", "2"), sample("p", "1"), sample("p", "3")])
    replace_pack(file, "q", [sample("q", "1")])
    replace_pack(file, "p", [sample("p", "2", "A"), sample("p", "1")])
    assert [each.item for each in read_pack(file, "p")] == ["1", "2"]
    assert read_pack(file, "p", offset=1, limit=1) == (sample("p", "2", "A"),)
    assert len(read_pack(file, "q")) == 1


@pytest.mark.parametrize("content", [None, b"no database" * 100])
def test_a_missing_or_damaged_file_is_one_problem(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "samples.sqlite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Problem, match="folder_damaged"):
        read_pack(file, "p")


def test_scores_are_read_item_by_item(tmp_path: Path) -> None:
    file = tmp_path / "samples.sqlite"
    asked = [sample("p", item, output).model_copy(update={"cluster": f"g{item}", "repeat": repeat})
             for item in "21" for repeat, output in enumerate("ABA")]  # fmt: skip
    replace_pack(file, "p", [*asked, sample("p", "3")])
    found = read_scores(file, "p")
    assert [(one.item, one.cluster, one.scores) for one in found] == [
        ("1", "g1", (1.0, 0.0, 1.0)),
        ("2", "g2", (1.0, 0.0, 1.0)),
        ("3", "", (0.0,)),
    ]
    assert [(one.right, one.is_right) for one in found] == [(2, True), (2, True), (0, False)]
    assert found[0].mean == pytest.approx(2 / 3)
    assert read_scores(file, "q") == []

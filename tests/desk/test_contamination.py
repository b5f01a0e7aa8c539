"""The verb that searches a corpus: which packs it takes, and where it writes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.desk.contamination import scan_corpus
from aiact_desk.evaluation.contamination.meter import Reading
from aiact_desk.evaluation.contamination.report import ScanReport
from aiact_desk.problems import Misuse, Problem

LEAKED = "shutdown_answers"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The data of one shipped pack."""
    return Path(shutil.copytree(resources.folder(f"evals/packs/{LEAKED}/data"), tmp_path / "corpus"))


def silent(_: Reading) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


def test_packs_and_the_packs_of_a_suite_are_taken_once_each(corpus: Path) -> None:
    report = scan_corpus([corpus], ["passage_reading", LEAKED], "starter", silent, never)
    ids = [pack.pack for pack in report.packs]
    assert ids[:2] == ["passage_reading", LEAKED]
    assert len(ids) == len(set(ids)) > 5
    touched = {pack.pack: pack.touched.share for pack in report.packs if pack.touched is not None}
    assert touched[LEAKED] == 1
    assert sum(touched.values()) == 1


def test_the_report_is_written_whole(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    report = scan_corpus([corpus], [LEAKED], None, silent, never, answers=True, out=out)
    assert ScanReport.model_validate_json(out.read_bytes()) == report
    assert json.loads(out.read_text())["method"]["answers"] is True


def test_wrong_names_and_places_are_told_before_anything_is_read(corpus: Path, tmp_path: Path) -> None:
    for packs, suite, out, problem in (
        (["nothing"], None, None, "packs.unknown"),
        ([], "nothing", None, "packs.suite_unknown"),
        ([LEAKED], None, tmp_path, "no_place"),
        ([LEAKED], None, tmp_path / "no" / "where.json", "no_place"),
    ):
        with pytest.raises(Misuse, match=problem):
            scan_corpus([corpus], packs, suite, silent, never, out=out)
    with pytest.raises(Misuse, match="no_such_path"):
        scan_corpus([corpus / "nowhere"], [LEAKED], None, silent, never)
    with pytest.raises(Problem, match="nothing_read"):
        scan_corpus([corpus], [LEAKED], None, silent, never, fields=["none"])

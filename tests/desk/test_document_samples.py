"""Verbs on samples: what the annex prints is listed, held back, picked, and given out whole for a request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.document_samples import list_samples, mark_sample, write_samples
from aiact_desk.documents.nouns import Document, Mark, Run, Version
from aiact_desk.documents.view import audience_view
from aiact_desk.evaluation import samples
from aiact_desk.problems import Misuse
from aiact_desk.regulation.schema import Audience


@pytest.fixture
def document(desk: Desk, version: Version) -> Document:
    return documents.new_document(desk, "Tiny", "model_documentation_form")


def test_marks_change_what_is_printed_and_the_full_set_has_the_printed_hash(
    desk: Desk, document: Document, measured: Callable[..., Run], tmp_path: Path
) -> None:
    run = measured()
    listed = list_samples(desk, document.id)
    pack = listed[0].pack
    own = [one for one in listed if one.pack == pack]
    assert len(own) == 5
    assert not any(one.picked or one.withheld for one in listed)

    mark_sample(desk, document.id, run.id, pack, own[0].item, Mark.PROTECTED_TEXT, "a poem in copyright")
    folder = desk.paths.run(run.id)
    other = next(
        item for item in samples.read_items(folder / "samples.sqlite", pack) if item not in {one.item for one in own}
    )
    mark_sample(desk, document.id, run.id, pack, other, Mark.SELECTED, "typical")
    now = [one for one in list_samples(desk, document.id) if one.pack == pack]
    assert [one.withheld is not None for one in now] == [True, False, False, False, False, False]
    assert [one.picked for one in now] == [False] * 5 + [True]

    made = write_samples(desk, document.id, run.id, pack, tmp_path / "full.jsonl")
    assert made.samples == 6
    assert made.sha256 == hashlib.sha256(made.file.read_bytes()).hexdigest()
    view = audience_view(documents.show_document(desk, document.id), Audience.AIO, datetime(2026, 12, 3, tzinfo=UTC))
    assert view.annex
    printed = next(one for one in view.annex.runs[0].packs if made.sha256 in one.draw)
    assert [one.kind for one in printed.samples] == ["described", *["shown"] * 5]

    mark_sample(desk, document.id, run.id, pack, own[0].item, None)
    assert not any(one.withheld for one in list_samples(desk, document.id))


def test_what_was_not_measured_takes_no_mark(
    desk: Desk, document: Document, measured: Callable[..., Run], tmp_path: Path
) -> None:
    run = measured()
    pack = list_samples(desk, document.id)[0].pack
    for one, item in ((pack, "nothing"), ("nothing", "x")):
        with pytest.raises(Misuse):
            mark_sample(desk, document.id, run.id, one, item, Mark.SELECTED, "because")
    with pytest.raises(Misuse):
        write_samples(desk, document.id, run.id, "nothing", tmp_path / "full.jsonl")
    item = list_samples(desk, document.id)[0].item
    with pytest.raises(Misuse):
        mark_sample(desk, document.id, run.id, pack, item, Mark.SELECTED, " ")


def test_a_sample_that_is_held_back_is_not_picked_over_it(
    desk: Desk, document: Document, measured: Callable[..., Run]
) -> None:
    run = measured()
    one = list_samples(desk, document.id)[0]
    mark_sample(desk, document.id, run.id, one.pack, one.item, Mark.PERSONAL_DATA, "a name")
    with pytest.raises(Misuse):
        mark_sample(desk, document.id, run.id, one.pack, one.item, Mark.SELECTED, "telling")
    mark_sample(desk, document.id, run.id, one.pack, one.item, None)
    mark_sample(desk, document.id, run.id, one.pack, one.item, Mark.SELECTED, "telling")


def test_an_export_keeps_the_full_sets_whose_hashes_it_prints(
    desk: Desk, document: Document, measured: Callable[..., Run], tmp_path: Path
) -> None:
    run = measured()
    documents.export_document(desk, document.id, Audience.AIO, tmp_path / "a.pdf")
    pack = list_samples(desk, document.id)[0].pack
    made = write_samples(desk, document.id, run.id, pack, tmp_path / "full.jsonl")
    assert (desk.paths.attachments / made.sha256).read_bytes() == made.file.read_bytes()

"""Records of data sets, runs and energy: each is told from its content, and each value fits the row it is for."""

from __future__ import annotations

import pytest

from aiact_desk.documents.importing.readers import guess
from aiact_desk.wording import say
from tests.documents.importing.reading import FILES, form_of, rows

KIND_OF = {
    "catalogue.ttl": "dcat",
    "corpus.croissant.json": "croissant",
    "credit.mldcat.jsonld": "dcat",
    "dataset.rdf": "dcat",
    "emissions.csv": "codecarbon",
    "emissions_one.csv": "codecarbon",
    "results_2026-03-01.json": "lm_eval_results",
    "sacct.json": "slurm_accounting",
    "sacct.txt": "slurm_accounting",
}


@pytest.mark.parametrize("name", KIND_OF)
def test_the_content_tells_the_kind_whatever_the_name(name: str) -> None:
    assert guess((FILES / name).read_bytes(), "download").kind == KIND_OF[name]


@pytest.mark.parametrize("name", KIND_OF)
def test_every_value_is_one_that_its_row_takes(name: str) -> None:
    whole = guess((FILES / name).read_bytes(), name).read((FILES / name).read_bytes(), name)
    for sheet in (whole, *whole.parts.values()):
        assert set(rows(sheet)) == {one.row for one in sheet.proposals}
        assert all(form_of(one).field(one.row).derived is None for one in sheet.proposals)
        assert all(say(note.id, note.params) for note in sheet.notes)
    assert any(sheet.proposals for sheet in (whole, *whole.parts.values()))

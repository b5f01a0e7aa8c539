"""Records of data sets in DCAT-AP and MLDCAT-AP, in each of their three syntaxes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk.documents.importing import dcat
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.documents.importing.readers import guess
from aiact_desk.problems import Problem
from tests.documents.importing.reading import FILES, read, rows

SHARED = Path(os.environ.get("AIACT_DESK_SHARED", "/nowhere")) / "mldcat-ap-3.1.0"
PREFIXES = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . "


def _turtle(text: str) -> Sheet:
    return dcat.read(f"{PREFIXES}{text}".encode(), "record.ttl")


def _ids(sheet: Sheet) -> list[str]:
    return [note.id for note in sheet.notes]


def test_a_public_data_set_fills_the_rows_of_the_summary() -> None:
    found = rows(read("dcat", "catalogue.ttl"))
    assert found["2.1.used"] == "Yes"
    assert found["2.1.modalities"] == {"chosen": ["Text"], "other": None}
    assert found["H.datasets"] == [
        {
            "name": "Council speeches",
            "modality": "Text",
            "size": "73400320",
            "unit": "bytes",
            "link": "https://catalogue.example.org/speeches",
            "description": "Speeches held in city councils. Published by City of Example. "
            "Licence: https://creativecommons.org/licenses/by/4.0/. Issued on 2022-03-01.",
            "from": "2021-09",
            "to": "2021-09",
        }
    ]
    assert found["1.3.languages"] == "Council speeches: Languages: German, English."
    assert found["1.3.other"] == (
        "Council speeches: Regions covered: DEU. Times covered: 2001-01-01 to 2020-12-31. Themes: GOVE."
    )


def test_the_rows_of_the_model_documentation_form() -> None:
    found = rows(read("dcat", "catalogue.ttl"))
    assert found["data.modality"] == {"chosen": ["Text", "Images", "Audio"], "other": None}
    assert "Taken from the minutes of the councils." in str(found["data.obtained"])
    assert "Personal data, as the record states it: PersonalData" in str(found["data.scope"])
    assert found["data.curation"] == "Council speeches: Names of visitors were removed."


def test_data_sets_that_are_not_public_stand_in_sections_of_their_own() -> None:
    """An offer with a duty to pay (odrl:compensate) is licensed commercially; restricted access is not."""
    sheet = read("dcat", "catalogue.ttl")
    found = rows(sheet)
    assert found["2.2.1.used"] == "Yes"
    assert found["2.2.1.modalities"] == {"chosen": ["Audio"], "other": None}
    assert found["2.2.2.known"] == [{"name": "Scans of plans", "link": "https://catalogue.example.org/dataset/scans"}]
    assert "foreign_records.note_restricted" in _ids(sheet)


def test_all_that_is_proposed_for_a_list_or_a_text_adds_to_what_stands() -> None:
    adding = {one.row for one in read("dcat", "catalogue.ttl").proposals if one.adds}
    assert {"H.datasets", "2.2.2.known", "data.scope", "data.provenance", "2.1.modalities"} <= adding
    assert "2.1.used" not in adding


def test_rdf_xml_says_the_same_as_turtle_would() -> None:
    found = rows(read("dcat", "dataset.rdf"))
    assert found["2.1.modalities"] == {"chosen": ["Image"], "other": None}
    assert "Published by Museum of Example. Licence: https://creativecommons.org/publicdomain/zero/1.0/." in str(
        found["data.obtained"]
    )


def test_mldcat_ap_in_json_ld_without_fetching_its_context() -> None:
    sheet = read("dcat", "credit.mldcat.jsonld")
    found = rows(sheet)
    assert found["data.points_aio"] == [{"part": "Training", "amount": "1000", "unit": "data points"}]
    assert found["data.biases"] == "credit-cards: Rates of approval were compared by age."
    assert "Published by Example Lab. Issued on 2014-04-06." in str(found["data.obtained"])
    assert "foreign_records.note_not_listed" in _ids(sheet), "no size is stated"


def test_distributions_are_forms_of_the_same_data_and_no_sum() -> None:
    sheet = _turtle(
        '<https://x.example/d> a dcat:Dataset ; dct:title "d" ; dcat:distribution '
        '[ dcat:byteSize "10" ; dcat:mediaType "text/plain" ], [ dcat:byteSize "20" ; dcat:mediaType "text/html" ] .'
    )
    assert "H.datasets" not in rows(sheet)
    assert "foreign_records.note_several_sizes" in _ids(sheet)


def test_what_is_not_said_of_access_is_noted() -> None:
    assert "foreign_records.note_access_unsaid" in _ids(
        _turtle('<https://x.example/d> a dcat:Dataset ; dct:title "d" .')
    )


def test_a_relative_address_is_no_link() -> None:
    found = rows(_turtle('<d> a dcat:Dataset ; dct:title "d" ; dcat:distribution '
                         '[ dcat:byteSize 10 ; dcat:mediaType "text/plain" ] .'))  # fmt: skip
    listed = found["H.datasets"]
    assert isinstance(listed, list)
    assert isinstance(listed[0], dict)
    assert listed[0]["link"] is None


def test_texts_of_strangers_are_kept_on_one_line_and_printable() -> None:
    found = rows(_turtle(r'<https://x.example/d> a dcat:Dataset ; dct:title "a\nb‮" ; dct:language "en" .'))
    assert found["1.3.languages"] == "a b\N{REPLACEMENT CHARACTER}: Languages: English."


def test_of_a_large_catalogue_the_first_are_taken() -> None:
    sheet = _turtle(" ".join(f'<https://x.example/{n}> a dcat:Dataset ; dct:title "d{n}" .' for n in range(60)))
    assert "foreign_records.note_more_data_sets" in _ids(sheet)


def test_a_graph_without_a_data_set() -> None:
    with pytest.raises(Problem) as refused:
        _turtle('<https://x.example/c> a dcat:Catalog ; dct:title "c" .')
    assert refused.value.id == "foreign_records.no_data_set"


@pytest.mark.parametrize("name", ["catalogue.ttl", "dataset.rdf", "credit.mldcat.jsonld"])
def test_the_content_tells_the_kind(name: str) -> None:
    data = (FILES / name).read_bytes()
    assert guess(data, "download").kind == "dcat"
    assert guess(b"\xef\xbb\xbf" + data, "download").kind == "dcat"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs MLDCAT-AP's own example, in the folder of AIACT_DESK_SHARED")
def test_the_example_of_mldcat_ap() -> None:
    data = (SHARED / "examples" / "example-dataset.jsonld").read_bytes()
    assert guess(data, "x").kind == "dcat"
    found = rows(dcat.read(data, "x"))
    assert "credit-g: Published by Jan Van Rijn." in str(found["data.obtained"])
    assert found["1.3.languages"] == "credit-g: Languages: English."


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (PREFIXES + text).encode("utf-8", "replace")))
def test_nothing_but_problems_comes_of_any_content(data: bytes) -> None:
    try:
        dcat.read(data, "x")
    except Problem:
        return

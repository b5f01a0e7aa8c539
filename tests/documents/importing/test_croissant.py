"""Croissant records: checked by mlcroissant, and put into the rows that ask for what they say."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk.documents.importing import croissant
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.documents.importing.readers import guess
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json
from tests.documents.importing.reading import FILES, read, rows


def _changed(**changed: Json) -> Sheet:
    record = json.loads((FILES / "corpus.croissant.json").read_bytes())
    kept = {key: value for key, value in {**record, **changed}.items() if value is not None}
    return croissant.read(json.dumps(kept).encode(), "record.json")


def _ids(sheet: Sheet) -> list[str]:
    return [note.id for note in sheet.notes]


def test_a_record_fills_the_rows_of_summary_and_form() -> None:
    sheet = read("croissant", "corpus.croissant.json")
    found = rows(sheet)
    assert found["H.datasets"] == [
        {
            "name": "harbour-letters",
            "modality": "Text",
            "size": "2000000",
            "unit": "bytes",
            "link": "https://data.example.org/harbour-letters",
            "description": "Letters of harbour offices, transcribed by hand. Published by Example Data House. "
            "Licence: https://creativecommons.org/licenses/by/4.0/. Issued on 2023-05-04.",
            "from": "2021-02",
            "to": "2022-11",
        }
    ], "1 500 000 B and 0.5 MB"
    assert found["1.3.languages"] == "harbour-letters: Languages: German, Portuguese (PT)."
    assert found["data.curation"] == "harbour-letters: Line breaks were joined. Duplicates were removed."
    assert "Scanned from paper in three archives." in str(found["data.obtained"])
    assert "Names of officers who died before 1950." in str(found["data.scope"])
    assert "foreign_records.note_access_unsaid" not in _ids(sheet)


def test_version_1_1_with_names_by_language_and_a_context_by_address() -> None:
    sheet = _changed(
        **{"@context": "http://mlcommons.org/croissant/1.1"},
        conformsTo="http://mlcommons.org/croissant/1.1",
        isAccessibleForFree=None,
    )
    assert "harbour-letters: Languages: German" in str(rows(sheet)["1.3.languages"])
    assert "foreign_records.note_access_unsaid" in _ids(sheet)


def test_a_data_set_that_is_not_free_is_licensed() -> None:
    found = rows(_changed(isAccessibleForFree=False))
    assert found["2.2.1.used"] == "Yes"
    assert "2.1.used" not in found


def test_pictures_are_the_modality_where_fields_hold_some() -> None:
    fields: Json = [
        {"@type": "cr:Field", "@id": f"x/{kind}", "name": kind, "dataType": kind,
         "source": {"fileObject": {"@id": "letters.jsonl"}, "extract": {"column": kind}}}
        for kind in ("sc:ImageObject", "sc:Text")
    ]  # fmt: skip
    sheet = _changed(recordSet=[{"@type": "cr:RecordSet", "@id": "x", "name": "x", "field": fields}])
    assert rows(sheet)["2.1.modalities"] == {"chosen": ["Image"], "other": None}


def test_a_size_that_one_file_does_not_state_is_unknown() -> None:
    files: Json = [
        {"@type": "cr:FileObject", "@id": "letters.jsonl", "name": "a", "contentUrl": "https://x.example/a.tar.gz",
         "encodingFormat": "application/x-tgz", "sha256": "00"}
    ]  # fmt: skip
    sheet = _changed(distribution=files)
    assert "H.datasets" not in rows(sheet)
    assert {"foreign_records.note_not_listed", "foreign_records.note_packed"} <= set(_ids(sheet))


@pytest.mark.parametrize("changed", [{"@type": "sc:Person"}, {"recordSet": [{"@type": "cr:RecordSet", "field": 1}]}])
def test_a_record_that_is_none_by_its_own_rules_is_refused(changed: dict[str, Json]) -> None:
    with pytest.raises(Problem) as refused:
        _changed(**changed)
    assert refused.value.id == "foreign_records.no_croissant"


@pytest.mark.parametrize("content", [b"[]", b"1", b'"a"'])
def test_json_that_is_no_object(content: bytes) -> None:
    with pytest.raises(Problem) as refused:
        croissant.read(content, "x")
    assert refused.value.id == "foreign_records.no_croissant"


def test_nothing_is_written_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    sheet = _changed(version=None)
    assert "foreign_records.note_croissant" in _ids(sheet), "mlcroissant recommends a version"
    assert capfd.readouterr() == ("", "")


def test_the_content_tells_the_kind() -> None:
    data = (FILES / "corpus.croissant.json").read_bytes()
    assert guess(data, "download").kind == "croissant"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from(["name", "url", "license", "distribution", "inLanguage", "description", "keywords", "@id"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.lists(st.text(max_size=4), max_size=2)
        | st.dictionaries(st.sampled_from(["@id", "@value", "@type", "name"]), st.text(max_size=4), max_size=2),
        max_size=3,
    )
)  # fmt: skip
def test_nothing_but_problems_comes_of_any_values(changed: dict[str, Json]) -> None:
    try:
        sheet = _changed(**changed)
    except Problem:
        return
    assert sheet.kind == "croissant"

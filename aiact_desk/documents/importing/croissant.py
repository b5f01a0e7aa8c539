"""Records of data sets in Croissant 1.0 and 1.1 (MLCommons), read and checked with mlcroissant.

mlcroissant is given the record itself, never a path or an address, and only its description is read: none of the files
that it names is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from aiact_desk.documents.importing import data_set_words as words
from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.data_set_record import Access, DataSetRecord, Size, month, statement, statements
from aiact_desk.documents.importing.data_set_rows import propose_rows
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.linked_data import (
    literals_as_written,
    must_be_a_record,
    must_be_installed,
    quiet,
    served_locally,
)
from aiact_desk.documents.importing.linked_data_contexts import CROISSANT, of_croissant
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

if TYPE_CHECKING:
    from mlcroissant import Metadata

KIND = "croissant"
_PROFILE = "mlcommons.org/croissant/"
_DATA_TYPES = {"Text": "Text", "ImageObject": "Image", "AudioObject": "Audio", "VideoObject": "Video"}
"""Modalities by the types of fields, the last parts of their addresses."""

_COLLECTION = ("data_collection", "data_collection_type", "data_collection_raw_data")
_ANNOTATION = (
    "data_annotation_protocol", "data_annotation_platform", "annotations_per_item", "machine_annotation_tools",
)  # fmt: skip
_CURATION = (
    "data_preprocessing_protocol", "data_imputation_protocol", "data_manipulation_protocol",
    "data_collection_missing_data",
)  # fmt: skip


def fits(clues: Clues) -> bool:
    """Whether a JSON object says that it conforms to Croissant, or uses its terms."""
    table = clues.table
    said = (*row_values.texts(table.get("conformsTo")), *row_values.texts(table.get("dct:conformsTo")))
    return any(_PROFILE in one for one in said) or _PROFILE in str(table.get("@context", ""))


def read(data: bytes, name: str) -> Sheet:
    """The rows that the data set of a record answers.

    Raises:
        Problem: if mlcroissant is not installed, the record is none by its own rules, or names a context that is not
            known here.
    """
    must_be_a_record(data, name)
    document = read_json(data, name)
    if not isinstance(document, dict):
        raise Problem("foreign_records.no_croissant", file=printable(name), reason="it holds no JSON object")
    document = {**document, "@context": _terms(document.get("@context"))}
    document = row_values.table(served_locally(document, of_croissant, name))
    metadata, remarks = _checked(document, name)
    gathering = Gathering(KIND)
    propose_rows(gathering, [_record(metadata, document)])
    for remark in remarks:
        gathering.note("foreign_records.note_croissant", said=remark)
    if any(_is_packed(one) for one in row_values.tables(document.get("distribution"))):
        gathering.note("foreign_records.note_packed")
    return gathering.sheet()


def _terms(context: Json) -> Json:
    """The context as one mapping, as mlcroissant wants it: a known address gives its terms, a mapping its own."""
    found: dict[str, Json] = {}
    for one in context if isinstance(context, list) else [context]:
        terms = of_croissant(one) if isinstance(one, str) else one
        if not isinstance(terms, dict):
            return context
        found |= terms
    return found or dict(CROISSANT)


def _checked(document: dict[str, Json], name: str) -> tuple[Metadata, list[str]]:
    """What mlcroissant reads in the record, and what it finds lacking."""
    must_be_installed("mlcroissant", name)
    with quiet("absl"), quiet("rdflib"), literals_as_written():
        import mlcroissant  # noqa: PLC0415  (an extra, and slow to load)

        context = mlcroissant.Context()
        try:
            metadata = mlcroissant.Metadata.from_json(ctx=context, json_=document)
        except RecursionError:
            reason = "it is nested too deeply"
        except Exception as error:  # noqa: BLE001  (whatever the reader of a stranger's file raises)
            reason = " ".join(str(error).split()) or type(error).__name__
        else:
            return cast("Metadata", metadata), [statement(one) for one in sorted(context.issues.warnings)]
    raise Problem("foreign_records.no_croissant", file=printable(name), reason=printable(reason))


def _record(metadata: Metadata, document: dict[str, Json]) -> DataSetRecord:
    name = next(iter(_texts(metadata.name)), "") or "?"
    times = sorted(filter(None, map(month, _timeframe(metadata, document))))
    published = metadata.date_published
    return DataSetRecord(
        name=name,
        place=f"sc:Dataset “{name}”",
        link=_web(metadata.url),
        description=next(iter(_texts(metadata.description)), None),
        access=_access(document),
        licences=_texts(metadata.license),
        publishers=_texts(metadata.publisher) or _texts(metadata.creators),
        issued=str(published)[:10] if published and month(str(published)) else None,
        languages=statements([words.language(one) for one in _texts(metadata.in_language)]),
        modalities=_modalities(metadata, document),
        size=_size(document),
        collected=(times[0], times[-1]) if times else (None, None),
        covers=statements(_labels(document.get("temporalCoverage"))),
        regions=statements(_labels(document.get("spatialCoverage"))),
        themes=_texts(metadata.keywords),
        obtained=_said(metadata, (*_COLLECTION, *_ANNOTATION)),
        curation=_said(metadata, _CURATION),
        known_biases=_said(metadata, ("data_biases",)),
        personal_data=_said(metadata, ("personal_sensitive_information",)),
    )


def _timeframe(metadata: Metadata, document: dict[str, Json]) -> list[str]:
    """Days of collection: mlcroissant knows the term as the vocabulary spells it, records also as the guide does."""
    known = [str(day) for day in metadata.data_collection_timeframe or ()]
    return known or row_values.texts(document.get("rai:dataCollectionTimeframe"))


def _said(metadata: Metadata, properties: Iterable[str]) -> tuple[str, ...]:
    return statements([one for name in properties for one in _texts(getattr(metadata, name, None))])


def _texts(value: object) -> tuple[str, ...]:
    """The texts in what mlcroissant gives: a text, several, one for each language, or a node with a name."""
    if value is None:
        return ()
    if isinstance(value, str):
        return statements([value])
    if isinstance(value, dict):
        english = value.get("en")
        return _texts(english) if english else _texts(list(value.values())[:1])
    if isinstance(value, list | tuple):
        return tuple(said for one in value for said in _texts(one))
    return _texts(getattr(value, "url", None) or getattr(value, "name", None))


def _labels(value: Json) -> list[str]:
    """Texts, and the names of things that have one."""
    found = value if isinstance(value, list) else [value]
    named = [one.get("name") if isinstance(one, dict) else one for one in found]
    return [one for one in named if isinstance(one, str)]


def _web(address: object) -> str | None:
    return address if isinstance(address, str) and address.startswith(("https://", "http://")) else None


def _access(document: dict[str, Json]) -> Access:
    """schema.org says only whether a data set is free of charge; one that is not is bought."""
    free = document.get("isAccessibleForFree")
    if free is False or (isinstance(free, str) and free.lower().rpartition("/")[2] == "false"):
        return Access.PAID
    return Access.PUBLIC if free is True else Access.UNSAID


def _modalities(metadata: Metadata, document: dict[str, Json]) -> tuple[str, ...]:
    """By the types of fields: pictures, sound and video where a field holds some, text where none does."""
    types = [
        str(one).rpartition("/")[2].rpartition(":")[2]
        for record_set in metadata.record_sets
        for field in record_set.fields
        for one in field.data_types or ()
    ]
    found = tuple(dict.fromkeys(_DATA_TYPES[one] for one in types if one in _DATA_TYPES))
    beyond_text = tuple(one for one in found if one != "Text")
    formats = [said for one in _files(document) for said in row_values.texts(one.get("encodingFormat"))]
    return beyond_text or words.modalities(formats) or found


def _files(document: dict[str, Json]) -> list[dict[str, Json]]:
    value = document.get("distribution")
    return [value] if isinstance(value, dict) else row_values.tables(value)


def _size(document: dict[str, Json]) -> Size | None:
    """The sum of the files that stand by themselves, where each of them states its size."""
    files = [one for one in _files(document) if one.get("containedIn") is None and _is_file(one)]
    sizes = [words.size_in_bytes(str(one.get("contentSize", "?"))) for one in files]
    known = [one for one in sizes if one is not None]
    return Size(sum(known, Decimal(0)), "bytes") if known and len(known) == len(sizes) else None


def _is_file(one: dict[str, Json]) -> bool:
    return any(
        said.rpartition(":")[2].rpartition("/")[2] == "FileObject" for said in row_values.texts(one.get("@type"))
    )


def _is_packed(one: dict[str, Json]) -> bool:
    packed = ("zip", "tar", "gz", "bz2", "xz", "zst")
    return any(said.lower().endswith(packed) for said in row_values.texts(one.get("encodingFormat")))

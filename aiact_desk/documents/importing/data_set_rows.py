"""Rows of the public summary and of the Model Documentation Form that records of data sets answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from aiact_desk.documents.importing.data_set_record import Access, DataSetRecord
from aiact_desk.documents.importing.proposal import Gathering
from aiact_desk.inspection.reading import printable
from aiact_desk.regulation.json_values import Json
from aiact_desk.wording import say

SUMMARY = "training_content_summary"
_PUBLIC = "Publicly available datasets"
_PRIVATE = "Private non-publicly available datasets obtained from third parties"
_IN_THE_FORM = {"Text": "Text", "Image": "Images", "Audio": "Audio", "Video": "Video"}
_IN_THE_SUMMARY = ("Text", "Image", "Audio", "Video")


def propose_rows(gathering: Gathering, records: Sequence[DataSetRecord]) -> None:
    """Propose what the records say, each value beside what stands in its row, and note what they leave unsaid."""
    public = [one for one in records if one.access in (Access.PUBLIC, Access.UNSAID)]
    paid = [one for one in records if one.access is Access.PAID]
    restricted = [one for one in records if one.access is Access.RESTRICTED]
    _public_rows(gathering, public)
    _private_rows(gathering, paid, restricted)
    _overall_rows(gathering, records)
    _form_rows(gathering, records, public, [*paid, *restricted])
    _note_gaps(gathering, records, public)


def _public_rows(gathering: Gathering, public: Sequence[DataSetRecord]) -> None:
    """Section 2.1 of the summary, and the working list from which its list of large data sets follows."""
    if not public:
        return
    place = _places(public)
    gathering.propose("2.1.used", "Yes", place, SUMMARY)
    gathering.propose("2.1.modalities", _ticked(public), place, SUMMARY, adds=True)
    gathering.propose("H.datasets", [_listed(one) for one in public if _can_be_listed(one)], place, SUMMARY, adds=True)


def _private_rows(gathering: Gathering, paid: Sequence[DataSetRecord], restricted: Sequence[DataSetRecord]) -> None:
    """Sections 2.2.1, where an offer asks for payment, and 2.2.2 of the summary."""
    if paid:
        gathering.propose("2.2.1.used", "Yes", _places(paid), SUMMARY)
        gathering.propose("2.2.1.modalities", _ticked(paid), _places(paid), SUMMARY, adds=True)
    if restricted:
        place = _places(restricted)
        gathering.propose("2.2.2.used", "Yes", place, SUMMARY)
        gathering.propose("2.2.2.modalities", _ticked(restricted), place, SUMMARY, adds=True)
        known: list[Json] = [{"name": one.name, "link": one.link} for one in restricted]
        gathering.propose("2.2.2.known", known, place, SUMMARY, adds=True)


def _overall_rows(gathering: Gathering, records: Sequence[DataSetRecord]) -> None:
    """Section 1.3 of the summary: what holds of the training data as a whole."""
    place = _places(records)
    gathering.propose("1.3.modality", _ticked(records), place, SUMMARY, adds=True)
    gathering.propose("1.3.languages", _told(records, _languages), place, SUMMARY, adds=True)
    gathering.propose("1.3.other", _told(records, _reach), place, SUMMARY, adds=True)


def _form_rows(
    gathering: Gathering,
    records: Sequence[DataSetRecord],
    public: Sequence[DataSetRecord],
    private: Sequence[DataSetRecord],
) -> None:
    """Section 6 of the Model Documentation Form."""
    place = _places(records)
    kinds: list[Json] = [*([_PUBLIC] if public else []), *([_PRIVATE] if private else [])]
    found = {modality for one in records for modality in one.modalities}
    modalities: list[Json] = [_IN_THE_FORM[one] for one in _IN_THE_SUMMARY if one in found]
    gathering.propose("data.modality", modalities, place, adds=True)
    gathering.propose("data.provenance", kinds, place, adds=True)
    gathering.propose("data.obtained", _told(records, _obtained), place, adds=True)
    gathering.propose("data.scope", _told(records, _scope), place, adds=True)
    gathering.propose("data.curation", _told(records, lambda one: one.curation), place, adds=True)
    gathering.propose("data.unsuitability", _told(records, lambda one: one.unsuitability), place, adds=True)
    gathering.propose("data.biases", _told(records, lambda one: one.bias_measures), place, adds=True)
    points: list[Json] = [
        {"part": part, "amount": format(amount, "f"), "unit": "data points"}
        for one in records
        for part, amount in one.points
    ]
    gathering.propose("data.points_aio", points, place, adds=True)


def _note_gaps(gathering: Gathering, records: Sequence[DataSetRecord], public: Sequence[DataSetRecord]) -> None:
    for one in public:
        if not _can_be_listed(one):
            gathering.note("foreign_records.note_not_listed", data_set=one.name)
        if one.access is Access.UNSAID:
            gathering.note("foreign_records.note_access_unsaid", data_set=one.name)
    for one in records:
        if one.access is Access.RESTRICTED:
            gathering.note("foreign_records.note_restricted", data_set=one.name)
        if not one.licences:
            gathering.note("foreign_records.note_no_licence", data_set=one.name)


def _can_be_listed(record: DataSetRecord) -> bool:
    """The list has one row for each data set and modality, with a size: both have to be known, and be one."""
    return record.size is not None and len(record.modalities) == 1


def _listed(record: DataSetRecord) -> dict[str, Json]:
    size = record.size
    if size is None:
        raise ValueError("a data set without a size is not listed")
    first, last = record.collected
    return {
        "name": record.name,
        "modality": record.modalities[0],
        "size": format(size.amount, "f"),
        "unit": size.unit,
        "link": record.link,
        "description": " ".join(_described(record)) or None,
        "from": first,
        "to": last,
    }


def _described(record: DataSetRecord) -> list[str]:
    """The description with publisher, licence and day of issue, which the list has no columns for."""
    said = [record.description] if record.description else []
    return [*said, *_publication(record)]


def _publication(record: DataSetRecord) -> list[str]:
    found = []
    if record.publishers:
        found.append(say("foreign_records.published_by", {"names": "; ".join(record.publishers)}))
    if record.licences:
        found.append(say("foreign_records.under_licence", {"names": "; ".join(record.licences)}))
    if record.issued:
        found.append(say("foreign_records.issued_on", {"day": record.issued}))
    return found


def _languages(record: DataSetRecord) -> Iterable[str]:
    return [say("foreign_records.languages", {"names": ", ".join(record.languages)})] if record.languages else []


def _reach(record: DataSetRecord) -> list[str]:
    found = []
    if record.regions:
        found.append(say("foreign_records.regions", {"names": "; ".join(record.regions)}))
    if record.covers:
        found.append(say("foreign_records.covers", {"times": "; ".join(record.covers)}))
    if record.themes:
        found.append(say("foreign_records.themes", {"names": "; ".join(record.themes)}))
    return found


def _obtained(record: DataSetRecord) -> list[str]:
    return [*_publication(record), *record.obtained]


def _scope(record: DataSetRecord) -> list[str]:
    found = [*_languages(record), *_reach(record)]
    if record.personal_data:
        found.append(say("foreign_records.personal_data", {"said": " ".join(record.personal_data)}))
    if record.known_biases:
        found.append(say("foreign_records.known_biases", {"said": " ".join(record.known_biases)}))
    return found


def _told(records: Sequence[DataSetRecord], tell: Callable[[DataSetRecord], Iterable[str]]) -> str | None:
    """One paragraph for each data set of which there is something to tell."""
    found = [(one.name, " ".join(tell(one))) for one in records]
    return "\n\n".join(f"{name}: {told}" for name, told in found if told) or None


def _ticked(records: Sequence[DataSetRecord]) -> Json:
    found = {modality for one in records for modality in one.modalities}
    ticked: list[Json] = [one for one in _IN_THE_SUMMARY if one in found]
    return ticked


def _places(records: Sequence[DataSetRecord]) -> str:
    return printable("; ".join(one.place for one in records))

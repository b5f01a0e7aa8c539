"""Values of rows, made of what the readers find: kept small, exact, and in the words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, InvalidOperation

from aiact_desk.documents.importing.proposal import Gathering
from aiact_desk.regulation.json_values import Json

_MODALITIES = {
    "text": "Text", "string": "Text", "image": "Images", "images": "Images", "audio": "Audio", "speech": "Audio",
    "video": "Video", "videos": "Video",
}  # fmt: skip
_MEDIA_TYPE = re.compile(r"(text|image|audio|video)/[\w.+-]{1,100}")
_TELLING_HASHES = ("sha256", "sha384", "sha512", "sha3256", "sha3384", "sha3512", "blake2b256", "blake2b512", "blake3")
_LARGEST_POWER = 100
_KWH_PER_UNIT = {"kwh": Decimal(1), "kilowatthour": Decimal(1)}
_MEGAJOULES_PER_KWH = Decimal("3.6")
_CONVERTED = Context(prec=12)


def text(value: Json) -> str | None:
    """A text that says something; None for an empty one and for anything else."""
    return value.strip() or None if isinstance(value, str) else None


def texts(value: Json) -> list[str]:
    """One text or a list of them, without those that say nothing."""
    found = map(text, value if isinstance(value, list) else [value])
    return [one for one in found if one]


def tables(value: Json) -> list[dict[str, Json]]:
    """The mappings in a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def table(value: Json) -> dict[str, Json]:
    """The mapping that a value is; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def model_name(identifier: str | None, version: str | None) -> Json:
    """The model's name with one public version; None unless both are known, as the row wants both."""
    return {"identifier": identifier, "versions": [version]} if identifier and version else None


def licence(names: Sequence[str]) -> Json:
    """The licence by the name that the record gives it; which kind it is, a person says."""
    return f"Licence named in the record: {'; '.join(dict.fromkeys(names))}." if names else None


def hashes(pairs: Iterable[tuple[str, str]]) -> Json:
    """One line for each hash of a kind that still proves something: MD5 and SHA-1 do not."""
    lines = [f"{kind}: {digest}" for kind, digest in pairs if re.sub("[-_]", "", kind).lower() in _TELLING_HASHES]
    return "\n".join(dict.fromkeys(lines)) or None


def modalities(formats: Sequence[str]) -> Json:
    """The form's words for formats such as "text" or "image/png"; None unless every one of them is clear."""
    found = [_modality(one) for one in formats]
    return {"chosen": list(dict.fromkeys(found)), "other": None} if found and all(found) else None


def energy(amounts: Sequence[tuple[Json, Json]]) -> Json:
    """The sum of amounts, each with its unit, in kWh; None unless all are amounts in kWh or megajoules."""
    found = [_kwh(amount, unit) for amount, unit in amounts]
    known = [one for one in found if one is not None]
    return f"{format(sum(known, Decimal(0)), 'f')} kWh" if found and len(known) == len(found) else None


def note_or_propose_energy(
    gathering: Gathering, amounts: Sequence[tuple[Json, Json]], place: str, row: str = "energy.training_mwh"
) -> None:
    """Propose the energy of training, or say that its unit is not known here."""
    total = energy(amounts)
    gathering.propose(row, total, place)
    if amounts and total is None:
        gathering.note("record_imports.note_unit", place=place)


def _modality(written: str) -> str | None:
    simple = written.strip().lower()
    media = _MEDIA_TYPE.fullmatch(simple)
    return _MODALITIES.get(media[1] if media else simple)


def _kwh(amount: Json, unit: Json) -> Decimal | None:
    number = _amount(amount)
    named = unit.rpartition("/")[2].lower() if isinstance(unit, str) else ""
    if number is None:
        return None
    if named in _KWH_PER_UNIT:
        return number * _KWH_PER_UNIT[named]
    return _CONVERTED.divide(number, _MEGAJOULES_PER_KWH) if named == "megajoule" else None


def _amount(value: Json) -> Decimal | None:
    """A finite amount that is not negative, and not so large or small that printing it would fill pages."""
    if not isinstance(value, int | str) or isinstance(value, bool) or len(str(value)) > _LARGEST_POWER:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or number < 0 or (number and abs(number.adjusted()) > _LARGEST_POWER):
        return None
    return number

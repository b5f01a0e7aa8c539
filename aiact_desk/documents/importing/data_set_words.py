"""Words of records about data sets in the words of the forms: languages, media types, access rights, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale
from babel.core import get_global

from aiact_desk.documents.importing.data_set_record import Access

_ENGLISH = Locale("en")
_ALIASES = get_global("language_aliases")
_TOP_LEVEL = {"text": "Text", "image": "Image", "audio": "Audio", "video": "Video"}
_MEDIA_TYPE = re.compile(r"(?P<top>text|image|audio|video)/(?P<sub>[A-Za-z0-9.+-]{1,100})$")
_TABULAR = ("csv", "tab-separated-values")
_FILE_TYPES = {
    "TXT": "Text", "HTML": "Text", "XHTML": "Text", "DOC": "Text", "DOCX": "Text", "ODT": "Text", "EPUB": "Text",
    "JPEG": "Image", "PNG": "Image", "TIFF": "Image", "GIF": "Image", "BMP": "Image",
    "MP3": "Audio", "WAV": "Audio", "FLAC": "Audio", "OGG": "Audio",
    "MP4": "Video", "MPEG4": "Video", "AVI": "Video", "MOV": "Video", "WEBM": "Video",
}  # fmt: skip
"""Codes of the file types of the Publications Office of the Union whose content can be of one modality only."""

_ACCESS = {
    "PUBLIC": Access.PUBLIC, "RESTRICTED": Access.RESTRICTED, "NON_PUBLIC": Access.RESTRICTED,
    "CONFIDENTIAL": Access.RESTRICTED, "SENSITIVE": Access.RESTRICTED,
}  # fmt: skip
"""Codes of the access rights of the Publications Office of the Union."""

_SIZE = re.compile(r"(?P<amount>[0-9]{1,18}(?:\.[0-9]{1,9})?)\s*(?P<unit>[A-Za-z]{0,5})")
_BYTES = {
    "": 1, "B": 1, "BYTE": 1, "BYTES": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "PB": 10**15,
    "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40, "PIB": 2**50,
}  # fmt: skip
"""Bytes of one unit: kB to PB are decimal, KiB to PiB binary (IEC 80000-13)."""


def language(code: str) -> str:
    """The English name of a language code of two or three letters, with its region; other texts as they are."""
    parts = code.replace("_", "-").split("-")
    known = parts[0].lower()
    known = _ALIASES.get(known, known)
    name = _ENGLISH.languages.get(known) if 2 <= len(parts[0]) <= 3 else None
    if name is None:
        return code
    return f"{name} ({'-'.join(parts[1:])})" if parts[1:] else name


def modalities(types: Iterable[str]) -> tuple[str, ...]:
    """The modalities that media types ("image/png") and codes of file types ("JPEG") show.

    Tables (CSV) and containers such as JSON, Parquet or ZIP can hold anything, so they show none.
    """
    found = []
    for written in types:
        media = _MEDIA_TYPE.search(written.strip())
        if media and media["sub"].lower() not in _TABULAR:
            found.append(_TOP_LEVEL[media["top"]])
        elif written.strip().upper() in _FILE_TYPES:
            found.append(_FILE_TYPES[written.strip().upper()])
    return tuple(dict.fromkeys(found))


def access(code: str) -> Access:
    """Who may get a data set, by a code of access rights."""
    return _ACCESS.get(code.strip().upper(), Access.UNSAID)


def size_in_bytes(text: str) -> Decimal | None:
    """The bytes that "25585843 B", "12.5 MB" or "2 GiB" say, exactly; None where that is no whole number of them."""
    found = _SIZE.fullmatch(text.strip())
    factor = _BYTES.get(found["unit"].upper()) if found else None
    if found is None or factor is None:
        return None
    size = Decimal(found["amount"]) * factor
    return size.to_integral_value() if size > 0 and size == size.to_integral_value() else None

"""Web addresses as typed by a person: kept as they are where they are plain, refused where they could mislead."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.texts import parse_text, quoted

LONGEST_LINK = 2000


def parse_link(where: str, given: Json) -> str:
    """An address that begins with http:// or https:// and names a host. It is never opened.

    Raises:
        Misuse: for another scheme, no host, white space, a user name or password, or more than `LONGEST_LINK`
            characters.
    """
    text = parse_text(where, given)
    if len(text) > LONGEST_LINK or any(character.isspace() for character in text) or not _is_plain(text):
        raise Misuse("regulation.not_a_link", field=where, given=quoted(given))
    return text


def _is_plain(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and port_is_sound

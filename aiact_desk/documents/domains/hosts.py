"""The host that a URL or a bare name speaks of, and what kind of name it is."""

from __future__ import annotations

import re
from enum import IntEnum
from ipaddress import ip_address
from urllib.parse import unquote

import idna

from aiact_desk.documents.domains.suffixes import Suffixes
from aiact_desk.evaluation.elsewhere.reading import printable

LONGEST_KEPT = 256
"""Characters of a host that are kept. A name of the DNS has 253 at most (RFC 1035), so a longer one is none."""

_AUTHORITY = re.compile(r"\s*(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2})?([^/?#\\]*)")
_PORT = re.compile(r":[0-9]*")
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9-]{1,63}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_USUAL = re.compile(
    r"(?=[a-z0-9._-]{4,253}\Z)(?:[a-z0-9_-]{1,63}\.)*((?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.([a-z]{2,63}))"
)
"""A valid name in small letters with nothing around it: its last two labels, and its last."""

_SHOWN = 80


class Kind(IntEnum):
    """What a host is; only domains are ranked."""

    DOMAIN = 0
    ADDRESS = 1
    NOT_PUBLIC = 2
    INVALID = 3


def authority(text: str) -> str:
    """What stands between the scheme and the path of a URL, or before the path of a bare name; at most `LONGEST_KEPT`
    characters and one more, so that a longer name stays too long."""
    found = _AUTHORITY.match(text)
    host = found[1] if found else text
    return host if len(host) <= LONGEST_KEPT else host.rpartition("@")[2][: LONGEST_KEPT + 1]


def host_of(text: str) -> str:
    """The host in lower case and in ASCII where it can be (RFC 3986, 3.2; UTS 46), without credentials and port.

    It can still be no valid name: see `classify`.
    """
    host = authority(text).rpartition("@")[2].strip()
    if "%" in host:
        host = unquote(host)
    bracket = host.find("]") if host.startswith("[") else -1
    if bracket > 0:
        host = host[: bracket + 1] if _PORT.fullmatch(host[bracket + 1 :] or ":") else host
    elif host.count(":") == 1:
        name, _, port = host.partition(":")
        host = name if not port or port.isdecimal() else host
    host = host.lower() if host.isascii() else _ascii(host)
    return host.removesuffix(".")


def classify(text: str, suffixes: Suffixes) -> tuple[Kind, str]:
    """What kind of host a log names, and under which name it is counted: a domain is cut to its registrable part.

    Addresses are written in their usual form; hosts without a public top-level domain are kept whole.
    """
    usual = _USUAL.fullmatch(text)
    if usual and suffixes.one_rule(*usual.groups()):
        return Kind.DOMAIN, usual[1]
    host = text if usual else host_of(text)
    if host[:1] == "[" or ":" in host or host[-1:].isdecimal():
        try:
            return Kind.ADDRESS, str(ip_address(host.removeprefix("[").removesuffix("]")))
        except ValueError:
            pass
    if not _HOST.fullmatch(host) or host.rpartition(".")[2].isdecimal():
        return Kind.INVALID, _shown(text)
    domain = suffixes.registrable(host)
    if domain is None:
        return Kind.NOT_PUBLIC, host
    return (Kind.DOMAIN, domain) if _valid(domain) else (Kind.INVALID, _shown(text))


def in_unicode(domain: str) -> str:
    """A domain as people write it; itself where it has no such form."""
    if "xn--" not in domain:
        return domain
    name = ".".join(_label_in_unicode(label) for label in domain.split("."))
    return name if name.isprintable() and host_of(name) == domain else domain


def _valid(domain: str) -> bool:
    """Whether the labels are of letters, digits and inner hyphens (RFC 1123, 2.1), and what says to be Punycode is."""
    return all(
        _LABEL.fullmatch(label) and (not label.startswith("xn--") or _label_in_unicode(label) != label)
        for label in domain.split(".")
    )


def _label_in_unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _ascii(host: str) -> str:
    """The A-labels of a name (UTS 46, with what symbols it permits); the name itself where it has none."""
    try:
        mapped = idna.uts46_remap(host[: LONGEST_KEPT + 1], std3_rules=False)
        return ".".join(map(_a_label, mapped.split("."))).lower()
    except (idna.IDNAError, UnicodeError):
        return host


def _a_label(label: str) -> str:
    if label.isascii():
        return label
    if label.startswith("xn--"):
        raise UnicodeError("what says to be Punycode is ASCII")
    return f"xn--{label.encode('punycode').decode()}"


def _shown(text: str) -> str:
    """An invalid name as it can be printed, without credentials."""
    return printable(authority(text).rpartition("@")[2][:_SHOWN]) or "(empty)"

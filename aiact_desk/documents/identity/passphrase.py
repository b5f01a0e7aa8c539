"""Passphrases, kept as scrypt (RFC 7914) with a salt of their own."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from aiact_desk.problems import Misuse

SHORTEST = 8
"""Signs."""

_N, _R, _P = 2**15, 8, 1  # 32 MiB and about a tenth of a second
_MEMORY = 2**27  # bytes that OpenSSL may take: more than any cost above needs


def kept(passphrase: str) -> str:
    """The text that is stored: "scrypt$n$r$p$salt$hash".

    Raises:
        Misuse: if the passphrase is too short to be one.
    """
    if len(passphrase) < SHORTEST:
        raise Misuse("identity.passphrase_short", least=SHORTEST)
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(passphrase, salt, _N, _R, _P).hex()}"


def matches(passphrase: str, stored: str) -> bool:
    """Whether the passphrase is the one that was stored; it takes as long for a wrong one."""
    _, n, r, p, salt, hash = stored.split("$")
    found = _scrypt(passphrase, bytes.fromhex(salt), int(n), int(r), int(p))
    return hmac.compare_digest(found, bytes.fromhex(hash))


def _scrypt(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=32)

"""Ids of what the library keeps: the noun and eight random signs that cannot be misread, as in "run-k3f9x2ab"."""

from __future__ import annotations

import re
import secrets

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"  # 32 of them: no i, l, o, u
_LENGTH = 8
_USABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def new_id(noun: str) -> str:
    """A fresh id; 40 random bits, so the caller asks the table whether it is taken."""
    return f"{noun}-{''.join(secrets.choice(_SIGNS) for _ in range(_LENGTH))}"


def usable(id: str) -> bool:
    """Whether an id from elsewhere can name a folder: letters, digits, dot, dash and underline, no leading dot."""
    return _USABLE.fullmatch(id) is not None

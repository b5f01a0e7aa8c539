"""The gettext catalogue of everything that is not a widget: messages, form labels, templates, pack titles."""

from __future__ import annotations

import gettext
import os
from functools import cache

from aiact_desk import resources

DOMAIN = "aiact_desk"


def N_(sentence: str) -> str:  # noqa: N802  (gettext's own name for "extract, do not translate yet")
    """Mark a sentence for extraction without translating it here."""
    return sentence


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = resources.folder("assets/translations")
    return gettext.translation(DOMAIN, folder, [language], fallback=True)


def translate(sentence: str, language: str | None = None) -> str:
    """The sentence in `language` (default: `AIACT_DESK_LANGUAGE`, else English); itself where no translation is."""
    chosen = language or os.environ.get("AIACT_DESK_LANGUAGE") or "en"
    return _catalogue(chosen).gettext(sentence)

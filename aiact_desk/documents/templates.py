"""The Jinja templates that travel with the program: every word is escaped, and a missing one is an error."""

from __future__ import annotations

import jinja2

from aiact_desk import resources
from aiact_desk.wording.catalogue import translate


def templates(folder: str) -> jinja2.Environment:
    """The templates of one folder ("templates/form"); `_` in them gives a text in the user's language."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder(folder)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = translate
    return environment

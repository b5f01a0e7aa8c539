"""The forms that are packaged with the program, each in its editions, as data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from aiact_desk import resources
from aiact_desk.problems import Misuse
from aiact_desk.regulation.schema import Form

FORMS = (
    "model_documentation_form",
    "training_content_summary",
    "model_report",
    "framework",
    "serious_incident_report",
    "copyright_policy",
    "scope_assessment",
    "gap_report",
)
"""The ids of the forms in the order in which they are offered. The other files of the folder are no forms."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILE = re.compile(r"(?P<form>[a-z_]+)_(?P<edition>\d{4}-\d{2}-\d{2})\.yaml")


def form_ids() -> tuple[str, ...]:
    """The ids of the forms that are packaged, in the order in which they are offered."""
    found = {form for form, _ in _files()}
    return tuple(form for form in FORMS if form in found)


def editions(form_id: str) -> tuple[str, ...]:
    """The editions of a form, oldest first.

    Raises:
        Misuse: if there is no such form; names those that there are.
    """
    found = tuple(sorted(edition for form, edition in _files() if form == form_id))
    if not found:
        raise Misuse("regulation.unknown_form", form=form_id, known=", ".join(form_ids()))
    return found


def load_form(form_id: str, edition: str | None = None) -> Form:
    """A form in one edition (default: the newest). Read once per process.

    Raises:
        Misuse: if there is no such form or edition; names those that there are.
    """
    known = editions(form_id)
    chosen = known[-1] if edition is None else edition
    if chosen not in known:
        raise Misuse("regulation.unknown_edition", form=form_id, edition=chosen, known=", ".join(known))
    return _read(_files()[form_id, chosen])


def _files() -> dict[tuple[str, str], Path]:
    """Every file named `<form>_<edition>.yaml`, by both."""
    named = ((_FILE.fullmatch(path.name), path) for path in resources.regulation_files())
    return {(match["form"], match["edition"]): path for match, path in named if match and match["form"] in FORMS}


@cache
def _read(path: Path) -> Form:
    return Form.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))  # noqa: S506  (a safe loader either way)

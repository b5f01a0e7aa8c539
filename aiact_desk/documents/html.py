"""The page: an audience view set into the templates, with every word escaped."""

from __future__ import annotations

import math
from functools import cache

import jinja2

from aiact_desk import resources
from aiact_desk.documents.shown import AudienceView, Display, Row
from aiact_desk.wording.catalogue import translate

TEMPLATE = "document.html.j2"
_LONG = 700
_NOTICE_LINE = 120
_FOOT_MM, _FOOT_LINE_MM = 22.0, 3.7


def page(view: AudienceView) -> str:
    """The whole document as one HTML page; it asks for nothing but the stylesheet and the fonts that are shipped."""
    return (
        _templates()
        .get_template(TEMPLATE)
        .render(
            view=view,
            at=view.at.isoformat(timespec="seconds"),
            foot_mm=f"{_foot(view.notices):.1f}",
            long_rows=[row.field for section in view.sections for row in section.rows if _is_long(row)],
        )
    )


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates/model_documentation_form")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = translate
    return environment


def _foot(notices: tuple[str, ...]) -> float:
    """Height of the page's foot in millimetres: it grows with the lines that the notices need."""
    lines = sum(math.ceil(len(notice) / _NOTICE_LINE) for notice in notices)
    return _FOOT_MM + _FOOT_LINE_MM * lines


def _is_long(row: Row) -> bool:
    """Whether a row may break over pages. A short one stays together, so that no label loses its answer."""
    return len(_words(row.display)) > _LONG


def _words(display: Display) -> str:
    return display.model_dump_json()

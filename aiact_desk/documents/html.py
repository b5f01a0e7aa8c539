"""The page: an audience view set into the templates, with every word escaped."""

from __future__ import annotations

import math
import re
from functools import cache

import jinja2
from markupsafe import Markup, escape

from aiact_desk.documents.audit.head import META
from aiact_desk.documents.columns import column_shares, is_wide
from aiact_desk.documents.plain import MARK_CLOSES, MARK_OPENS
from aiact_desk.documents.shown import AudienceView, Display, Parts, Row, Table
from aiact_desk.documents.templates import templates
from aiact_desk.problems import Problem

FOLDER = "templates/form"
MOST_NOTICE_LINES = 10

_LONG_ROW = 700
_NOTICE_LINE = 120
_FOOT_MM, _FOOT_LINE_MM = 22.0, 3.7
_MARKED = str.maketrans({MARK_OPENS: "<mark>", MARK_CLOSES: "</mark>"})
_LONG_WORD = re.compile(r"\S{200}")


def page(view: AudienceView) -> str:
    """The whole document as one HTML page; it asks for nothing but the stylesheet and the fonts that are shipped.

    Raises:
        Problem: if the notices are too long for the foot of a page.
    """
    lines = sum(math.ceil(len(notice) / _NOTICE_LINE) for notice in view.notices)
    if lines > MOST_NOTICE_LINES:
        raise Problem("documents.notices_too_long", model=view.cover.model, lines=lines, most=MOST_NOTICE_LINES)
    return (
        _templates()
        .get_template("document.html.j2")
        .render(
            view=view,
            audit_meta=META,
            at=view.at.isoformat(timespec="seconds"),
            foot_mm=f"{_FOOT_MM + _FOOT_LINE_MM * lines:.1f}",
            long_rows={row.field for section in view.sections for row in section.rows if _may_break(row)},
        )
    )


@cache
def _templates() -> jinja2.Environment:
    environment = templates(FOLDER)
    environment.filters["soft"] = _soft
    environment.filters["shares"] = lambda table: column_shares(table.head, table.rows)
    environment.tests["wide"] = _is_wide
    return environment


def _soft(text: str) -> Markup:
    """Text with places to break inside very long words, without which the layout takes minutes over one of them, and
    with what is marked in it.
    """
    pieces: list[str] = []
    last = 0
    for found in _LONG_WORD.finditer(text):
        pieces.append(text[last : found.end()])
        last = found.end()
    broken = Markup("<wbr>").join(escape(piece) for piece in [*pieces, text[last:]])
    return Markup(broken.translate(_MARKED))  # noqa: S704  (escaped already; only two signs of ours become tags)


def _is_wide(display: Display) -> bool:
    """Whether an answer holds a table that needs the whole width."""
    tables = [part.display for part in display.parts] if isinstance(display, Parts) else [display]
    return any(isinstance(table, Table) and is_wide(table.head) for table in tables)


def _may_break(row: Row) -> bool:
    """Whether a row may break over pages. A short one stays together, so that no label loses its answer."""
    return len(row.display.model_dump_json()) > _LONG_ROW

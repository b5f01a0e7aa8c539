"""Invented editions of a form, as the YAML files that the program reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FORM = "framework"
"""An id that the program knows; what the invented form asks has nothing to do with the real one."""

Row = dict[str, Any]


def row(id: str, kind: str = "text", **more: Any) -> Row:
    """A row of the invented form; what is not given is plain."""
    made: Row = {
        "id": id,
        "label": f"Label of {id}",
        "guidance": f"Say it of {id}.",
        "type": {"kind": kind},
        "audience": ["aio"],
        "legal": ["Art. 0"],
        "force": "ours",
    }
    return {**made, **more}


def number(unit: str) -> Row:
    return {"kind": "number", "unit": unit}


def choice(*options: str) -> Row:
    return {"kind": "choice", "options": list(options)}


def edition(of: str, *rows: Row, form: str = FORM) -> Row:
    """The whole form in one edition, with its rows in one section."""
    return {
        "id": form,
        "title": "An invented form",
        "source": "nobody",
        "edition": of,
        "read_on": of,
        "force": "ours",
        "counts": {
            "sections": 1,
            "labelled_items": len(rows),
            "input_rows": len(rows),
            "header_fields": 0,
            "rows": {"aio": len(rows)},
        },
        "audiences": {
            "aio": {"title": "Reader", "access": "none", "mark": "Mark", "terms": "Terms", "file_name": "reader"}
        },
        "rules": [],
        "header": [],
        "sections": [{"id": "only", "number": "1", "title": "All", "fields": list(rows)}],
    }


def write_editions(folder: Path, *editions: Row) -> list[Path]:
    """The files of these editions, named as the program wants them."""
    files = []
    for made in editions:
        files.append(folder / f"{made['id']}_{made['edition']}.yaml")
        files[-1].write_text(yaml.safe_dump(made), "utf-8")
    return files

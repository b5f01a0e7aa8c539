"""The one door to packaged data: evals, templates, assets and the regulation files, in a checkout or in a wheel."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_data"
_BESIDE_PACKAGE = _PACKAGE.parent

FOLDERS = ("evals", "templates", "assets")


def folder(name: str) -> Path:
    """Where a packaged folder lies on disk.

    `name` is one of `FOLDERS`, or a path below one of them with forward slashes ("evals/packs").

    Raises:
        ValueError: if the path is absolute, climbs out with "..", or starts in no packaged folder.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or relative.parts[:1] not in [(f,) for f in FOLDERS]:
        raise ValueError(f"no packaged folder: {name!r}")
    root = _IN_WHEEL if _IN_WHEEL.is_dir() else _BESIDE_PACKAGE
    return root / relative


def regulation_files() -> list[Path]:
    """The YAML files of `aiact_desk/regulation`, sorted by name."""
    return sorted((_PACKAGE / "regulation").glob("*.yaml"))

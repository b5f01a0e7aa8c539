"""The program `aiact-desk`: without a command it opens the window, with one it is the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from aiact_desk.cli.app import run_command_line


def main() -> None:
    """Start the face that the command line asks for, and end with its exit code."""
    sys.exit(run_command_line(sys.argv[1:], _open_window))


def _open_window(library: Path | None) -> int:
    from aiact_desk.gui.app import run  # noqa: PLC0415  (Qt loads only where a window is wanted)

    return run(library)


if __name__ == "__main__":
    main()

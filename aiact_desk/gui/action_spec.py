"""What an action of the window is, as data."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = "Actions"


@dataclass(frozen=True)
class ActionSpec:
    """One action. `tip` says in a sentence what it does; `handler` is "page.method", or a method of the window.

    `allowed_by` names the page that says when it is possible; None: always.
    """

    id: str
    menu: str
    text: str
    tip: str
    shortcut: str
    icon: str
    handler: str
    allowed_by: str | None = None

"""Words that stand outside a widget: marked for translation where they are written, translated where they are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aiact_desk.gui.parts.figures import whole


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark `text` for lupdate, which knows this name, and leave it as it is (Qt's own is typed as giving an object)."""
    return text


def translate(context: str, text: str) -> str:
    """The text in the user's language; lupdate knows this name, too."""
    return QCoreApplication.translate(context, text)


def counted(count: int, one: str, many: str) -> str:
    """`one` or `many`, both translated already, with {count} in figures."""
    return (one if count == 1 else many).format(count=whole(count))

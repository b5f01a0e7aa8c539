"""The palette of a colour scheme: every role that widgets paint with is named, none is left to a guess."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from aiact_desk.gui.theme import Colours


def palette_of(colours: Colours) -> QPalette:
    """The whole palette of `colours`, disabled controls included."""
    role, palette = QPalette.ColorRole, QPalette()
    for where, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.alternate,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.PlaceholderText: colours.muted,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.selection_text,
        role.Accent: colours.accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.Light: colours.surface,
        role.Midlight: colours.border,
        role.Mid: colours.border,
        role.Dark: colours.control_border,
        role.Shadow: colours.sunken,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.disabled))
    return palette


def palette_of_marks(colours: Colours) -> QPalette:
    """The palette of check boxes and radio buttons, which paint no window: Fusion draws their outline darker than it,
    by the factor 1.4, which on dark ground left it unseen."""
    palette = palette_of(colours)
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.control_border).lighter(130))
    return palette

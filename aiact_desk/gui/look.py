"""How the window looks now: applies the theme by the system's setting or the user's, and hands out tinted icons."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from aiact_desk import resources
from aiact_desk.gui.palette import palette_of, palette_of_marks
from aiact_desk.gui.style_sheet import style_sheet
from aiact_desk.gui.theme import Colours, theme
from aiact_desk.gui.tinted_icon import TintedIcon


class Tone(StrEnum):
    """What a colour means. A tone never stands alone: a word and an icon say the same."""

    PLAIN = "text"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    LIVE = "live"
    QUIET = "quiet"
    ON_ACCENT = "accent_text"


class Look(QObject):
    """The colour scheme in use. `changed` is emitted after another one was applied."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        """`choice` is the setting `theme`: system, light or dark."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        self._colours = theme().light
        load_fonts()
        app.setStyle("Fusion")
        hints = app.styleHints()
        if choice != "system":
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        hints.colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The scheme that is shown."""
        return self._colours

    def choose(self, choice: str) -> None:
        """Show another scheme at once."""
        self._choice = choice
        self._apply()

    def colour(self, tone: Tone, *, soft: bool = False) -> QColor:
        """The colour of a tone, or with `soft` of its ground."""
        return QColor(getattr(self._colours, f"{tone.value}_soft" if soft else tone.value))

    def icon(self, name: str, tone: Tone = Tone.PLAIN) -> QIcon:
        """An icon of `assets/icons` that is drawn in the tone of the scheme shown at that time."""
        return QIcon(TintedIcon(svg(name), lambda: self.colour(tone), lambda: QColor(self._colours.disabled)))

    def mono(self, scale: float = 1.0) -> QFont:
        """The typewriter face, for hashes and names of files."""
        font = QFont(theme().type.mono)
        font.setPointSizeF(self._size * scale)
        return font

    def _apply(self) -> None:
        dark = self._choice == "dark" or (
            self._choice == "system" and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self._colours = theme().dark if dark else theme().light
        font = QFont(theme().type.family)
        font.setPointSizeF(self._size * theme().type.body)
        self._app.setPalette(palette_of(self._colours))
        for kind in ("QCheckBox", "QRadioButton"):
            self._app.setPalette(palette_of_marks(self._colours), kind)  # type: ignore[arg-type]  # its stub wants bytes
        self._app.setFont(font)
        self._app.setStyleSheet(style_sheet(theme(), self._colours, self._size))
        self.changed.emit()


@cache
def load_fonts() -> None:
    """Make the packaged faces known to this program; the desktop's own fill in for letters that they lack."""
    for file in sorted(resources.folder("assets/fonts").glob("Source*.ttf")):
        QFontDatabase.addApplicationFontFromData(file.read_bytes())


@cache
def svg(name: str) -> bytes:
    """The drawing of an icon, with `currentColor` where its colour goes."""
    return resources.folder(f"assets/icons/{name}.svg").read_bytes()

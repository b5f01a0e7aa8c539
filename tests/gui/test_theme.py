"""The tokens: contrast that can be read, every role of the palette, icons that can be drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from aiact_desk import resources
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.palette import palette_of
from aiact_desk.gui.style_sheet import style_sheet
from aiact_desk.gui.theme import Colours, theme

SCHEMES = {"light": theme().light, "dark": theme().dark}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    parts = QColor(colour)
    return 0.2126 * linear(parts.redF()) + 0.7152 * linear(parts.greenF()) + 0.0722 * linear(parts.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    found = []
    for front, grounds in theme().contrast.items():
        if isinstance(grounds, dict):
            found += [(mark, ground, 3.0) for mark, on in grounds.items() for ground in on]
        else:
            found += [(front, ground, 4.5) for ground in grounds]
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "ground", "least"), pairs())
def test_contrast(scheme: str, front: str, ground: str, least: float) -> None:
    colours = SCHEMES[scheme]
    assert contrast(getattr(colours, front), getattr(colours, ground)) >= least


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_role_of_the_palette_is_named(scheme: str) -> None:
    colours, palette = SCHEMES[scheme], palette_of(SCHEMES[scheme])
    known = set(colours.model_dump().values())
    roles = [role for role in QPalette.ColorRole if role.name not in ("NoRole", "NColorRoles")]
    assert {role.name for role in roles if palette.color(role).name() not in known} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_style_sheet_is_filled(scheme: str) -> None:
    sheet = style_sheet(theme(), SCHEMES[scheme], 10.0)
    assert "$" not in sheet
    assert SCHEMES[scheme].accent in sheet


def test_light_and_dark_at_once(qapp: QApplication, look: Look) -> None:
    seen: list[Colours] = []
    look.changed.connect(lambda: seen.append(look.colours))
    look.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme().dark.window
    look.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme().light.window
    assert seen == [theme().dark, theme().light]


def test_the_font_does_not_grow_with_each_look(qapp: QApplication, look: Look) -> None:
    size = qapp.font().pointSizeF()
    other = Look(qapp, "light")
    assert qapp.font().pointSizeF() == size
    other.deleteLater()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_empty_check_box_can_be_seen(scheme: str, look: Look, qtbot: QtBot) -> None:
    """WCAG 2.2 asks for a contrast of 3 between a control and what lies beside it."""
    look.choose(scheme)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(40, 40)
    image = box.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert max(contrast(colour, SCHEMES[scheme].surface) for colour in colours) >= 3
    assert max(contrast(colour, SCHEMES[scheme].window) for colour in colours) >= 3


@pytest.mark.parametrize("icon", sorted(resources.folder("assets/icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icons_can_be_drawn(icon: object, qapp: QApplication) -> None:
    drawing = QSvgRenderer(str(icon))
    assert drawing.isValid()
    assert drawing.defaultSize().width() == drawing.defaultSize().height()


def test_an_icon_takes_the_colour_of_the_scheme_that_is_shown(look: Look) -> None:
    icon = look.icon("stop", Tone.BAD)

    def colours() -> set[str]:
        image = icon.pixmap(64, 64).toImage()
        found = (image.pixelColor(x, y) for x in range(64) for y in range(64))
        return {colour.name() for colour in found if colour.alpha() == 255}

    assert colours() == {theme().light.bad}
    look.choose("dark")
    assert colours() == {theme().dark.bad}

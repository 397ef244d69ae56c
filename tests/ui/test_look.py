from itertools import product

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from briefgen import resources
from ui.colours import DARK, LIGHT, Colours, contrast
from ui.look import Look, Mode, scaled, tool_icon

GROUNDS = ("window", "base", "raised", "selection", "hover")
INKS = ("text", "secondary", "accent", "amber", "red", "green")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), list(product(INKS, GROUNDS)))
def test_every_ink_is_legible_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("text", "marked"),
        ("text", "picked"),
        ("text", "amber_tint"),
        ("amber", "amber_tint"),
        ("text", "red_tint"),
        ("red", "red_tint"),
        ("secondary", "hairline"),
    ],
)
def test_special_pairs_are_legible(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


def test_the_look_turns_dark_and_back(look: Look) -> None:
    seen = []
    look.changed.connect(lambda: seen.append(look.colours.dark))
    look.mode = Mode.DARK
    look.mode = Mode.LIGHT
    assert seen == [True, False]


def test_every_icon_draws_something(look: Look) -> None:
    for path in sorted((resources.assets() / "icons").glob("*.svg")):
        image = look.pixmap(path.stem, "#000000", 16).toImage()
        inked = sum(
            image.pixelColor(x, y).alpha() > 0
            for x in range(image.width())
            for y in range(image.height())
        )
        assert inked > 20, path.stem
        assert not look.icon(path.stem).pixmap(16, 16, QIcon.Mode.Disabled).isNull()


def test_lines_stand_as_far_apart_whatever_the_font(look: Look) -> None:
    for family in ("Noto Serif", "Liberation Serif"):
        font = QFont(family)
        font.setPointSizeF(12)
        assert 0.8 < look.line_share(font, 1.5) < 1.5


def test_the_reading_face_is_there_on_every_machine(look: Look) -> None:
    assert QFontInfo(look.serif_font()).family() in QFontDatabase.families()
    assert "Noto Serif" in QFontDatabase.families()


def test_icons_and_widths_follow_the_font(look: Look, qapp: QApplication) -> None:
    before = qapp.font()
    usual, least = tool_icon(), scaled(500)
    assert (usual.height(), least) == (17, 500)
    large = QFont(before)
    large.setPointSizeF(2 * before.pointSizeF())
    qapp.setFont(large)
    try:
        assert tool_icon().height() > 1.5 * usual.height()
        assert tool_icon().width() > tool_icon().height(), "with room for the gap"
        assert scaled(500) == round(500 * large.pointSizeF() / 10)
    finally:
        qapp.setFont(before)

"""How the window looks: fonts, spacing, icons; light and dark, from one place."""

import sys
from dataclasses import asdict
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyle

from briefgen import resources
from ui.colours import DARK, LIGHT, palette
from ui.stylesheet import stylesheet

UNIT = 8
"""The rhythm of all spacing, in pixels."""
PADDING = 12
"""Space between the edge of a pane and what is in it, in pixels."""
READING_CHARACTERS = 70
"""Characters of a line in the reading view, on average."""
MOTION_MS = 120
"""How long anything moves, in milliseconds."""


class Mode(StrEnum):
    """Which of the two looks is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ICON_SHAPE = 1.25
"""Width over height of an icon with a gap at its right."""
_POOR_FAMILIES = ("DejaVu", "Bitstream", "Sans", "Serif", "Monospace", "")
"""What fontconfig falls back to where no desktop has chosen a font."""
_SANS = ("Inter", "Cantarell", "Noto Sans", "Open Sans", "Liberation Sans")
_SERIF = ("Charter", "Source Serif 4", "Noto Serif", "Georgia", "Liberation Serif", "DejaVu Serif")


def tool_icon() -> QSize:
    """Return the size of icons beside a text, with the gap before it: as high as its capitals.

    17 pixels at the usual 10 points; larger with a larger font of the system.
    """
    height = max(17, round(0.95 * QFontMetricsF(QApplication.font()).height()))
    return QSize(round(height * _ICON_SHAPE), height)


def scaled(pixels: int) -> int:
    """Return a width that holds as many words in the font of the system as `pixels` at 10 points.

    It is never smaller than `pixels`.
    """
    return round(pixels * max(1.0, QApplication.font().pointSizeF() / 10))


class Look(QObject):
    """The look in use; `changed` is raised when it has turned light or dark, `changing` before.

    In between Qt lays texts out anew, and whoever keeps a place in one has lost it.
    """

    changing = Signal()
    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self.colours = LIGHT
        self._icons = QTemporaryDir()
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}
        self._families = _families()
        app.setStyle("Fusion")
        self._settle_ui_font()
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def _settle_ui_font(self) -> None:
        font = self._app.font()
        if sys.platform.startswith("linux") and _is_poor(QFontInfo(font).family()):
            font.setFamily(self._first_family(_SANS, font.family()))
        if QFontInfo(font).pointSizeF() < 10 and sys.platform.startswith("linux"):
            font.setPointSizeF(10)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        self._app.setFont(font)

    def _first_family(self, names: tuple[str, ...], otherwise: str) -> str:
        return next((name for name in names if name in self._families), otherwise)

    @property
    def mode(self) -> Mode:
        """What the View menu has chosen."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = mode
        self._apply()

    @property
    def motion(self) -> bool:
        """Whether anything may move: not where the system asks for no animation."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._app.style().styleHint(hint) > 0

    def ui_font(self, step: float = 0.0, *, strong: bool = False) -> QFont:
        """Return the system's font, `step` points larger; `strong` is demi-bold."""
        font = QFont(self._app.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() + step))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def line_share(self, font: QFont, ems: float) -> float:
        """Return what a font's own line height is multiplied with to stand `ems` apart."""
        return ems * QFontInfo(font).pixelSize() / QFontMetricsF(font).lineSpacing()

    def label_font(self) -> QFont:
        """Return the font of small letter-spaced capitals over a part."""
        font = self.ui_font(-1.75, strong=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        return font

    def serif_font(self, step: float = 0.0) -> QFont:
        """Return the reading face, `step` points larger than the system's font."""
        font = QFont(self._first_family(_SERIF, "serif"))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(self._app.font().pointSizeF() + step)
        return font

    def icon(self, name: str, colour: str = "", *, gap: bool = False) -> QIcon:
        """Return one of assets/icons in a colour (that of text if none), faint when disabled.

        `gap` leaves room at its right, for buttons with a text beside the icon.
        """
        icon = QIcon(_draw_icon(name, colour or self.colours.text, 24, gap))
        faint = _draw_icon(name, self.colours.border, 24, gap)
        icon.addPixmap(faint, QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, colour: str, size: int = 16) -> QPixmap:
        """Return one of assets/icons, `size` logical pixels wide."""
        key = (name, colour, size)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw_icon(name, colour, size)
        return self._pixmaps[key]

    def _tint_icons(self) -> None:
        """Write the icons that the style sheet names, in the colours of the look."""
        for name, colour in (
            ("down", self.colours.secondary),
            ("check", self.colours.on_accent),
        ):
            source = _icon_source(name).replace("currentColor", colour)
            Path(self._icons.filePath(f"{name}.svg")).write_text(source, encoding="utf-8")

    def _apply(self) -> None:
        scheme = self._app.styleHints().colorScheme()
        dark = self._mode is Mode.DARK or (
            self._mode is Mode.SYSTEM and scheme == Qt.ColorScheme.Dark
        )
        self.changing.emit()
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._pixmaps.clear()
        self._tint_icons()
        values = {name: str(value) for name, value in asdict(self.colours).items()}
        self._app.setStyleSheet(stylesheet({**values, "folder": self._icons.path()}))
        self.changed.emit()


@lru_cache(maxsize=256)
def _icon_source(name: str) -> str:
    return (resources.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _draw_icon(name: str, colour: str, size: int, gap: bool = False) -> QPixmap:
    """Draw an icon at three times its size, so that it is crisp on any screen."""
    source = _icon_source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(round(size * 3 * (_ICON_SHAPE if gap else 1)), size * 3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * 3, size * 3))
    painter.end()
    pixmap.setDevicePixelRatio(3.0)
    return pixmap


def _is_poor(family: str) -> bool:
    """Return whether a family is one that nobody has chosen."""
    return family.partition(" ")[0] in _POOR_FAMILIES


def _families() -> set[str]:
    """Return the font families there are; the program's own where the system has no such face."""
    families = set(QFontDatabase.families())
    for family in ("Noto Sans", "Noto Serif"):
        if family not in families:
            for path in (resources.assets() / "fonts").glob(f"{family.replace(' ', '')}-*.ttf"):
                QFontDatabase.addApplicationFont(str(path))
    return set(QFontDatabase.families())

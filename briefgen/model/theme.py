"""Themes: fonts, colours, page and text styles of a brief.

Lengths are points (1/72 inch), colours sRGB hex strings such as "#14213D".
"""

from dataclasses import dataclass, replace

from briefgen.model.document import Orientation, ParagraphStyle

MINIMUM_SIZE = 7.0
"""No theme prints text smaller than this, superscripts aside (points)."""

LEAST_TEXT = 72.0
"""Points of width and height that the margins of a page leave for its text at least."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family of four faces: file names in `assets/fonts`, and its name for Word and HTML.

    `fallback` is a CSS-like list of families for readers that lack the font.
    """

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str
    fallback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Palette:
    """The few colours of a page."""

    ink: str = "#14213D"  # headings, rules
    text: str = "#1B1B1B"
    accent: str = "#2C4A7C"  # numbers, labels, bullets
    marking: str = "#8A1C1C"  # markings only
    uncertain: str = "#8A5A00"
    secondary: str = "#5B6472"
    hairline: str = "#C3C9D4"
    tint: str = "#F1F4F9"  # the box
    paper: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Page size and margins in points; A4 with 24 / 22 / 20 / 22 mm by default."""

    width: float = 595.28
    height: float = 841.89
    top: float = 68.03
    right: float = 62.36
    bottom: float = 56.69
    left: float = 62.36

    @property
    def text_width(self) -> float:
        """Width between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between top and bottom margin."""
        return self.height - self.top - self.bottom

    def turned(self, orientation: Orientation | None) -> "PageGeometry":
        """Return the page standing or lying, its margins kept; itself if it does already.

        Margins that would leave the shorter side no text are made as narrow as they must be.
        """
        sides = sorted((self.width, self.height), reverse=orientation is Orientation.LANDSCAPE)
        if orientation in (None, Orientation.THEME) or sides == [self.width, self.height]:
            return self
        page = replace(self, width=sides[0], height=sides[1])
        if page.text_width < LEAST_TEXT:
            side = max((page.width - LEAST_TEXT) / 2, 0.0)
            page = replace(page, left=side, right=side)
        if page.text_height < LEAST_TEXT:
            side = max((page.height - LEAST_TEXT) / 2, 0.0)
            page = replace(page, top=side, bottom=side)
        return page


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks. `family` is "serif" or "sans"; `colour` a name in the Palette."""

    family: str = "serif"
    size: float = 9.6
    leading: float = 13.4
    bold: bool = False
    italic: bool = False
    colour: str = "text"
    before: float = 0.0
    after: float = 4.0
    capitals: bool = False
    letter_spacing: float = 0.0  # points added after each character
    keep_with_next: bool = False
    justify: bool = False
    hyphenate: bool = False
    tabular_figures: bool = False
    old_style_figures: bool = False  # in running text, where the font has them


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A paragraph style and its look."""

    style: ParagraphStyle
    look: TextStyle


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about the look of a brief.

    `headings` are the looks of levels 1 to 3; `styles` has an entry for every ParagraphStyle.
    `reference` is a DOCX whose styles a Word file takes in place of the theme's, b"" for none.
    """

    key: str
    name: str
    serif: FontFamily
    sans: FontFamily
    headings: tuple[TextStyle, TextStyle, TextStyle]
    styles: tuple[StyleEntry, ...]
    palette: Palette = Palette()
    page: PageGeometry = PageGeometry()
    list_indent: float = 14.0
    quote_indent: float = 10.0
    column_gap: float = 18.0
    hyphenation: bool = False
    reference: bytes = b""

    def look(self, style: ParagraphStyle) -> TextStyle:
        """Return the look of a paragraph style.

        Raises:
            KeyError: the theme lacks it; `storage` refuses such a theme on reading.
        """
        for entry in self.styles:
            if entry.style is style:
                return entry.look
        raise KeyError(style)

    def family(self, look: TextStyle) -> FontFamily:
        """Return the family that a look asks for."""
        return self.sans if look.family == "sans" else self.serif

    def colour(self, name: str) -> str:
        """Return the hex colour of a palette name; a hex string is returned as it is."""
        return name if name.startswith("#") else str(getattr(self.palette, name))

    def unspaced(self) -> "Theme":
        """Return the theme without letter-spacing, by which joined letters would come apart."""
        first, second, third = (replace(look, letter_spacing=0.0) for look in self.headings)
        entries = (replace(e, look=replace(e.look, letter_spacing=0.0)) for e in self.styles)
        return replace(self, headings=(first, second, third), styles=tuple(entries))

"""Pages of drawing operations: what the layout hands to the PDF writer and to the page view.

All lengths are points (1/72 inch). The origin of a page is its **top left** corner and y grows
**downwards**; a text's y is its base line. Operations stand in reading order.
"""

from dataclasses import field, replace
from typing import TypeAlias

from briefgen.model.nouns import noun
from briefgen.model.problem import Problem

ARTIFACT = -1
"""Element number of what is decoration: rules, tints, repeated table heads."""

FURNITURE = -2
"""Element number of what stands in page headers and footers."""


@noun(frozen=True, slots=True, eq=False)
class Typeface:
    """One face of a font file; equal only to itself, as a FontShelf loads each face once.

    Attributes:
        name: PostScript name.
        data: the font file; `number` is the face's place in a collection file.
        units: font units per em; all the following lengths are in font units.
        ascent, descent: of the line, descent negative. cap_height: of capitals.
        postscript: whether its outlines are PostScript's (CFF), not TrueType's.
        box: bounding box of all glyphs (x min, y min, x max, y max).
        italic_angle: degrees, negative when leaning to the right.
    """

    name: str
    data: bytes = field(repr=False)
    number: int
    units: int
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    italic_angle: float = 0.0
    bold: bool = False
    serif: bool = False
    postscript: bool = False


@noun(frozen=True, slots=True, eq=False)
class Shape:
    """Characters of one face turned into glyphs, in visual order from left to right.

    Attributes:
        text: the characters, in reading order.
        glyphs: glyph numbers of `face`; advances: their widths (font units).
        pieces: the characters each glyph stands for, "" for a further glyph of a cluster.
        offsets: shifts (x, y) of each glyph in font units, () if none is shifted.
        exact: whether `pieces`, joined in reading order, give `text`; if not, a writer must add
            the text itself.
        rtl: whether the reading order is the reverse of the visual order.
        width: sum of the advances (font units).
        missing: characters that no font has, shown by a mark in their stead.
    """

    text: str
    face: Typeface
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    pieces: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    exact: bool
    width: int
    missing: str = ""
    rtl: bool = False


@noun(frozen=True, slots=True)
class Text:
    """Shapes one after the other on a base line.

    `gap` is added after each space, `spacing` after each glyph (points).
    """

    x: float
    y: float
    size: float
    colour: str
    shapes: tuple[Shape, ...]
    element: int = ARTIFACT
    gap: float = 0.0
    spacing: float = 0.0


@noun(frozen=True, slots=True)
class Line:
    """A straight line; `dash` is the length of strokes and gaps, 0.0 for none."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str
    dash: float = 0.0
    element: int = ARTIFACT


@noun(frozen=True, slots=True)
class Rectangle:
    """A rectangle, filled (`fill`) or outlined (`outline`, `line_width`), "" for neither.

    With `fill_end` the fill passes smoothly from `fill` at the left to it at the right.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    outline: str = ""
    line_width: float = 0.0
    radius: float = 0.0
    element: int = ARTIFACT
    fill_end: str = ""


Step: TypeAlias = tuple[str, tuple[float, ...]]
"""Part of a path: "M", "L", "C" or "Z" with the coordinates of its points (x, y in turns)."""


@noun(frozen=True, slots=True)
class Path:
    """Lines and cubic curves, filled and outlined as a Rectangle is; part of a drawn picture.

    Attributes:
        even_odd: whether overlapping parts of the fill are holes.
        fill_opacity, outline_opacity: 0.0 to 1.0.
        cap, join: line ends and corners, numbered as in PDF (ISO 32000-1, 8.4.3).
        dash: lengths of strokes and gaps in turns.
        clip: rectangle (x, y, width, height) outside of which nothing is drawn, None for none.
    """

    steps: tuple[Step, ...]
    fill: str = ""
    outline: str = ""
    line_width: float = 0.0
    even_odd: bool = False
    fill_opacity: float = 1.0
    outline_opacity: float = 1.0
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()
    clip: tuple[float, float, float, float] | None = None
    element: int = ARTIFACT

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return a rectangle (x0, y0, x1, y1) that holds all that is drawn."""
        edge = self.line_width / 2
        xs = [value for _, points in self.steps for value in points[::2]]
        ys = [value for _, points in self.steps for value in points[1::2]]
        x0, y0, x1, y1 = min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge
        if self.clip is None:
            return x0, y0, x1, y1
        left, top, width, height = self.clip
        return max(x0, left), max(y0, top), min(x1, left + width), min(y1, top + height)

    def moved(self, x: float, y: float, scale: float = 1.0) -> "Path":
        """Return the path scaled, then moved by x and y."""
        steps = tuple(
            (kind, tuple(v * scale + (y if k % 2 else x) for k, v in enumerate(points)))
            for kind, points in self.steps
        )
        clip = self.clip
        if clip is not None:
            left, top, *size = (value * scale for value in clip)
            clip = (left + x, top + y, size[0], size[1])
        return replace(
            self,
            steps=steps,
            clip=clip,
            line_width=self.line_width * scale,
            dash=tuple(part * scale for part in self.dash),
        )


@noun(frozen=True, slots=True)
class Image:
    """A picture file scaled into a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    media_type: str
    element: int = ARTIFACT


@noun(frozen=True, slots=True)
class Link:
    """A link's area: `href` leads out of the file, `target` to a bookmark. `text` describes it."""

    x: float
    y: float
    width: float
    height: float
    href: str
    target: str
    text: str
    element: int


@noun(frozen=True, slots=True)
class Spot:
    """The area of what came from one item of the brief (`origin`)."""

    x: float
    y: float
    width: float
    height: float
    origin: str


@noun(frozen=True, slots=True)
class Anchor:
    """A place with a bookmark; headings (level 1 to 3) go into the outline too."""

    y: float
    name: str = ""
    level: int = 0
    title: str = ""


Operation: TypeAlias = Text | Line | Rectangle | Path | Image | Link | Spot | Anchor


@noun(frozen=True, slots=True)
class Group:
    """Operations moved to a place.

    x and y are added to the coordinates of `operations`, and `base` to their element numbers
    from 0 upwards. So a laid-out block can be placed anywhere without being copied.
    """

    x: float
    y: float
    base: int
    operations: tuple[Operation, ...]


@noun(frozen=True, slots=True)
class Element:
    """A node of the structure tree, for readers who do not see the page.

    It does not know where in the tree it stands, so that all plain paragraphs can be one element.

    Attributes:
        kind: standard structure type of ISO 32000-1, 14.8.4 ("P", "H1", "LI", "TD").
        alt: text that stands in for a figure. actual: text that stands for what is drawn.
        scope: "Row" or "Column" of a TH. summary: of a Table. language: BCP 47, "" as the parent.
        numbering: of a list, "Disc" or "Decimal".
        widths: of a Table's columns in points, without the space between them; () if not known.
    """

    kind: str
    alt: str = ""
    actual: str = ""
    language: str = ""
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1
    summary: str = ""
    numbering: str = ""
    widths: tuple[float, ...] = ()


@noun(frozen=True, slots=True)
class Area:
    """A rectangle of a page that can be clicked.

    Exactly one of `origin` (id of the item it came from), `href` and `target` is set.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    origin: str = ""
    href: str = ""
    target: str = ""


@noun(frozen=True, slots=True)
class Page:
    """A page: its size, what is drawn on it in order, and its click areas."""

    width: float
    height: float
    operations: tuple[Group, ...]
    areas: tuple[Area, ...] = ()


@noun(frozen=True, slots=True)
class Destination:
    """Where a bookmark or heading stands: page from 1, y in points from the top.

    Headings have a level and a title; a name is "" if nothing leads there.
    """

    name: str
    page: int
    y: float
    level: int = 0
    title: str = ""


@noun(frozen=True, slots=True)
class Pages:
    """A laid-out document.

    Attributes:
        elements: the structure tree, parents before children; number 0 is the document.
        parents: number of each element's parent, -1 of the document.
        destinations: bookmarks and headings, in order of appearance.
        problems: what could not be printed as it should.
        fill: how much of the last page's text height is used, 0.0 to 1.0.
        squeeze: factor for the space between blocks with which others, who break pages by
            themselves and set columns one after the other, need no more pages; 1.0 or less.
        beside: whether for that they must set columns side by side, as they are here.
    """

    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    parents: tuple[int, ...] = ()
    destinations: tuple[Destination, ...] = ()
    problems: tuple[Problem, ...] = ()
    fill: float = 0.0
    squeeze: float = 1.0
    beside: bool = False

    @property
    def used(self) -> float:
        """Return the length in pages: 1.8 is one full page and four fifths of another."""
        return max(len(self.pages) - 1 + self.fill, 0.0)

    def page_of(self, bookmark: str) -> int:
        """Return the page of a bookmark, counted from 1; 0 if there is no such bookmark."""
        return next((d.page for d in self.destinations if d.name == bookmark), 0)

    @property
    def outline(self) -> tuple[Destination, ...]:
        """Return the headings, in order."""
        return tuple(d for d in self.destinations if d.level)

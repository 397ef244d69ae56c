"""The styles part, made from a theme, or that of a reference document filled up with ours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.model.document import Orientation, ParagraphStyle
from briefgen.model.theme import TextStyle, Theme
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.cultures import spoken_by_default
from briefgen.writing.docx.looks import (
    PLAIN,
    Setting,
    border,
    figures,
    fonts,
    half_points,
    line_height,
    paragraph_properties,
    run_properties,
)
from briefgen.writing.docx.markup import escape, hex_colour, twips
from briefgen.writing.docx.tables import CELL_MARGIN

BULLET_NUMBERING = 1
"""Number of the one numbering that all bulleted lists use."""
SINGLE_HEADING_INDENT = 14.0
"""How far a heading's hanging number stands before its text, in points."""

SOURCE_INDENT = 15.0
"""How far the number of a source stands before its text, in points: two digits and a space."""

NOTE_INDENT = 9.0
"""The same of a footnote's mark."""

_ITEM_GAP, _QUOTE_AIR = 2.2, 3.0
"""Points between items of a list, and above a quotation, as on our own pages."""

_BUILT_IN = {
    "Normal",
    "Title",
    "Subtitle",
    "Body Text",
    "Quote",
    "Hyperlink",
    "footnote text",
    "footnote reference",
    "caption",
    "header",
    "footer",
    "TOC Heading",
    *names.HEADINGS,
    *names.CONTENTS,
    *(names.bullet_style(level) for level in range(names.LIST_LEVELS)),
    *(names.number_style(level) for level in range(names.LIST_LEVELS)),
    *(names.continue_style(level) for level in range(names.LIST_LEVELS)),
}


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles part and the id of every style by its name."""

    xml: bytes
    ids: dict[str, str]


@dataclass(frozen=True, slots=True)
class StyleText:
    """One style: its kind ("paragraph", "character", "table"), name, id and what it holds."""

    kind: str
    name: str
    id: str
    content: str

    @property
    def xml(self) -> str:
        """Return the style element."""
        custom = "" if self.name in _BUILT_IN else ' w:customStyle="1"'
        default = ' w:default="1"' if self.name == "Normal" else ""
        return (
            f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{escape(self.name)}"/>{self.content}</w:style>'
        )


def _offered(name: str) -> str:
    """Return whether Word's gallery shows a style, and where."""
    if name in names.FOR_EDITORS:
        return f'<w:uiPriority w:val="{names.FOR_EDITORS.index(name)}"/><w:qFormat/>'
    return '<w:uiPriority w:val="99"/>'


def style_id(name: str) -> str:
    """Return the id of one of our styles."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def all_styles(theme: Theme, backwards: bool = False, squeeze: float = 1.0) -> Iterator[StyleText]:
    """Yield every style of a theme.

    Args:
        theme: the theme, its space between paragraphs as it is to be.
        backwards: whether the document runs from right to left.
        squeeze: by which factor that space was scaled.
    """
    body = theme.look(ParagraphStyle.BODY)
    yield _paragraph("Normal", theme, replace(body, after=0.0))
    yield from _text_styles(theme)
    yield from _turned_styles(theme)
    yield from _heading_styles(theme)
    yield from _quote_styles(theme, backwards, squeeze)
    yield from _list_styles(theme, squeeze)
    yield from _line_styles(theme)
    yield from _character_styles(theme, backwards)
    yield from _table_styles(theme, backwards)


def document_defaults(theme: Theme, language: str) -> str:
    """Return the defaults under all styles: body font, and the language for spelling."""
    body = theme.look(ParagraphStyle.BODY)
    half = half_points(body.size)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(theme.family(body))}"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f"<w:lang {spoken_by_default(language)}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _paragraph(
    name: str, theme: Theme, look: TextStyle, setting: Setting = PLAIN, after: str = ""
) -> StyleText:
    following = f'<w:next w:val="{style_id(after)}"/>' if after else ""
    base = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    content = (
        f"{base}{following}{_offered(name)}<w:pPr>{paragraph_properties(look, setting)}</w:pPr>"
        f"<w:rPr>{run_properties(look, theme)}</w:rPr>"
    )
    return StyleText("paragraph", name, style_id(name), content)


def _text_styles(theme: Theme) -> Iterator[StyleText]:
    width = theme.page.text_width
    right = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/>'
    ends = _ends(width)
    inset = twips(SOURCE_INDENT)
    hanging = f'<w:ind w:left="{inset}" w:hanging="{inset}"/>'
    for style, name in names.PARAGRAPHS.items():
        look = theme.look(style)
        match style:
            case ParagraphStyle.PAGE_MARKING:
                yield _paragraph(name, theme, look, Setting(centred=True))
            case ParagraphStyle.HEADER | ParagraphStyle.FOOTER:
                yield _paragraph(name, theme, look, Setting(tabs=f"<w:tabs>{ends}</w:tabs>"))
            case ParagraphStyle.CONTENTS_1 | ParagraphStyle.CONTENTS_2 | ParagraphStyle.CONTENTS_3:
                inset = twips((int(str(style)[-1]) - 1) * 12.0)
                setting = Setting(
                    tabs=f"<w:tabs>{right}</w:tabs>",
                    # Not indented at the right: LibreOffice would drop the page numbers there.
                    indent=f'<w:ind w:left="{inset}"/>',
                )
                yield _paragraph(name, theme, look, setting)
            case ParagraphStyle.NOTE:
                hung = f'<w:ind w:left="{twips(NOTE_INDENT)}" w:hanging="{twips(NOTE_INDENT)}"/>'
                yield _paragraph(name, theme, look, Setting(indent=hung))
            case ParagraphStyle.SOURCE:
                yield _paragraph(name, theme, look, Setting(indent=hanging, keep_lines=True))
            case ParagraphStyle.TITLE | ParagraphStyle.SUBTITLE | ParagraphStyle.KICKER:
                yield _paragraph(name, theme, look, after="Body Text")
            case _:
                yield _paragraph(name, theme, look)


def _ends(width: float) -> str:
    """Return the stops of a line with text in its middle and at its end."""
    middle = f'<w:tab w:val="center" w:pos="{twips(width / 2)}"/>'
    return f'{middle}<w:tab w:val="right" w:pos="{twips(width)}"/>'


def _turned_styles(theme: Theme) -> Iterator[StyleText]:
    """Headers and footers of pages turned against the theme's: the same with other stops."""
    page = theme.page
    lying = page.width > page.height
    wide = page.turned(Orientation.PORTRAIT if lying else Orientation.LANDSCAPE).text_width
    own = page.text_width
    cleared = "".join(
        f'<w:tab w:val="clear" w:pos="{twips(place)}"/>' for place in sorted({own / 2, own})
    )
    pairs = (
        (names.TURNED_HEADER, ParagraphStyle.HEADER),
        (names.TURNED_FOOTER, ParagraphStyle.FOOTER),
    )
    for name, style in pairs:
        content = (
            f'<w:basedOn w:val="{style_id(names.PARAGRAPHS[style])}"/>'
            f"{_offered(name)}<w:pPr><w:tabs>{cleared}{_ends(wide)}</w:tabs></w:pPr>"
        )
        yield StyleText("paragraph", name, style_id(name), content)


def _heading_styles(theme: Theme) -> Iterator[StyleText]:
    for level, (name, look) in enumerate(zip(names.HEADINGS, theme.headings, strict=True)):
        # What Word adds to a line tighter than the font's own is taken from the space above.
        before = max(look.before - (line_height(look) - look.leading), 0.0)
        setting = Setting(outline=level)
        yield _paragraph(name, theme, replace(look, before=before), setting, after="Body Text")
    first = replace(theme.headings[0], before=0.0)
    yield _paragraph(names.BOX_HEADING, theme, first, Setting(outline=0), after="Lead")
    label = replace(theme.look(ParagraphStyle.LABEL), before=6.0, after=3.0)
    yield _paragraph(names.CONTENTS_HEADING, theme, label, after="Body Text")


def _quote_styles(theme: Theme, backwards: bool, squeeze: float) -> Iterator[StyleText]:
    """A hairline before all its paragraphs, which keep together, as far apart as on our pages."""
    space = min(theme.quote_indent, 31.0)
    left = border("right" if backwards else "left", 0.75, theme.palette.hairline, space)
    borders = f"<w:pBdr>{left}</w:pBdr>"
    indent = f'<w:ind w:left="{twips(theme.quote_indent)}"/>'
    setting = Setting(indent=indent, borders=borders, keep_lines=True)
    body = theme.look(ParagraphStyle.BODY)
    small, by = theme.look(ParagraphStyle.SMALL), theme.look(ParagraphStyle.ATTRIBUTION)
    looks = {
        names.QUOTE: replace(body, before=_QUOTE_AIR * squeeze, after=0.0, keep_with_next=True),
        names.QUOTE_NOTE: replace(small, before=body.after, after=0.0, keep_with_next=True),
        names.QUOTE_ATTRIBUTION: replace(by, keep_with_next=False),
    }
    for name, look in looks.items():
        yield _paragraph(name, theme, look, setting)


def _list_styles(theme: Theme, squeeze: float) -> Iterator[StyleText]:
    body = theme.look(ParagraphStyle.BODY)
    look = replace(body, after=min(body.after, _ITEM_GAP * squeeze))
    for level in range(names.LIST_LEVELS):
        left = theme.list_indent * (level + 1)
        hang = f'<w:ind w:left="{twips(left)}" w:hanging="{twips(theme.list_indent)}"/>'
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        bullets = f'<w:numPr>{depth}<w:numId w:val="{BULLET_NUMBERING}"/></w:numPr>'
        yield _paragraph(
            names.bullet_style(level), theme, look, Setting(numbering=bullets, indent=hang)
        )
        yield _paragraph(names.number_style(level), theme, look, Setting(indent=hang))
        indent = f'<w:ind w:left="{twips(left)}"/>'
        yield _paragraph(names.continue_style(level), theme, look, Setting(indent=indent))


def _line_styles(theme: Theme) -> Iterator[StyleText]:
    body = theme.look(ParagraphStyle.BODY)
    # Space that is made from the text's is pulled together with it.
    around = replace(body, before=body.after * 0.8, after=body.after * 0.8, leading=body.size)
    yield _paragraph(names.FIGURE, theme, around)
    lines = {
        names.RULE: border("bottom", 0.5, theme.palette.hairline, 1),
        names.STRONG_RULE: border("bottom", 1.25, theme.palette.ink, 1),
    }
    thin = replace(body, size=1.0, leading=4.0, after=4.0)
    for name, line in lines.items():
        yield _paragraph(name, theme, thin, Setting(borders=f"<w:pBdr>{line}</w:pBdr>"))
    empty = replace(body, size=1.0, after=0.0)
    yield _paragraph(names.SPACER, theme, replace(empty, leading=1.0))
    yield _paragraph(names.WIDE_SPACER, theme, replace(empty, leading=2.0 + body.after * 1.3))


def _character_styles(theme: Theme, backwards: bool) -> Iterator[StyleText]:
    palette = theme.palette
    spaced = "" if backwards else '<w:spacing w:val="8"/>'

    def colour(value: str) -> str:
        return f'<w:color w:val="{hex_colour(value)}"/>'

    sans = fonts(theme.sans)
    looks = {
        "Speaker Name": "<w:b/><w:bCs/>",
        "Secondary": colour(palette.secondary),
        "Uncertain": colour(palette.uncertain),
        "Verified": colour(palette.secondary),
        "Unverified": f"<w:b/><w:bCs/>{colour(palette.uncertain)}",
        "Marking Tag": f"{sans}<w:b/><w:bCs/><w:caps/>{colour(palette.marking)}"
        f'{spaced}<w:sz w:val="14"/><w:szCs w:val="14"/>'
        f'<w:bdr w:val="single" w:sz="4" w:space="1" w:color="{hex_colour(palette.marking)}"/>',
        names.FOOT_MARKING: run_properties(theme.look(ParagraphStyle.PAGE_MARKING), theme),
        "Source Number": colour(palette.accent) + figures(),
        "Date Words": "<w:b/><w:bCs/>",
        "As Written": colour(palette.text),
        names.HEADING_NUMBER: colour(palette.accent),
        names.HYPERLINK: colour(palette.accent),
        names.FOOTNOTE_REFERENCE: f'{colour(palette.accent)}<w:vertAlign w:val="superscript"/>'
        + figures(),
    }
    for name, properties in looks.items():
        content = f"{_offered(name)}<w:rPr>{properties}</w:rPr>"
        yield StyleText("character", name, style_id(name), content)


def _table_styles(theme: Theme, backwards: bool) -> Iterator[StyleText]:
    """Word mirrors the borders of a table from right to left by itself, its margins it does not.

    ([MS-DOC] 2.9.302 has logical borders, 2.9.45 the sides of the sheet.)
    """
    palette = theme.palette

    def between(top: float, gap: float, bottom: float) -> str:
        """Return the margins of cells with a gap behind each."""
        sides = (0.0, gap) if backwards else (gap, 0.0)
        return _margins(top, sides[0], bottom, sides[1])

    hairline = border("bottom", 0.5, palette.hairline)
    inside = border("insideH", 0.5, palette.hairline)
    strong = border("bottom", 0.9, palette.ink)
    yield _table_style(
        names.TABLE,
        f"<w:tblBorders>{hairline}{inside}</w:tblBorders>{between(3.2, CELL_MARGIN, 3.2)}",
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'{strong}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
    )
    top = border("top", 1.25, palette.ink)
    facts = f"<w:tblBorders>{top}{hairline}</w:tblBorders>{between(6.0, 8.0, 6.0)}"
    yield _table_style(names.FACTS, facts)
    yield _table_style(names.SIDES, between(0.0, theme.column_gap, 0.0))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{hex_colour(palette.tint)}"/>'
    box = f"<w:tblBorders>{border('left', names.EDGES[names.BOX], palette.accent)}</w:tblBorders>"
    yield _table_style(names.BOX, box + _margins(5.0, 10.0, 6.0, 10.0), f"<w:tcPr>{shade}</w:tcPr>")
    # Only the bottom line is tinted; others have an edge alone.
    for name, colour in ((names.RAISED_BOX, palette.accent), (names.NOTE_BOX, palette.hairline)):
        edge = f"<w:tblBorders>{border('left', names.EDGES[name], colour)}</w:tblBorders>"
        yield _table_style(name, edge + _margins(1.0, theme.quote_indent, 1.0, theme.quote_indent))


def _margins(top: float, right: float, bottom: float, left: float) -> str:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    inner = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides.items()
    )
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _table_style(name: str, properties: str, further: str = "") -> StyleText:
    content = (
        f'<w:basedOn w:val="TableNormal"/>{_offered(name)}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{properties}</w:tblPr>{further}"
    )
    return StyleText("table", name, style_id(name), content)


TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

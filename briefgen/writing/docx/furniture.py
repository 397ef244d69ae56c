"""Page headers and footers: marking, running text, page numbers."""

from dataclasses import dataclass

from briefgen.model.direction import is_right_to_left
from briefgen.model.document import Inlines, PageCount, PageNumber, ParagraphStyle, Run
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.inlines import LEFTWARD_MARK, InlineWriter
from briefgen.writing.docx.looks import line_height
from briefgen.writing.docx.markup import escape, part, twips

_MARKING = names.PARAGRAPHS[ParagraphStyle.PAGE_MARKING]
_HEADER = names.PARAGRAPHS[ParagraphStyle.HEADER]
_FOOTER = names.PARAGRAPHS[ParagraphStyle.FOOTER]
_DOT = " · "
_LONGEST_GLUED = 60  # characters
_TAB = "<w:r><w:tab/></w:r>"
_MEAN_ADVANCE = 0.56  # of the type size; of text in sans, a little on the safe side
_SURELY_SHORT = 0.4
_SURELY_FITS = 0.85
"""Parts of a line: what text may fill to end before the middle, and what both ends may."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a header or footer: text at both ends, or the marking between them or alone."""

    style: str
    start: Inlines = ()
    marking: str = ""
    end: Inlines = ()


def write_furniture(draft: Draft) -> str:
    """Return a section's references to its headers and footers.

    They are written once for the theme's pages and once for turned ones, whose lines are of
    another length; only the document's first page may have a header of its own.
    """
    furniture = draft.document.furniture
    references = [draft.furniture[draft.turned]] if draft.turned in draft.furniture else []
    if not references:
        header = _lines(draft, _HEADER, furniture.header)
        foot = _lines(draft, _FOOTER, furniture.footer_start, furniture.footer_end)
        references += [
            _part(draft, "header", "default", header),
            _part(draft, "footer", "default", foot),
        ]
        draft.furniture[draft.turned] = "".join(references)
    if furniture.first_header is not None and not draft.sections:
        first = _lines(draft, _HEADER, furniture.first_header)
        foot = _lines(draft, _FOOTER, furniture.footer_start, furniture.footer_end)
        references.append(_part(draft, "header", "first", first))
        references.append(_part(draft, "footer", "first", foot))
    return "".join(references)


def foot_height(draft: Draft) -> float:
    """Return about how high the foot of a page is, in points."""
    furniture = draft.document.furniture
    height = 0.0
    for line in _lines(draft, _FOOTER, furniture.footer_start, furniture.footer_end):
        marked = ParagraphStyle.PAGE_MARKING if line.marking else ParagraphStyle.FOOTER
        rows = 2 if _is_too_long(draft, line) else 1
        height += line_height(draft.theme.look(marked)) * rows
    return height


def _part(draft: Draft, kind: str, page: str, lines: list[_Line]) -> str:
    draft.furniture_parts[kind] += 1
    name = f"{kind}{draft.furniture_parts[kind]}"
    relation = draft.package.begin(kind, name)
    writer = InlineWriter(draft, owner=name)
    direction = f"<w:bidi/>{LEFTWARD_MARK}" if draft.backwards else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{_style(draft, line)}"/>'
        f"{_stops(draft, line)}{direction}</w:pPr>{_written(draft, writer, line)}</w:p>"
        for line in lines
    )
    draft.package.fill(name, part("hdr" if kind == "header" else "ftr", paragraphs))
    return f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>'


def _style(draft: Draft, line: _Line) -> str:
    """Return the id of a line's style; on turned pages that of longer lines."""
    turned = {_HEADER: names.TURNED_HEADER, _FOOTER: names.TURNED_FOOTER} if draft.turned else {}
    return draft.style(turned.get(line.style, line.style))


def _stops(draft: Draft, line: _Line) -> str:
    """Return what takes away the stop in the middle of a line that text runs over."""
    if not _is_long(draft, line):
        return ""
    middle = twips(draft.page.text_width / 2)
    return f'<w:tabs><w:tab w:val="clear" w:pos="{middle}"/></w:tabs>'


def _is_long(draft: Draft, line: _Line) -> bool:
    """Return whether a line without a marking may reach beyond its middle."""
    if line.marking or not line.end:
        return False
    return _advance(draft, line.start) > draft.page.text_width * _SURELY_SHORT


def _is_too_long(draft: Draft, line: _Line) -> bool:
    """Return whether the texts of a line without a marking may not fit beside each other."""
    both = _advance(draft, line.start) + _advance(draft, line.end)
    return _is_long(draft, line) and both > draft.page.text_width * _SURELY_FITS


def _advance(draft: Draft, inlines: Inlines) -> float:
    """Return about how wide a text is, in points."""
    return _length(inlines) * draft.theme.look(ParagraphStyle.FOOTER).size * _MEAN_ADVANCE


def _written(draft: Draft, writer: InlineWriter, line: _Line) -> str:
    if line.style == _MARKING:
        return writer.write((Run(line.marking),), draft.backwards)
    middle = ""
    if line.marking:
        style = f'<w:rStyle w:val="{draft.style(names.FOOT_MARKING)}"/>'
        way = "<w:rtl/>" if is_right_to_left(line.marking) else ""
        text = f"<w:t>{escape(line.marking)}</w:t>"
        middle = f"{_TAB}<w:r><w:rPr>{style}{way}</w:rPr>{text}</w:r>"
    end = ""
    if line.end:
        to_the_end = _TAB if middle or _is_long(draft, line) else _TAB * 2
        end = to_the_end + writer.write(_whole(line.end), draft.backwards)
    start, rest = _parted(line.start) if _is_too_long(draft, line) else (line.start, ())
    below = "<w:r><w:br/></w:r>" + writer.write(rest, draft.backwards) if rest else ""
    return writer.write(_glued(start), draft.backwards) + middle + end + below


def _whole(inlines: Inlines) -> Inlines:
    """Return a text that no line end parts."""
    return tuple(
        inline.saying(inline.text.replace(" ", "\u00a0")) if isinstance(inline, Run) else inline
        for inline in inlines
    )


def _parted(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """Return what stands before the first dot, and the rest for a line of its own."""
    for place, inline in enumerate(inlines):
        if isinstance(inline, Run) and _DOT in inline.text:
            before, _, after = inline.text.partition(_DOT)
            start = (*inlines[:place], inline.saying(before))
            return start, (inline.saying(after), *inlines[place + 1 :])
    return inlines, ()


def _glued(inlines: Inlines) -> Inlines:
    """Return a text whose parts after a dot stay on one line, so that no dot ends a line.

    On our own pages such a text breaks at a dot; where Word breaks it cannot be foreseen.
    """
    return tuple(_unbroken(inline) if isinstance(inline, Run) else inline for inline in inlines)


def _unbroken(run: Run) -> Run:
    before, dot, after = run.text.partition(_DOT)
    if not dot or len(after) > _LONGEST_GLUED:
        return run
    parts = f"{dot}{after}".replace(" ", "\u00a0")
    return run.saying(before + parts)


def _lines(draft: Draft, style: str, start: Inlines, end: Inlines = ()) -> list[_Line]:
    """Return text at both ends with the marking between; two lines where one is too long."""
    marking = draft.document.furniture.marking
    if not marking or not (start or end):
        return [_Line(_MARKING, marking=marking) if marking else _Line(style, start, "", end)]
    # capitals, letter-spaced and a little larger
    middle = _advance(draft, (Run(marking),)) * 1.9
    side = max(_advance(draft, start), _advance(draft, end))
    if side + middle / 2 + 8.0 < draft.page.text_width / 2:
        return [_Line(style, start, marking, end)]
    alone = _Line(_MARKING, marking=marking)
    both = _Line(style, start, "", end)
    return [alone, both] if style == _HEADER else [both, alone]


def _length(inlines: Inlines) -> int:
    return sum(
        len(inline.text) if isinstance(inline, Run) else 3
        for inline in inlines
        if isinstance(inline, Run | PageNumber | PageCount)
    )

"""Page headers and footers: marking, running text, page numbers."""

from briefgen.model.document import (
    Inline,
    Inlines,
    PageCount,
    PageNumber,
    ParagraphStyle,
    Run,
    TextRole,
)
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.inlines import InlineWriter
from briefgen.writing.docx.markup import part

_MARKING = names.PARAGRAPHS[ParagraphStyle.PAGE_MARKING]
_HEADER = names.PARAGRAPHS[ParagraphStyle.HEADER]
_FOOTER = names.PARAGRAPHS[ParagraphStyle.FOOTER]
_MEAN_ADVANCE = 0.56  # of the type size; of text in sans, a little on the safe side


def write_furniture(draft: Draft) -> str:
    """Add the header and footer parts; return the section's references to them."""
    furniture = draft.document.furniture
    references = [
        _part(draft, "header", "header1", "default", _header(draft, furniture.header)),
        _part(draft, "footer", "footer1", "default", _footer(draft)),
    ]
    if furniture.first_header is not None:
        first = _header(draft, furniture.first_header)
        references.append(_part(draft, "header", "header2", "first", first))
        references.append(_part(draft, "footer", "footer2", "first", _footer(draft)))
    return "".join(sorted(references, key=lambda one: "footerReference" in one))


def _part(draft: Draft, kind: str, name: str, page: str, content: list[tuple[str, Inlines]]) -> str:
    relation = draft.package.begin(kind, name)
    writer = InlineWriter(draft, owner=name)
    direction = "<w:bidi/>" if draft.backwards else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{draft.style(style)}"/>{direction}</w:pPr>'
        f"{_with_tabs(writer, inlines)}</w:p>"
        for style, inlines in content
    )
    draft.package.fill(name, part("hdr" if kind == "header" else "ftr", paragraphs))
    return f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>'


_TAB = Run("\t")


def _with_tabs(writer: InlineWriter, inlines: Inlines) -> str:
    pieces: list[str] = []
    waiting: list[Inline] = []
    for inline in inlines:
        if inline == _TAB:
            pieces += (writer.write(tuple(waiting)), "<w:r><w:tab/></w:r>")
            waiting = []
        else:
            waiting.append(inline)
    return "".join(pieces) + writer.write(tuple(waiting))


def _header(draft: Draft, inlines: Inlines) -> list[tuple[str, Inlines]]:
    marking = draft.document.furniture.marking
    lines: list[tuple[str, Inlines]] = []
    if marking:
        lines.append((_MARKING, (Run(marking),)))
    if inlines or not lines:
        lines.append((_HEADER, inlines))
    return lines


def _footer(draft: Draft) -> list[tuple[str, Inlines]]:
    """Title to the left, marking centred, number to the right; two lines where one is too long."""
    furniture = draft.document.furniture
    start, end, marking = furniture.footer_start, furniture.footer_end, furniture.marking
    if not marking:
        return [(_FOOTER, (*start, _TAB, _TAB, *end))] if start or end else [(_FOOTER, ())]
    size = draft.theme.look(ParagraphStyle.FOOTER).size * _MEAN_ADVANCE
    middle = len(marking) * size * 1.9  # capitals, letter-spaced and a little larger
    side = max(_length(start), _length(end)) * size
    if side + middle / 2 + 8.0 < draft.theme.page.text_width / 2:
        return [(_FOOTER, (*start, _TAB, *_marking_run(draft), _TAB, *end))]
    return [(_FOOTER, (*start, _TAB, _TAB, *end)), (_MARKING, (Run(marking),))]


def _marking_run(draft: Draft) -> Inlines:
    return (Run(draft.document.furniture.marking, TextRole.MARKING),)


def _length(inlines: Inlines) -> int:
    return sum(
        len(inline.text) if isinstance(inline, Run) else 3
        for inline in inlines
        if isinstance(inline, Run | PageNumber | PageCount)
    )

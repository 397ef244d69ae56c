"""Inlines to runs, hyperlinks and fields."""

from dataclasses import dataclass, field
from itertools import groupby

from briefgen.model.document import (
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageCount,
    PageNumber,
    PageReference,
    Run,
    TextRole,
)
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.addresses import word_address
from briefgen.writing.docx.cultures import spoken
from briefgen.writing.docx.directions import Stretches, stretches
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.markup import escape

_THIN_SPACE = '<w:t xml:space="preserve">\u2009</w:t>'
"""What keeps a tag's frame off the words before it."""

_FRAMED_SPACE = ("\u00a0", "\u202f")
"""LibreOffice frames the words of a leftward tag one by one where a wide space keeps them."""

LEFTWARD_MARK = "<w:rPr><w:rtl/></w:rPr>"
"""Properties of the mark that ends a paragraph from right to left; its list number follows them."""

Look = tuple[str, bool, bool, bool, str, bool]


@dataclass
class InlineWriter:
    """Writes the inlines of one part; `owner` is the part's name, which owns its links."""

    draft: Draft
    owner: str = "document"
    _properties: dict[Look, str] = field(default_factory=dict)

    def write(self, inlines: Inlines, backwards: bool = False) -> str:
        """Return the runs and links of a paragraph; `backwards` if it runs from right to left."""
        pieces = []
        parts = zip(inlines, stretches(inlines, backwards), strict=True)
        for (href, target), group in groupby(parts, key=lambda part: _link_of(part[0])):
            address = word_address(href) if href else ""
            linked = bool(address) or target in self.draft.known_bookmarks
            runs = "".join([self._inline(inline, linked, told) for inline, told in group])
            if address:
                relation = self.draft.package.link(self.owner, address)
                runs = f'<w:hyperlink r:id="{relation}">{runs}</w:hyperlink>'
            elif target and target in self.draft.known_bookmarks:
                name = self.draft.bookmark_name(target)
                runs = f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
            pieces.append(runs)
        return "".join(pieces)

    def _inline(self, inline: Inline, linked: bool, told: Stretches) -> str:
        match inline:
            case Run():
                return self._run(inline, linked, told)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case NoteReference():
                return self._note(inline)
            case PageReference():
                page = str(self.draft.pages.page_of(inline.target) or "?")
                if inline.target not in self.draft.known_bookmarks:
                    style = self.draft.style(names.ROLES[TextRole.PROBLEM])
                    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
                    return f"<w:r>{look}<w:t>{page}</w:t></w:r>"
                name = self.draft.bookmark_name(inline.target)
                return simple_field(f"PAGEREF {name} \\h", page)
            case PageNumber():
                return simple_field("PAGE", "1")
            case PageCount():
                return simple_field("NUMPAGES", str(max(len(self.draft.pages.pages), 1)))

    def _run(self, run: Run, linked: bool, told: Stretches) -> str:
        style = names.ROLES.get(run.role, names.HYPERLINK if linked else "")
        apart = ""
        if run.role is TextRole.MARKING and told:
            way = LEFTWARD_MARK if told[0][1] else ""
            apart = f"<w:r>{way}{_THIN_SPACE}</w:r>"
            told = [(text.replace(*_FRAMED_SPACE) if way else text, way) for text, way in told]
        return apart + "".join([self._piece(run, style, text, way) for text, way in told])

    def _piece(self, run: Run, style: str, text: str, backwards: bool) -> str:
        key = (style, run.bold, run.italic, run.superscript, run.language, backwards)
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = self._run_properties(key)
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _run_properties(self, look: Look) -> str:
        style, bold, italic, superscript, language, backwards = look
        inner = "".join(
            (
                f'<w:rStyle w:val="{self.draft.style(style)}"/>' if style else "",
                "<w:b/><w:bCs/>" if bold else "",
                "<w:i/><w:iCs/>" if italic else "",
                '<w:vertAlign w:val="superscript"/>' if superscript else "",
                "<w:rtl/>" if backwards else "",
                f"<w:lang {spoken(language)}/>" if language else "",
            )
        )
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _note(self, reference: NoteReference) -> str:
        number = self.draft.note_ids.get(reference.note)
        if number is None:
            return ""
        style = self.draft.style(names.FOOTNOTE_REFERENCE)
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )


def _link_of(inline: Inline) -> tuple[str, str]:
    return (inline.href, inline.target) if isinstance(inline, Run) else ("", "")


def simple_field(instruction: str, shown: str) -> str:
    """Return a field with the text that it shows until it is updated."""
    return (
        f'<w:fldSimple w:instr=" {escape(instruction)} ">'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r></w:fldSimple>"
    )

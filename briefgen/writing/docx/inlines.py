"""Inlines to runs, hyperlinks and fields."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from briefgen.model.direction import has_right_to_left, is_right_to_left
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
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.markup import escape
from briefgen.writing.links import is_allowed_link

_BEFORE_TAG = '<w:r><w:t xml:space="preserve">\u2009</w:t></w:r>'
"""A thin space, so that a tag's frame keeps off the words before it."""

_WORDS = re.compile(r"\s+|\S+")

Look = tuple[str, bool, bool, bool, str, bool]


@dataclass
class InlineWriter:
    """Writes the inlines of one part; `owner` is the part's name, which owns its links."""

    draft: Draft
    owner: str = "document"
    _properties: dict[Look, str] = field(default_factory=dict)

    def write(self, inlines: Inlines) -> str:
        """Return runs and links."""
        pieces = []
        for (href, target), group in groupby(inlines, key=_link_of):
            linked = bool(href) or target in self.draft.known_bookmarks
            runs = "".join([self._inline(inline, linked) for inline in group])
            if is_allowed_link(href):
                relation = self.draft.package.link(self.owner, href)
                runs = f'<w:hyperlink r:id="{relation}">{runs}</w:hyperlink>'
            elif target and target in self.draft.known_bookmarks:
                name = self.draft.bookmark_name(target)
                runs = f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
            pieces.append(runs)
        return "".join(pieces)

    def _inline(self, inline: Inline, linked: bool) -> str:
        match inline:
            case Run():
                return self._run(inline, linked)
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

    def _run(self, run: Run, linked: bool) -> str:
        style = names.ROLES.get(run.role, names.HYPERLINK if linked else "")
        if not has_right_to_left(run.text):
            return self._piece(run, style, run.text, False)
        # Words of another direction need runs of their own to be joined and ordered right.
        return "".join(
            self._piece(run, style, text, backwards) for text, backwards in _by_direction(run.text)
        )

    def _piece(self, run: Run, style: str, text: str, backwards: bool) -> str:
        key = (style, run.bold, run.italic, run.superscript, run.language, backwards)
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = self._run_properties(key)
        apart = _BEFORE_TAG if run.role is TextRole.MARKING else ""
        return f'{apart}<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _run_properties(self, look: Look) -> str:
        style, bold, italic, superscript, language, backwards = look
        tag = escape(language)
        if language:
            which = "bidi" if backwards else "val"
            language = f'<w:lang w:{which}="{tag}"/>'
        inner = "".join(
            (
                f'<w:rStyle w:val="{self.draft.style(style)}"/>' if style else "",
                "<w:b/><w:bCs/>" if bold else "",
                "<w:i/><w:iCs/>" if italic else "",
                '<w:vertAlign w:val="superscript"/>' if superscript else "",
                "<w:rtl/>" if backwards else "",
                language,
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


def _by_direction(text: str) -> list[tuple[str, bool]]:
    """Return stretches of text with whether they run from right to left.

    White space between two words of one direction goes with them.
    """
    words = _WORDS.findall(text)
    ways = [None if word.isspace() else is_right_to_left(word) for word in words]
    for place, way in enumerate(ways):
        if way is None:
            before = ways[place - 1] if place else None
            after = ways[place + 1] if place + 1 < len(ways) else None
            ways[place] = bool(before and after)
    pairs = groupby(zip(words, ways, strict=True), key=lambda pair: pair[1])
    return [("".join(word for word, _ in group), bool(way)) for way, group in pairs]


def _link_of(inline: Inline) -> tuple[str, str]:
    return (inline.href, inline.target) if isinstance(inline, Run) else ("", "")


def simple_field(instruction: str, shown: str) -> str:
    """Return a field with the text that it shows until it is updated."""
    return (
        f'<w:fldSimple w:instr=" {escape(instruction)} ">'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r></w:fldSimple>"
    )

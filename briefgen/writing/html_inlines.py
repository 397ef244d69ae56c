"""Inlines to HTML."""

from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from briefgen.model.document import (
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageReference,
    Run,
    TextRole,
)
from briefgen.model.page import Pages
from briefgen.writing.links import is_allowed_link


@dataclass
class HtmlInlines:
    """Writes inlines; notes are numbered in the order in which the document has them."""

    pages: Pages
    notes: dict[str, int]
    known: frozenset[str]
    _referred: set[str] = field(default_factory=set)

    def write(self, inlines: Inlines) -> str:
        """Return markup; runs of one link share its element."""
        pieces = []
        for (href, target), group in groupby(inlines, key=_link_of):
            linked = list(group)
            inner = "".join([self._inline(inline) for inline in linked])
            if is_allowed_link(href):
                inner = f'<a href="{escape(href)}">{inner}</a>'
            elif target in self.known:
                raised = all(isinstance(run, Run) and run.superscript for run in linked)
                style = ' class="raised"' if raised else ""
                inner = f'<a{style} href="#{escape(target)}">{inner}</a>'
            pieces.append(inner)
        return "".join(pieces)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return _run(inline)
            case LineBreak():
                return "<br>"
            case NoteReference():
                return self._note(inline.note)
            case PageReference():
                page = self.pages.page_of(inline.target) or "?"
                if inline.target not in self.known:
                    return f'<span class="page-reference">{page}</span>'
                return f'<a class="page-reference" href="#{escape(inline.target)}">{page}</a>'
        return ""

    def _note(self, note: str) -> str:
        number = self.notes.get(note)
        if number is None:
            return ""
        anchor = "" if note in self._referred else f' id="ref-{number}"'
        self._referred.add(note)
        return f'<sup><a{anchor} href="#fn-{number}" role="doc-noteref">{number}</a></sup>'


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.superscript:
        text = f"<sup>{text}</sup>"
    if run.italic:
        text = f"<em>{text}</em>"
    if run.bold:
        text = f"<strong>{text}</strong>"
    role = "" if run.role in (TextRole.NORMAL, TextRole.CITATION) else f' class="role-{run.role}"'
    language = f' lang="{escape(run.language)}"' if run.language else ""
    return f"<span{role}{language}>{text}</span>" if role or language else text


def _link_of(inline: Inline) -> tuple[str, str]:
    return (inline.href, inline.target) if isinstance(inline, Run) else ("", "")

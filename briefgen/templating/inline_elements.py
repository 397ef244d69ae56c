"""Inlines of the dialect: text with its looks, links, citations, notes and page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefgen.model.document import (
    Inline,
    Inlines,
    LineBreak,
    Note,
    NoteReference,
    PageCount,
    PageNumber,
    PageReference,
    Run,
    TextRole,
)
from briefgen.templating.walk import DEEPEST, Walk

INLINE_ELEMENTS = frozenset(
    ["b", "i", "sup", "a", "run", "cite", "note", "br", "page", "pages", "pageref"]
)

WHITE = " \t\r\n"
"""White space of the markup; other spaces are words."""

_SPACES = re.compile(f"[{WHITE}]+")
_LINK = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s]*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(slots=True)
class InlineReader:
    """Reads what stands inside a paragraph. `in_furniture`: page headers and footers."""

    walk: Walk
    in_furniture: bool = False

    def read(self, element: etree._Element, look: Run | None = None) -> Inlines:
        """Return the inlines of an element, white space folded as in HTML."""
        if not len(element):  # words alone, as most paragraphs are
            text = fold(element.text or "")
            return (look.saying(text) if look else Run(text),) if text else ()
        return fold_spaces(self.inside(element, look or Run(""), 0))

    def piece(self, element: etree._Element, look: Run) -> Iterator[Inline]:
        """Yield the inlines of one inline element (not of the text after it)."""
        yield from self._element(element, look, 0)

    def inside(self, element: etree._Element, look: Run, depth: int) -> Iterator[Inline]:
        """Yield an element's text and children."""
        if depth > DEEPEST:
            raise self.walk.fault(element, "elements stand too deep in one another")
        if element.text:
            yield look.saying(element.text)
        for child in element:
            yield from self._element(child, look, depth)
            if child.tail:
                yield look.saying(child.tail)

    def _element(self, child: etree._Element, look: Run, depth: int) -> Iterator[Inline]:
        walk = self.walk
        match child.tag:
            case "b":
                walk.attributes(child)
                yield from self.inside(child, replace(look, bold=True), depth + 1)
            case "i":
                walk.attributes(child)
                yield from self.inside(child, replace(look, italic=True), depth + 1)
            case "sup":
                walk.attributes(child)
                yield from self.inside(child, replace(look, superscript=True), depth + 1)
            case "run":
                yield from self.inside(child, self._look(child, look), depth + 1)
            case "a":
                yield from self.inside(child, self._linked(child, look), depth + 1)
            case "cite":
                yield from self._citation(child, look)
            case "note":
                yield self._note(child)
            case "br":
                walk.attributes(child)
                yield LineBreak()
            case "pageref":
                given = walk.attributes(child, "to")
                yield PageReference(walk.target(child, given.get("to", "")))
            case "page" | "pages":
                yield self._page(child)
            case _:
                what = f"<{child.tag}> cannot stand inside a line of text"
                raise walk.fault(child, what, f"Inside a line stand {_named(INLINE_ELEMENTS)}.")

    def _look(self, element: etree._Element, look: Run) -> Run:
        given = self.walk.attributes(element, "role", "lang")
        role = self.walk.choice(element, "role", given.get("role", ""), TextRole, look.role)
        language = given.get("lang", "")
        if language and not _LANGUAGE.fullmatch(language):
            raise self.walk.fault(element, f"“{language}” is no language tag", "Write en or pt-BR.")
        return replace(look, role=role, language=language or look.language)

    def _linked(self, element: etree._Element, look: Run) -> Run:
        """`to` leads to a place of the document, `href` out of it.

        An address that a brief must not link to leaves its text, without the link.
        """
        given = self.walk.attributes(element, "href", "to")
        if "to" in given:
            return replace(look, href="", target=self.walk.target(element, given["to"]))
        href = given.get("href", "").strip()
        return replace(look, href=href if _LINK.fullmatch(href) else "", target="")

    def _citation(self, element: etree._Element, look: Run) -> Iterator[Inline]:
        """Source numbers, each linked to `source-<number>` where that is; raised, unless plain."""
        given = self.walk.attributes(element, "ref", "plain")
        plain = self.walk.truth(element, "plain", given.get("plain", ""))
        role = look.role if plain else TextRole.CITATION
        mark = replace(look, role=role, superscript=not plain, bold=False, href="")
        between = ", " if plain else ","
        for index, word in enumerate(given.get("ref", "").split()):
            if not (word.isascii() and word.isdecimal()):
                what = f"“{word}” is no source number"
                raise self.walk.fault(element, what, "Give numbers with spaces between them.")
            if index:
                yield replace(mark, text=between, target="")
            place = f"source-{word}"
            target = place if place in self.walk.named else ""
            yield replace(mark, text=word, target=target)

    def _note(self, element: etree._Element) -> NoteReference:
        given = self.walk.attributes(element, "id")
        if self.in_furniture or any(parent.tag == "note" for parent in element.iterancestors()):
            raise self.walk.fault(element, "a footnote cannot stand in a footnote, head or foot")
        notes = self.walk.notes
        name = given.get("id", "") or f"note-{len(notes) + 1}"
        if name in notes:
            raise self.walk.fault(element, f"two footnotes are named “{name}”")
        notes[name] = Note(name, ())  # keeps its place while it is read
        notes[name] = Note(name, self.read(element))
        return NoteReference(name)

    def _page(self, element: etree._Element) -> Inline:
        self.walk.attributes(element)
        if not self.in_furniture:
            what = f"<{element.tag}/> stands outside of <header> and <footer>"
            raise self.walk.fault(element, what)
        return PageNumber() if element.tag == "page" else PageCount()


def _named(elements: frozenset[str]) -> str:
    return ", ".join(f"<{name}>" for name in sorted(elements))


def fold_spaces(inlines: Iterator[Inline]) -> Inlines:
    """Return inlines with white space folded: single spaces, none at the ends of a line.

    Runs that look the same are joined.
    """
    folded: list[Inline] = []
    at_start = True
    for inline in inlines:
        if not isinstance(inline, Run):
            if isinstance(inline, LineBreak):
                _strip_end(folded)
            folded.append(inline)
            at_start = isinstance(inline, LineBreak)
            continue
        text = inline.text
        if not _is_folded(text):
            text = _SPACES.sub(" ", text)
        if at_start:
            text = text.lstrip(" ")
        if not text:
            continue
        at_start = text.endswith(" ")
        last = folded[-1] if folded else None
        if isinstance(last, Run) and last.look == inline.look:
            folded[-1] = last.saying(last.text + text)
        else:
            folded.append(inline if text == inline.text else inline.saying(text))
    _strip_end(folded)
    return tuple(folded)


def fold(text: str) -> str:
    """Return text on one line: white space of the markup folded, other spaces kept."""
    return (text if _is_folded(text) else _SPACES.sub(" ", text)).strip(" ")


def _is_folded(text: str) -> bool:
    """Return whether text certainly has single spaces alone; most of a long brief's has."""
    return text.isprintable() and "  " not in text


def _strip_end(inlines: list[Inline]) -> None:
    if inlines and isinstance(inlines[-1], Run):
        text = inlines[-1].text.rstrip(" ")
        if not text:
            inlines.pop()
        elif text != inlines[-1].text:
            inlines[-1] = inlines[-1].saying(text)

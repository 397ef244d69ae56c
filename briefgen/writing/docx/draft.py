"""What one DOCX gathers while its body is written: styles, bookmarks, links, lists, pictures."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.model.direction import is_right_to_left_language
from briefgen.model.document import Document, Heading
from briefgen.model.page import Destination, Pages
from briefgen.model.theme import PageGeometry, Theme
from briefgen.writing.docx.package import Package
from briefgen.writing.docx.styles import StyleSheet

_LONGEST_BOOKMARK = 40
_NOT_IN_BOOKMARK = re.compile(r"\W")


@dataclass
class Draft:
    """State of writing one document.

    Attributes:
        package: parts and relationships.
        page: geometry of the pages of the section that is being written.
        sections: how many have ended. furniture: their references to headers and footers, by
            whether the pages are turned.
        numbered: start of each numbered list, with its level; a list's numbering follows from its
            place here.
        headings: destinations of headings not written yet, in the layout's order.
    """

    document: Document
    theme: Theme
    pages: Pages
    sheet: StyleSheet
    package: Package
    page: PageGeometry
    known_bookmarks: frozenset[str] = frozenset()
    numbered: list[tuple[int, int]] = field(default_factory=list)
    note_ids: dict[str, int] = field(default_factory=dict)
    sections: int = 0
    furniture: dict[bool, str] = field(default_factory=dict)
    furniture_parts: Counter[str] = field(default_factory=Counter)
    _bookmarks: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _bookmark_count: int = 0
    _drawing_count: int = 0
    _heading_count: int = 0
    _figure_count: int = 0
    _tables: Iterator[tuple[float, ...]] | None = None

    @property
    def backwards(self) -> bool:
        """Whether the document's language runs from right to left."""
        return is_right_to_left_language(self.document.properties.language)

    @property
    def turned(self) -> bool:
        """Whether the section's pages stand otherwise than the theme's."""
        return self.page != self.theme.page

    def style(self, name: str) -> str:
        """Return the id of a style."""
        return self.sheet.ids[name]

    def bookmark_name(self, name: str) -> str:
        """Return the name of a bookmark as Word allows it: letters, digits, _, 40 at most."""
        if name not in self._bookmarks:
            plain = _NOT_IN_BOOKMARK.sub("_", name)[:_LONGEST_BOOKMARK]
            if not plain[:1].isalpha():
                plain = f"b_{plain}"[:_LONGEST_BOOKMARK]
            free, number = plain, 1
            while free.casefold() in self._taken:
                number += 1
                end = f"_{number}"
                free = plain[: _LONGEST_BOOKMARK - len(end)] + end
            self._taken.add(free.casefold())
            self._bookmarks[name] = free
        return self._bookmarks[name]

    def bookmarked(self, content: str, *bookmarks: str) -> str:
        """Return content between the start and end of bookmarks, given by their Word names."""
        starts, ends = [], []
        for name in bookmarks:
            self._bookmark_count += 1
            number = self._bookmark_count
            starts.append(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
            ends.append(f'<w:bookmarkEnd w:id="{number}"/>')
        return "".join(starts) + content + "".join(reversed(ends))

    def next_heading(self) -> str:
        """Return the Word bookmark of the next heading, for the contents."""
        self._heading_count += 1
        return heading_bookmark(self._heading_count)

    def next_drawing(self) -> int:
        """Return a number of its own for a drawing."""
        self._drawing_count += 1
        return self._drawing_count

    def next_figure(self) -> int:
        """Return which figure of the document comes next, counted from 0 as in the layout."""
        self._figure_count += 1
        return self._figure_count - 1

    def next_table(self) -> tuple[float, ...]:
        """Return the widths of the next table's columns on our own pages, () if not known.

        They are in points, without the space between columns.
        """
        if self._tables is None:
            elements = self.pages.elements
            self._tables = iter([one.widths for one in elements if one.kind == "Table"])
        return next(self._tables, ())

    def numbering(self, start: int, level: int) -> int:
        """Return the numbering of a new numbered list, which begins anew at `start`."""
        self.numbered.append((start, level))
        return len(self.numbered) + 1  # the bullets' numbering is number 1


def heading_bookmark(number: int) -> str:
    """Return the name under which the contents find a heading, counted from 1."""
    return f"_Toc{number:08d}"


def heading_pages(pages: Pages, headings: list[Heading]) -> list[Destination | None]:
    """Return the place of each heading, None where the layout has none."""
    outline = list(pages.outline)
    return [outline[index] if index < len(outline) else None for index in range(len(headings))]

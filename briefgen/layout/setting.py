"""What every block needs to know to be laid out, and the memory of blocks laid out before."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from threading import Lock
from typing import TypeAlias

from briefgen.layout.builder import Builder
from briefgen.layout.fonts import FontShelf
from briefgen.layout.fragment import Fragment
from briefgen.layout.looks import base_look, run_look
from briefgen.layout.vocabulary import Vocabulary
from briefgen.model.direction import is_right_to_left
from briefgen.model.document import Block, Run, TextRole
from briefgen.model.nouns import noun
from briefgen.model.page import Destination
from briefgen.model.theme import TextStyle, Theme

_Manner: TypeAlias = tuple[TextRole, bool, bool, bool, str, bool]
"""What of a run decides how it looks: role, bold, italic, superscript, language, linked."""


class BlockCache:
    """Laid-out blocks of earlier runs, so that a change in one costs the layout of one.

    It belongs to one FontShelf. Blocks that two runs in a row did not use are forgotten.
    `headings` are those of the last run with their pages, the best guess for the next. `lock` is
    held during a run: of two threads the second waits.
    """

    def __init__(self) -> None:
        self._theme: Theme | None = None
        self._language = ""
        self._run = 0
        self.headings: tuple[Destination, ...] = ()
        self.lock = Lock()
        self._held: dict[tuple[Block, float, int], tuple[int, Fragment]] = {}

    def begin(self, theme: Theme, language: str) -> None:
        """Start a run; another theme or language empties the cache."""
        if theme != self._theme or language != self._language:
            self._held.clear()
            self.headings = ()
        self._theme, self._language = theme, language
        self._run += 1

    def end(self) -> None:
        """End a run: forget what it and the one before did not use."""
        old = [key for key, (run, _) in self._held.items() if run < self._run - 1]
        for key in old:
            del self._held[key]

    def get(self, key: tuple[Block, float, int], answer: Callable[[str], str]) -> Fragment | None:
        """Return the block's fragment if the rest of the document still answers as it did."""
        entry = self._held.get(key)
        if entry is None or any(answer(what) != value for what, value in entry[1].uses):
            return None
        self._held[key] = (self._run, entry[1])
        return entry[1]

    def put(self, key: tuple[Block, float, int], fragment: Fragment) -> None:
        """Keep a fragment."""
        self._held[key] = (self._run, fragment)

    def __len__(self) -> int:
        """Return the number of blocks held."""
        return len(self._held)


@noun(frozen=True, slots=True)
class Setting:
    """What a block's layout may look at besides the block itself.

    Attributes:
        cache: blocks of earlier runs, None if none are kept.
        notes: number of each footnote, by id.
        pages: page of each bookmark, by name, as far as known.
        headings: headings of the document with their pages, for the contents.
        depth: how deeply lists are nested here.
        mirrored: whether the document runs from right to left, and so its pages' sides change.
        spoken: vocabularies of styles worked out so far, by the identity of the style that is kept
            with each; numbered: of the same with figures of one width, by the style itself;
            told: of runs inside them; marks: of footnote marks.
        entries: the contents' entries set so far, without page numbers: by name, title, level of
            the heading, and width.
        page, count: number of this page and of all pages, in page headers and footers.
    """

    theme: Theme
    shelf: FontShelf
    cache: BlockCache | None
    language: str
    notes: Mapping[str, int]
    pages: Mapping[str, str]
    headings: tuple[Destination, ...] = ()
    depth: int = 0
    mirrored: bool = False
    page: str = ""
    count: str = ""
    spoken: dict[int, tuple[TextStyle, Vocabulary]] = field(default_factory=dict)
    numbered: dict[TextStyle, Vocabulary] = field(default_factory=dict)
    told: dict[tuple[int, _Manner], Vocabulary] = field(default_factory=dict)
    marks: dict[int, Vocabulary] = field(default_factory=dict)
    entries: dict[tuple[str, str, int, float], Fragment] = field(default_factory=dict)

    def leftwards(self, text: str) -> bool:
        """Return whether a paragraph's text runs from right to left."""
        return is_right_to_left(text, self.mirrored)

    def vocabulary(self, style: TextStyle) -> Vocabulary:
        """Return the words of a style."""
        known = self.spoken.get(id(style))
        if known is None:
            found = self.shelf.vocabulary(base_look(self.theme, style, self.language))
            known = self.spoken[id(style)] = (style, found)
        return known[1]

    def numbers(self, style: TextStyle) -> Vocabulary:
        """Return the words of a style with figures of one width, which stand under one another."""
        if style not in self.numbered:
            tabular = replace(style, tabular_figures=True)
            self.numbered[style] = self.shelf.vocabulary(
                base_look(self.theme, tabular, self.language)
            )
        return self.numbered[style]

    def run_vocabulary(self, base: Vocabulary, run: Run, quiet: bool = False) -> Vocabulary:
        """Return the words of a run inside text of the vocabulary `base`.

        `quiet`: a link in it looks like the text around it.
        """
        linked = bool(run.href or run.target) and not quiet
        marked = run.bold or run.italic or run.superscript or run.language or linked
        if not marked and run.role is TextRole.NORMAL:
            return base
        manner = (run.role, run.bold, run.italic, run.superscript, run.language, linked)
        found = self.told.get((id(base), manner))
        if found is None:
            shown = replace(run, href="", target="") if quiet else run
            found = self.shelf.vocabulary(run_look(self.theme, base.look, shown))
            self.told[id(base), manner] = found
        return found

    def note_vocabulary(self, base: Vocabulary) -> Vocabulary:
        """Return the words of a footnote's mark inside text of the vocabulary `base`."""
        found = self.marks.get(id(base))
        if found is None:
            raised = run_look(self.theme, base.look, Run("", superscript=True))
            found = self.shelf.vocabulary(replace(raised, colour=self.theme.colour("accent")))
            self.marks[id(base)] = found
        return found

    def answer(self, what: str) -> str:
        """Return what "note:<id>", "page:<bookmark>" or "contents:" stands for, "" if unknown."""
        kind, _, name = what.partition(":")
        if kind == "note":
            return str(self.notes.get(name, ""))
        if kind == "page":
            return self.pages.get(name, "")
        return "\n".join(f"{d.level} {d.title} {d.page} {d.name}" for d in self.headings)


Lay: TypeAlias = Callable[[Block, float, Setting], Fragment]
"""Lays out one block in a width; handed to composite blocks for their parts."""


@noun(frozen=True, slots=True)
class Stack:
    """Where a composite wants its parts: in which builder, under which element, how far right.

    `bare`: words that stand there alone are the element's own content, as a cell's may be, and
    no paragraph in it.
    """

    builder: Builder
    parent: int
    dx: float = 0.0
    bare: bool = False

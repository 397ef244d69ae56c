"""What every block needs to know to be laid out, and the memory of blocks laid out before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

from briefgen.layout.fonts import FontShelf
from briefgen.layout.fragment import Builder, Fragment, Unit
from briefgen.layout.looks import Look
from briefgen.model.document import Block
from briefgen.model.page import Destination
from briefgen.model.theme import TextStyle, Theme


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


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block's layout may look at besides the block itself.

    Attributes:
        cache: blocks of earlier runs, None if none are kept.
        notes: number of each footnote, by id.
        pages: page of each bookmark, by name, as far as known.
        headings: headings of the document with their pages, for the contents.
        depth: how deeply lists are nested here.
        looks: looks of styles worked out so far.
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
    page: str = ""
    count: str = ""
    looks: dict[TextStyle, Look] = field(default_factory=dict)

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


def lay_stack(
    blocks: Sequence[Block], width: float, setting: Setting, stack: "Stack", lay: Lay
) -> tuple[Unit, ...]:
    """Return the units of blocks one under the other, embedded into a composite's builder."""
    units: list[Unit] = []
    for block in blocks:
        units.extend(stack.builder.embed(lay(block, width, setting), stack.parent, stack.dx))
    return tuple(units)


@dataclass(frozen=True, slots=True)
class Stack:
    """Where a composite wants its parts: in which builder, under which element, how far right."""

    builder: Builder
    parent: int
    dx: float = 0.0

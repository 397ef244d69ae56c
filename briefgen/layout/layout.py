"""The front door of the layout: a Document and a Theme become pages."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from briefgen.layout.blocks import lay_block
from briefgen.layout.ending import Flow, ended, squeeze_elsewhere
from briefgen.layout.filling import NOTE_SPACE, Sheet
from briefgen.layout.fonts import FontShelf
from briefgen.layout.footnotes import lay_notes
from briefgen.layout.fragment import Fragment, Unit
from briefgen.layout.furniture import FurnitureSetter
from briefgen.layout.placing import Canvas
from briefgen.layout.setting import BlockCache, Setting
from briefgen.layout.structure import Tree
from briefgen.layout.survey import named, survey
from briefgen.layout.text_lines import Strip
from briefgen.model.collecting import uncollected
from briefgen.model.direction import is_right_to_left_language
from briefgen.model.document import Block, Blocks, Columns, Document, PageBreak, PageReference
from briefgen.model.page import Destination, Line, Page, Pages
from briefgen.model.problem import Problem
from briefgen.model.theme import Theme

_PASSES = 5
_SHORT = 4
"""Pages of a document that other programs are to set on as many; longer ones may differ."""


@dataclass(slots=True)
class _Body:
    """All units of the document, by how much the elements of each rise, and what came with them."""

    units: list[Unit]
    bases: list[int]
    notes: dict[str, list[Unit]]
    tree: Tree
    note_problems: list[Problem]
    fragments: Sequence[Fragment]
    squeeze: float = 1.0
    beside: bool = False

    @property
    def problems(self) -> list[Problem]:
        """Return what could not be printed as it should."""
        told = [problem for fragment in self.fragments for problem in fragment.problems]
        return [*told, *self.note_problems]


def lay_out(
    document: Document, theme: Theme, fonts: FontShelf, cache: BlockCache | None = None
) -> Pages:
    """Return a document as pages of drawing operations.

    Args:
        document: what is to be printed. Odd content is laid out sanely; what could not be
            printed as it should is told in the result's `problems`.
        theme: how it looks.
        fonts: the fonts; font files are read when first needed.
        cache: blocks of earlier runs with the same fonts; only what changed is laid out anew.

    Raises:
        BriefgenError: a font file of the theme is missing.
    """
    with cache.lock if cache is not None else nullcontext(), uncollected():
        return _lay_out(document, theme, fonts, cache)


def _lay_out(document: Document, theme: Theme, fonts: FontShelf, cache: BlockCache | None) -> Pages:
    language = document.properties.language
    if cache is not None:
        cache.begin(theme, language)
    found = survey(document)
    headings = found.headings
    if cache is not None and _names(cache.headings) == _names(headings):
        headings = cache.headings
    mirrored = is_right_to_left_language(language)
    setting = Setting(theme, fonts, cache, language, found.notes, {}, headings, mirrored=mirrored)
    body, sheets, canvases = _settled(document, setting)
    destinations = named(d for canvas in canvases for d in canvas.destinations)
    furniture = FurnitureSetter(document.furniture, setting)
    for canvas in canvases:
        furniture.set(canvas, len(canvases))
    if cache is not None:
        cache.headings = _headings(destinations)
        cache.end()
    pages = tuple(
        Page(one.page.width, one.page.height, tuple(one.groups), tuple(one.areas))
        for one in canvases
    )
    elements, parents = body.tree.finished()
    return Pages(
        pages=pages,
        elements=elements,
        parents=parents,
        destinations=destinations,
        problems=tuple(dict.fromkeys([*body.problems, *furniture.problems.problems])),
        fill=min(sheets[-1].fill, 1.0),
        squeeze=body.squeeze,
        beside=body.beside,
    )


def _headings(destinations: Sequence[Destination]) -> tuple[Destination, ...]:
    """Return the headings with their pages; where on these they stand is left out."""
    headings = (d for d in destinations if d.level)
    return tuple(Destination(d.name, d.page, 0.0, d.level, d.title) for d in headings)


def _names(headings: Sequence[Destination]) -> list[tuple[str, int, str]]:
    return [(heading.name, heading.level, heading.title) for heading in headings]


def _settled(document: Document, setting: Setting) -> tuple[_Body, list[Sheet], list[Canvas]]:
    """Lay out until the page numbers that the text tells are those of the pages."""
    fragments = _fragments(document, setting, ())
    body = _body(document, setting, fragments)
    sheets = _filled(document, body, setting)
    canvases = [_drawn(sheet, number, setting) for number, sheet in enumerate(sheets, 1)]
    asked = {what.partition(":")[0] for f in fragments for what, _ in f.uses}
    noted = any(isinstance(i, PageReference) for note in document.notes for i in note.inlines)
    for _ in range(_PASSES):
        destinations = named(d for canvas in canvases for d in canvas.destinations)
        pages = {d.name: str(d.page) for d in destinations if d.name}
        headings = _headings(destinations)
        if (pages == setting.pages or not (noted or "page" in asked)) and (
            headings == setting.headings or "contents" not in asked
        ):
            break
        setting = replace(setting, pages=pages, headings=headings)
        earlier, fragments = fragments, _fragments(document, setting, fragments)
        swaps = None if noted else body.tree.swap(earlier, fragments)
        body.fragments = fragments
        if swaps is None:
            body = _body(document, setting, fragments)
            sheets = _filled(document, body, setting)
        canvases = [
            _drawn(sheet, number, setting)
            if swaps is None or sheet.swap(swaps)
            else canvases[number - 1]
            for number, sheet in enumerate(sheets, 1)
        ]
    return body, sheets, canvases


def _fragments(document: Document, setting: Setting, earlier: Sequence[Fragment]) -> list[Fragment]:
    """Lay out all blocks, or only those that now ask for another answer than before."""
    placed = _turned(document.blocks, setting)
    if not earlier:
        return [lay_block(block, own.theme.page.text_width, own) for block, own in placed]
    return [
        lay_block(block, own.theme.page.text_width, own)
        if any(setting.answer(what) != value for what, value in fragment.uses)
        else fragment
        for (block, own), fragment in zip(placed, earlier, strict=True)
    ]


def _turned(blocks: Blocks, setting: Setting) -> Iterator[tuple[Block, Setting]]:
    """Yield each block with the setting of the pages on which it stands, upright or across."""
    own = setting
    for block in blocks:
        if isinstance(block, PageBreak) and block.orientation is not None:
            page = setting.theme.page.turned(block.orientation)
            own = replace(setting, theme=replace(setting.theme, page=page))
        yield block, own


def _body(document: Document, setting: Setting, fragments: Sequence[Fragment]) -> _Body:
    """Put blocks and footnotes together."""
    tree = Tree(document.properties.language)
    units: list[Unit] = []
    bases: list[int] = []
    problems: list[Problem] = []
    for fragment in fragments:
        base = tree.add(fragment)
        units.extend(fragment.units)
        bases.extend([base] * len(fragment.units))
    notes = lay_notes(document, setting, tree, problems)
    shown = {note for unit in units for note in unit.notes}
    for note in notes:
        if note not in shown:
            units.append(Strip(0.0, notes=(note,)))
            bases.append(0)
    return _Body(units, bases, notes, tree, problems, fragments)


def _filled(document: Document, body: _Body, setting: Setting) -> list[Sheet]:
    """Put the units on pages, and find how they fit on as many where columns are no columns."""
    room = setting.theme.page.text_height
    own = ended(Flow(body.units, body.notes, body.bases), room)
    body.squeeze, body.beside = own.squeeze, False
    if len(own.sheets) <= _SHORT:
        as_here = Flow(body.units, body.notes)
        found = None
        if any(map(_is_beside, document.blocks)):
            units = list(_one_column(document, body.fragments, setting))
            found = squeeze_elsewhere(Flow(units, body.notes), room, own)
            body.beside = found is None
        if found is None:
            found = squeeze_elsewhere(as_here, room, own)
        body.squeeze = own.squeeze if found is None else found
    return own.sheets


def _is_beside(block: Block) -> bool:
    return isinstance(block, Columns) and block.kind != "facts"


def _one_column(
    document: Document, fragments: Sequence[Fragment], setting: Setting
) -> Iterator[Unit]:
    """Yield the units of the document with those of columns one after the other."""
    placed = _turned(document.blocks, setting)
    for (block, own), fragment in zip(placed, fragments, strict=True):
        if isinstance(block, Columns) and _is_beside(block):
            for inner in (inner for column in block.columns for inner in column):
                yield from lay_block(inner, own.theme.page.text_width, own).units
        else:
            yield from fragment.units


def _drawn(sheet: Sheet, number: int, setting: Setting) -> Canvas:
    page = sheet.page or setting.theme.page
    canvas = Canvas(number, page)
    for placed in sheet.units:
        canvas.place(placed.unit, page.left, page.top + placed.y, placed.base)
    if sheet.notes:
        y = page.height - page.bottom - sum(unit.height for unit in sheet.notes)
        long = page.text_width * 0.25
        rule = Line(0.0, 0.0, long, 0.0, 0.6, setting.theme.colour("secondary"))
        left = page.width - page.right - long if setting.mirrored else page.left
        canvas.draw(left, y - NOTE_SPACE * 0.45, 0, (rule,))
        # Notes are as wide as on the theme's pages; text that runs leftwards begins at the right.
        far = page.text_width - setting.theme.page.text_width if setting.mirrored else 0.0
        for unit in sheet.notes:
            canvas.place(unit, page.left + far, y, 0)
            y += unit.height
    return canvas

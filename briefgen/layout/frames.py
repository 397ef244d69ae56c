"""Blocks in frames: quotations, boxes, columns side by side."""

from dataclasses import replace

from briefgen.layout.builder import Builder
from briefgen.layout.elements import PARAGRAPH
from briefgen.layout.fragment import (
    NO_DECORATION,
    Band,
    Column,
    Decoration,
    Fragment,
    Unit,
    indented,
)
from briefgen.layout.paragraphs import runs_leftwards
from briefgen.layout.setting import Lay, Setting, Stack
from briefgen.layout.stacking import lay_stack
from briefgen.layout.typesetting import Lines, set_lines
from briefgen.model.document import Block, BlockQuote, Box, Columns, Paragraph, ParagraphStyle
from briefgen.model.page import Element

_NARROW = 300.0
"""Points below which columns stand one under the other."""

_HAIRLINE = 0.8
_EDGE = 2.8
_FACTS_GAP = 10.0


def lay_quote(block: BlockQuote, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return a quotation: a hairline at its left, the attribution under it."""
    theme = setting.theme
    builder = Builder()
    parent = builder.element(Element("BlockQuote"))
    left, inner = indented(width, theme.quote_indent)
    units = list(lay_stack(block.blocks, inner, setting, Stack(builder, parent), lay))
    if block.attribution:
        style = theme.look(ParagraphStyle.ATTRIBUTION)
        element = builder.element(PARAGRAPH, parent)
        lines = Lines(style, inner, element, origin=block.origin)
        said = set_lines(block.attribution, lines, setting, builder)
        if said is not None:
            if units:
                units[-1] = replace(units[-1], after=style.before, keep=True)
            units.append(replace(said, whole=True))
    if not units:
        return builder.nothing()
    last = theme.look(ParagraphStyle.BODY)
    mirrored = runs_leftwards(block.blocks, setting)
    band = Band(
        x=0.0,
        width=width,
        columns=(Column(0.0 if mirrored else left, inner, tuple(units)),),
        top=0.5,
        bottom=1.5,
        before=3.0,
        after=max(last.after, 6.0),
        decoration=Decoration(
            edge=theme.colour("hairline"), edge_width=_HAIRLINE, edge_right=mirrored
        ),
        whole_below=last.leading * 5,
        origin=block.origin,
    )
    return builder.fragment((band,))


def lay_box(block: Box, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return blocks on a tint with an edge; only the bottom line is tinted."""
    theme = setting.theme
    builder = Builder()
    parent = builder.element(Element("Sect"))
    tinted = block.kind == "bottom-line"
    padding = 12.0 if tinted else theme.quote_indent
    right = 12.0 if tinted else 0.0
    left, inner = indented(width, padding, right)
    units = lay_stack(block.blocks, inner, setting, Stack(builder, parent), lay)
    if not units:
        return builder.nothing()
    edge = theme.colour("hairline" if block.kind == "note" else "accent")
    decoration = Decoration(
        tint=theme.colour("tint") if tinted else "",
        edge=edge,
        edge_width=_EDGE if tinted else 1.2,
        edge_right=setting.mirrored,
    )
    band = Band(
        x=0.0,
        width=width,
        columns=(Column(width - left - inner if setting.mirrored else left, inner, units),),
        top=8.0 if tinted else 1.0,
        bottom=9.0 if tinted else 1.0,
        before=9.0 if tinted else 5.0,
        after=10.0 if tinted else 6.0,
        decoration=decoration,
        whole_below=140.0,
        origin=block.origin,
    )
    return builder.fragment((band,))


def lay_columns(block: Columns, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return columns side by side, or one under the other on a narrow page."""
    theme = setting.theme
    facts = block.kind == "facts"
    count = len(block.columns)
    builder = Builder()
    gap = _FACTS_GAP if facts else theme.column_gap
    if count == 0:
        return Fragment(())
    per_row = count
    if width < _NARROW:
        per_row = 2 if facts and width > _NARROW / 2 and count > 1 else 1
    bands: list[Unit] = []
    for start in range(0, count, per_row):
        part = block.columns[start : start + per_row]
        shares = [s if s > 0 else 0.0 for s in block.widths[start : start + per_row]]
        if len(shares) != len(part) or not any(shares):
            shares = [1.0] * per_row
        shares = [s or sum(shares) / len(shares) for s in shares]
        room = width - gap * (len(shares) - 1)
        shares = [max(share, 0.15 * sum(shares)) for share in shares]
        columns, x = [], 0.0
        for blocks, share in zip(part, shares, strict=False):
            shown = tuple(_fact(block) for block in blocks) if facts else blocks
            wide = room * share / sum(shares)
            parent = builder.element(Element("Div"))
            stack = Stack(builder, parent)
            place = width - x - wide if setting.mirrored else x
            columns.append(Column(place, wide, lay_stack(shown, wide, setting, stack, lay)))
            x += wide + gap
        if any(column.units for column in columns):
            bands.append(_band(columns, width, block))
    if facts and bands:
        bands = _ruled(bands, setting)
    return builder.fragment(bands)


def _fact(block: Block) -> Block:
    """Return a block of the header block; its labels are as quiet as a table's head."""
    if isinstance(block, Paragraph) and block.style is ParagraphStyle.LABEL:
        return replace(block, style=ParagraphStyle.CELL_HEAD, keep_with_next=True)
    return block


def _band(columns: list[Column], width: float, block: Columns) -> Band:
    firsts = [column.units[0].before for column in columns if column.units]
    lasts = [column.units[-1].after for column in columns if column.units]
    return Band(
        x=0.0,
        width=width,
        columns=tuple(columns),
        before=max(firsts),
        after=max(lasts),
        whole_below=60.0,
        decoration=NO_DECORATION,
        origin=block.origin,
    )


def _ruled(bands: list[Unit], setting: Setting) -> list[Unit]:
    """Put the header block between its strong and its thin rule."""
    theme = setting.theme
    result = [replace(band, keep=number < len(bands) - 1) for number, band in enumerate(bands)]
    first = result[0]
    if isinstance(first, Band):
        over = replace(first.decoration, over=theme.colour("ink"), over_width=1.3)
        result[0] = replace(first, top=7.5, before=9.0, decoration=over)
    last = result[-1]
    if isinstance(last, Band):
        under = replace(last.decoration, under=theme.colour("hairline"), under_width=0.7)
        result[-1] = replace(last, bottom=7.5, after=10.0, decoration=under)
    return result

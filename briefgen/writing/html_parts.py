"""Tables and figures to HTML."""

import base64
from collections.abc import Callable
from html import escape

from briefgen.model.document import Align, Blocks, Figure, Picture, Table
from briefgen.model.page import Pages
from briefgen.model.table_grid import Place, column_count, dressed, grid
from briefgen.model.theme import Palette
from briefgen.writing.drawing_formats import as_svg, plain_paint
from briefgen.writing.drawings import figure_drawings
from briefgen.writing.html_style import svg_paint

WriteBlocks = Callable[[Blocks], str]


def write_table(table: Table, blocks: WriteBlocks) -> str:
    """Return a table with a regular grid; `blocks` writes what stands in a cell."""
    label = f' aria-label="{escape(table.summary)}"' if table.summary else ""
    count = column_count(table)
    head = "".join(_row(row, blocks, head=True) for row in grid(table.head, count))
    rows = "".join(_row(row, blocks, head=False) for row in grid(table.rows, count))
    thead = f"<thead>\n{head}</thead>\n" if head else ""
    return f'<div class="table"><table{label}>\n{thead}<tbody>\n{rows}</tbody>\n</table></div>\n'


def _row(places: list[Place], blocks: WriteBlocks, *, head: bool) -> str:
    cells = (_cell(dressed(place, head=head), blocks, head) for place in places)
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(place: Place, blocks: WriteBlocks, head: bool) -> str:
    header = place.cell.header
    scope = "col" if head else "row"
    attributes = "".join(
        (
            f' scope="{scope}"' if header else "",
            f' colspan="{place.colspan}"' if place.colspan > 1 else "",
            f' rowspan="{place.rowspan}"' if place.rowspan > 1 else "",
        )
    )
    tag = "th" if header else "td"
    return f"<{tag}{attributes}>{blocks(place.cell.blocks)}</{tag}>"


def write_figure(figure: Figure, index: int, pages: Pages, palette: Palette, caption: str) -> str:
    """Return a picture or drawing with its caption.

    Args:
        figure: the figure.
        index: which of the document's it is, counted from 0 as in the layout.
        pages: the layout, which drew it.
        palette: the theme's colours.
        caption: its caption as markup, "" for none.
    """
    picture = figure.content if isinstance(figure.content, Picture) else None
    if picture is not None and not picture.is_vector:
        data = base64.b64encode(picture.data).decode("ascii")
        width = f' style="width:{picture.width:g}pt"' if picture.width else ""
        source = f"data:{picture.media_type};base64,{data}"
        drawn = f'<img class="picture" src="{source}" alt="{escape(figure.alt)}"{width}>'
    else:
        drawn = _drawn(figure, index, pages, palette)
    if caption:
        caption = f'\n<figcaption class="caption">{caption}</figcaption>'
    classes = [] if figure.align is Align.START else [f"at-{figure.align}"]
    if picture is None:
        classes.append("drawn")  # on a narrow screen it is moved to and fro rather than shrunk
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f"<figure{named}>{drawn}{caption}</figure>\n"


def _drawn(figure: Figure, index: int, pages: Pages, palette: Palette) -> str:
    """Return a drawing of the layout's; a timeline follows the screen's colours."""
    picture = isinstance(figure.content, Picture)
    paint = plain_paint if picture else svg_paint(palette)
    drawn = ""
    for part, drawing in enumerate(figure_drawings(pages, index, figure.alt)):
        label = f' role="img" aria-label="{escape(figure.alt)}"'
        said = label if part == 0 else ' aria-hidden="true"'
        if picture:
            said += f' class="picture" style="width:{drawing.width:g}pt"'
        drawn += as_svg(drawing, paint, said, f"drawing-{index}-{part}")
    return drawn or f'<p class="caption">{escape(figure.alt, quote=False)}</p>'
